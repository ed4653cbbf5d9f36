using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3006: limits the wait to half a minute. What has overflowed already cannot be limited any more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnlimitedBackoffCodeFix)), Shared]
public sealed class UnlimitedBackoffCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UnlimitedBackoff);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (OptionSettings.CreationOf(context.ReportedNode) is { } options)
        {
            var added = new SolutionEdits();
            OptionSettings.Add(added, options, HalfMinute());
            return Offer(new PlannedFix("Wait at most 30 seconds", nameof(UnlimitedBackoffCodeFix), added));
        }

        if (context.ReportedNode.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: { Count: 1 } arguments } call
            || LimitOf(call) is not { } limit
            || context.Model.GetTypeInfo(arguments[0].Expression, context.CancellationToken).Type?.SpecialType != SpecialType.System_Double)
        {
            return Offer();
        }

        var edits = new SolutionEdits();
        edits.Replace(arguments[0].Expression, current => AtMost(current, limit).WithTriviaFrom(current));
        return Offer(new PlannedFix("Wait at most 30 seconds", nameof(UnlimitedBackoffCodeFix), edits));
    }

    private static ExpressionSyntax HalfMinute()
    {
        var time = SyntaxFactory.ParseName("global::System.TimeSpan").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);
        var setting = SyntaxFactory.ParseExpression("MaxDelay = T.FromSeconds(30)");
        return setting.ReplaceNode(setting.DescendantNodes().First(node => node is IdentifierNameSyntax { Identifier.ValueText: "T" }), time);
    }

    /// <summary>Half a minute in the unit that the call takes.</summary>
    private static string? LimitOf(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
            ? name switch { "FromMilliseconds" => "30_000", "FromSeconds" => "30", "FromMinutes" => "0.5", _ => null }
            : null;

    private static ExpressionSyntax AtMost(ExpressionSyntax amount, string limit)
    {
        var math = SyntaxFactory.ParseName("global::System.Math").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);
        var method = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, math, SyntaxFactory.IdentifierName("Min"));
        var arguments = SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(amount.WithoutTrivia())));
        return SyntaxFactory.InvocationExpression(method, arguments.AddArguments(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(limit)).WithLeadingTrivia(SyntaxFactory.Space)));
    }
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3008: waits as long as the response asks for, and as before where it says nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryAfterIgnoredCodeFix)), Shared]
public sealed class RetryAfterIgnoredCodeFix : SolutionCodeFix
{
    private const string RetryAfter = "ErrorHandling.RetryAfter";
    private const string ClientOptions = "Microsoft.Extensions.Http.Resilience.HttpRetryStrategyOptions";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.RetryAfterIgnored);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode is AssignmentExpressionSyntax generator && OptionSettings.CreationOf(generator) is { } creation)
            return context.Model.GetTypeInfo(creation, context.CancellationToken).Type?.HasFullName(ClientOptions) == true && AreGood(creation, context) ? Offer(WithoutGenerator(generator)) : Offer();

        if (context.Property(FixProperties.Response) is not { } response
            || context.ReportedNode is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }
            || context.Model.Compilation.GetTypesByMetadataName(RetryAfter).IsEmpty
            || context.Model.GetTypeInfo(arguments[0].Expression, context.CancellationToken).Type?.HasFullName("System.TimeSpan") != true)
        {
            return Offer();
        }

        var edits = new SolutionEdits();
        edits.Replace(arguments[0].Expression, current => AskedFor(response, current).WithTriviaFrom(current));
        return Offer(new PlannedFix("Wait as long as the response asks for ('RetryAfter.GetDelay')", nameof(RetryAfterIgnoredCodeFix), edits));
    }

    /// <summary>Whether the waits that the options say without their generator are spread, and are waits at all.</summary>
    private static bool AreGood(BaseObjectCreationExpressionSyntax options, FixContext context) =>
        OptionSettings.Find(options, "UseJitter")?.Right.IsKind(SyntaxKind.FalseLiteralExpression) != true && !OptionSettings.WaitIsZero(options, context);

    /// <summary>The options of an HTTP client ask the response by themselves.</summary>
    private static PlannedFix? WithoutGenerator(AssignmentExpressionSyntax generator)
    {
        if (generator.Left.MemberName() != "DelayGenerator" || !OptionSettings.CanRemove(generator))
            return null;

        var edits = new SolutionEdits();
        OptionSettings.Remove(edits, generator);
        return new PlannedFix("Remove the generator; wait as long as the response asks for, else as the options say", nameof(RetryAfterIgnoredCodeFix) + "Generator", edits);
    }

    private static ExpressionSyntax AskedFor(string response, ExpressionSyntax otherwise)
    {
        var type = SyntaxFactory.ParseName($"global::{RetryAfter}").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);
        var method = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, SyntaxFactory.IdentifierName("GetDelay"));
        var call = SyntaxFactory.InvocationExpression(
            method, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.IdentifierName(response)))));
        var or = SyntaxFactory.Token(SyntaxKind.QuestionQuestionToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.BinaryExpression(SyntaxKind.CoalesceExpression, call, or, otherwise.WithoutTrivia());
    }
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3005: lets the cancellation that was asked for end the attempts, and the wait. A time-out, which nobody asked for, is still retried.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryAfterCancellationCodeFix)), Shared]
public sealed class RetryAfterCancellationCodeFix : SolutionCodeFix
{
    private const string FilterKey = nameof(RetryAfterCancellationCodeFix) + "Filter";
    private const string TokenKey = nameof(RetryAfterCancellationCodeFix) + "Token";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.RetryAfterCancellation);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.Property(FixProperties.Tokens) is not { } token)
            return Offer();

        var edits = new SolutionEdits();

        switch (context.ReportedNode)
        {
            case InvocationExpressionSyntax { ArgumentList: var arguments }:
                edits.Replace(arguments, current => WithToken(current, token));
                return Offer(new PlannedFix("Let cancellation end the wait", TokenKey, edits));

            case CatchClauseSyntax clause:
                CatchFilter.Add(edits, clause, SyntaxFactory.ParseExpression($"!{token}.IsCancellationRequested"));
                return Offer(new PlannedFix("Let cancellation end the attempts", FilterKey, edits));

            default:
                return Offer();
        }
    }

    private static ArgumentListSyntax WithToken(ArgumentListSyntax list, string token)
    {
        var argument = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(token));
        var last = list.Arguments.Count - 1;

        // CancellationToken.None and default say that there is no token.
        if (last > 0 && list.Arguments[last].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" } or LiteralExpressionSyntax or DefaultExpressionSyntax)
            return list.WithArguments(list.Arguments.Replace(list.Arguments[last], list.Arguments[last].WithExpression(argument.Expression)));

        return list.InsertArgument(list.Arguments.Count, argument);
    }
}

using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3001: counts the attempts and catches no more after the fifth, so that the last failure goes on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedRetryCodeFix)), Shared]
public sealed class UnboundedRetryCodeFix : SolutionCodeFix
{
    private static readonly string[] Names = { "attempt", "attemptNumber", "retryAttempt" };

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UnboundedRetry);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) =>
        Offer(Bound(context), LoopRewrite.Plan(context, context.ReportedNode));

    private static PlannedFix? Bound(FixContext context)
    {
        if (context.ReportedNode.FirstAncestorOrSelf<StatementSyntax>() is not { } loop
            || loop is not (WhileStatementSyntax or ForStatementSyntax { Condition: null, Declaration: null, Initializers.Count: 0, Incrementors.Count: 0 })
            || loop.SpanStart != context.Diagnostic.Location.SourceSpan.Start
            || FreeName(loop) is not { } counter
            || context.Diagnostic.AdditionalLocations.Count == 0)
        {
            return null;
        }

        var edits = new SolutionEdits();

        for (var index = 0; index < context.Diagnostic.AdditionalLocations.Count; index++)
        {
            if (context.AdditionalNode<CatchClauseSyntax>(index) is not { } clause)
                return null;

            CatchFilter.Add(edits, clause, SyntaxFactory.ParseExpression($"{counter} < 5"));
        }

        edits.Replace(loop, current => Counting(current, counter));
        return new PlannedFix("Give up after 5 attempts and let the last failure go on", nameof(UnboundedRetryCodeFix), edits);
    }

    private static string? FreeName(SyntaxNode loop)
    {
        var used = new HashSet<string>(
            (loop.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? loop).DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));

        return Names.FirstOrDefault(name => !used.Contains(name));
    }

    private static StatementSyntax Counting(StatementSyntax loop, string counter)
    {
        var (condition, body, closing) = loop is WhileStatementSyntax { Condition: var asked, Statement: var repeated, CloseParenToken: var close }
            ? (asked.IsKind(SyntaxKind.TrueLiteralExpression) ? " " : " " + asked.WithoutTrivia(), repeated, close)
            : (" ", ((ForStatementSyntax)loop).Statement, ((ForStatementSyntax)loop).CloseParenToken);

        var header = (ForStatementSyntax)SyntaxFactory.ParseStatement($"for (var {counter} = 1;{condition}; {counter}++) {{ }}");

        return header
            .WithCloseParenToken(header.CloseParenToken.WithTrailingTrivia(closing.TrailingTrivia))
            .WithStatement(body)
            .WithLeadingTrivia(loop.GetLeadingTrivia())
            .WithTrailingTrivia(loop.GetTrailingTrivia());
    }
}

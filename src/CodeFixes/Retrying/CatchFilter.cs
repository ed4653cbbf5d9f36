using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>Adds a condition to what a catch clause takes.</summary>
internal static class CatchFilter
{
    public static void Add(SolutionEdits edits, CatchClauseSyntax clause, ExpressionSyntax condition) =>
        edits.Replace(clause, current => With(current, condition));

    private static CatchClauseSyntax With(CatchClauseSyntax clause, ExpressionSyntax condition)
    {
        if (clause.Filter is { FilterExpression: var asked } filter)
            return clause.WithFilter(filter.WithFilterExpression(And(asked, condition)));

        var last = clause.Declaration?.CloseParenToken ?? clause.CatchKeyword;
        var when = SyntaxFactory.CatchFilterClause(
            SyntaxFactory.Token(SyntaxKind.WhenKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.OpenParenToken),
            condition,
            SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(last.TrailingTrivia));

        return clause.ReplaceToken(last, last.WithTrailingTrivia(SyntaxFactory.Space)).WithFilter(when);
    }

    /// <summary>What was asked before is asked first.</summary>
    private static ExpressionSyntax And(ExpressionSyntax asked, ExpressionSyntax condition)
    {
        var first = asked.WithoutTrivia();

        if (first is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } && NeedsParentheses(first))
            first = SyntaxFactory.ParenthesizedExpression(first);

        var and = SyntaxFactory.Token(SyntaxKind.AmpersandAmpersandToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.BinaryExpression(SyntaxKind.LogicalAndExpression, first, and, condition).WithTriviaFrom(asked);
    }

    private static bool NeedsParentheses(ExpressionSyntax expression) => expression.Kind() is
        SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression or SyntaxKind.ConditionalExpression or SyntaxKind.SimpleAssignmentExpression
        or SyntaxKind.SimpleLambdaExpression or SyntaxKind.ThrowExpression;
}

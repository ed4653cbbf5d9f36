using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>Takes catch clauses away, and with the last of them the try, wherever nothing else holds it. Comments stay.</summary>
internal static class RemovedCatch
{
    private static readonly SyntaxAnnotation Mark = new("ErrorHandling.RemovedCatch");

    /// <summary>Plans the removal and says in words what goes; null where directives or an empty try are in the way.</summary>
    public static string? Plan(SolutionEdits edits, FixContext context, TryStatementSyntax tryStatement, CatchClauseSyntax catchClause)
    {
        var removed = WithClausesThatOnlyShielded(tryStatement, catchClause);
        var isLast = removed.Count == tryStatement.Catches.Count && tryStatement.Finally is null;

        if (catchClause.DescendantTrivia().Any(trivia => trivia.IsDirective) || (isLast && !UnwrappedTry.CanUnwrap(tryStatement)))
            return null;

        var unwrap = UnwrappedTry.CanUnwrap(tryStatement) ? UnwrappedTry.Replacement(context, tryStatement) : null;

        foreach (var removedClause in removed)
            edits.Replace(removedClause, clause => clause.WithAdditionalAnnotations(Mark));

        edits.ReplaceStatement(tryStatement, current => WithoutMarked(current, unwrap));
        return isLast ? "try statement" : "catch clause";
    }

    /// <summary>The last clause takes those before it along that only kept it from catching: nothing would be left for them to do.</summary>
    private static List<CatchClauseSyntax> WithClausesThatOnlyShielded(TryStatementSyntax tryStatement, CatchClauseSyntax catchClause)
    {
        var removed = new List<CatchClauseSyntax> { catchClause };
        var index = tryStatement.Catches.IndexOf(catchClause);

        if (index == tryStatement.Catches.Count - 1)
        {
            while (--index >= 0 && tryStatement.Catches[index].OnlyRethrows())
                removed.Add(tryStatement.Catches[index]);
        }

        return removed;
    }

    private static IEnumerable<StatementSyntax> WithoutMarked(TryStatementSyntax tryStatement, Func<TryStatementSyntax, IEnumerable<StatementSyntax>>? unwrap)
    {
        if (tryStatement.Finally is null && tryStatement.Catches.All(clause => clause.HasAnnotation(Mark)))
        {
            if (unwrap is not null)
                return unwrap(tryStatement);
        }
        else
        {
            while (tryStatement.Catches.FirstOrDefault(clause => clause.HasAnnotation(Mark)) is { } clause)
                tryStatement = Without(tryStatement, clause);
        }

        return new[] { tryStatement };
    }

    /// <summary>The comments stay where they stood: between what was before the clause and what comes next.</summary>
    public static TryStatementSyntax Without(TryStatementSyntax tryStatement, CatchClauseSyntax clause)
    {
        var index = tryStatement.Catches.IndexOf(clause);
        var indentation = clause.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();
        var comments = UnwrappedTry.CommentLines(clause, indentation);
        tryStatement = tryStatement.WithCatches(tryStatement.Catches.RemoveAt(index));

        var before = index == 0 ? tryStatement.Block.CloseBraceToken : tryStatement.Catches[index - 1].Block.CloseBraceToken;
        var trailing = before.TrailingTrivia;

        if (!trailing.Any(SyntaxKind.EndOfLineTrivia))
            trailing = comments.Count == 0 ? clause.GetTrailingTrivia() : trailing.Add(SyntaxFactory.EndOfLine("\n"));

        return tryStatement.ReplaceToken(before, before.WithTrailingTrivia(trailing.AddRange(comments)));
    }
}

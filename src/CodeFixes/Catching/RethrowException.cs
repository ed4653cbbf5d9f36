using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>Lets the exception go on; a clause that would do nothing else goes, and with the last clause the try.</summary>
internal static class RethrowException
{
    /// <summary>
    /// The key where it is the primary fix, because nothing can log: <c>dotnet format</c> repairs all findings by the key of the first, and
    /// must not rethrow where another finding's primary fix is to log.
    /// </summary>
    private const string PrimaryKey = nameof(RethrowException) + "WithoutLogger";

    public static PlannedFix? Plan(FixContext context, TryStatementSyntax tryStatement, CatchClauseSyntax catchClause, bool isPrimary)
    {
        if (catchClause.DescendantTrivia().Any(trivia => trivia.IsDirective)
            || HandlerExits.FindSilent(context.Model, catchClause) is not { } exits)
        {
            return null;
        }

        var edits = new SolutionEdits();
        string title;

        if (!OnlyLeaves(catchClause, exits))
        {
            if (TriesAgain(context, tryStatement, catchClause))
                return null;

            title = "Rethrow instead of swallowing";
            Rethrow(edits, catchClause, exits);
        }
        else if (RemovedCatch.Plan(edits, context, tryStatement, catchClause) is { } removed)
        {
            title = $"Remove the {removed}, so that exceptions propagate";
        }
        else
        {
            return null;
        }

        RemoveDeadJump(edits, context.Model, tryStatement, catchClause);
        return new(title, isPrimary ? PrimaryKey : nameof(RethrowException), edits);
    }

    /// <summary>Whether nothing but <c>throw;</c> would remain.</summary>
    private static bool OnlyLeaves(CatchClauseSyntax catchClause, HandlerExits exits) =>
        catchClause.Filter?.DescendantNodes().Any(node => node is InvocationExpressionSyntax) != true
        && (catchClause.Block.Statements.Count == 0
            || (catchClause.Block.Statements.Count == 1 && exits.Jumps.Contains(catchClause.Block.Statements[0])));

    /// <summary>Whether the handler does in another way what failed: then to throw at its end would be to undo it.</summary>
    private static bool TriesAgain(FixContext context, TryStatementSyntax tryStatement, CatchClauseSyntax catchClause)
    {
        var tried = Called(context, tryStatement.Block);

        if (context.Model.GetEnclosingSymbol(tryStatement.SpanStart, context.CancellationToken) is { } enclosing)
            tried.Add(enclosing);

        return tried.Overlaps(Called(context, catchClause.Block));
    }

    private static HashSet<ISymbol> Called(FixContext context, BlockSyntax block) => new(
        block.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(invocation => context.Model.GetOperation(invocation, context.CancellationToken))
            .OfType<IInvocationOperation>()
            .Where(invocation => LogCallRecognizer.Recognize(invocation) is null)
            .Select(invocation => invocation.TargetMethod.OriginalDefinition),
        SymbolEqualityComparer.Default);

    private static void Rethrow(SolutionEdits edits, CatchClauseSyntax catchClause, HandlerExits exits)
    {
        foreach (var jump in exits.Jumps)
            edits.Replace(jump, current => SyntaxFactory.ThrowStatement().WithTriviaFrom(current));

        if (exits.ReachesEnd)
            edits.Replace(catchClause.Block, WithThrowAtEnd);
    }

    private static BlockSyntax WithThrowAtEnd(BlockSyntax block)
    {
        var rethrow = SyntaxFactory.ThrowStatement().WithAdditionalAnnotations(Formatter.Annotation);

        if (!block.ToString().Contains("\n"))
            return block.WithStatements(block.Statements.Add(rethrow.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space)));

        // Comments at the end of the handler stay before the new statement.
        if (block.CloseBraceToken.LeadingTrivia.HasCommentOrDirective())
        {
            rethrow = rethrow.WithLeadingTrivia(block.CloseBraceToken.LeadingTrivia);
            block = block.WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(SyntaxFactory.ElasticMarker));
        }

        return block
            .WithStatements(block.Statements.Add(rethrow.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>What followed the try only for the swallowed exception's sake cannot be reached any more.</summary>
    private static void RemoveDeadJump(SolutionEdits edits, SemanticModel model, TryStatementSyntax tryStatement, CatchClauseSyntax catchClause)
    {
        var blocks = tryStatement.Catches.Where(other => other != catchClause).Select(other => other.Block).Append(tryStatement.Block);

        if (tryStatement.Parent is not BlockSyntax list
            || blocks.Any(block => model.AnalyzeControlFlow(block) is not { EndPointIsReachable: false }))
        {
            return;
        }

        var index = list.Statements.IndexOf(tryStatement);

        if (index != list.Statements.Count - 2 || list.Statements[index + 1] is not (ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax))
            return;

        var mark = edits.Mark(list.Statements[index + 1]);
        edits.Replace(list, current => (BlockSyntax)StatementEdits.RemoveMarked(current, mark));
    }
}

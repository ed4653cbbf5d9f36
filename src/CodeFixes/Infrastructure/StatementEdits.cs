using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ErrorHandling.Analyzers.CodeFixes;

/// <summary>Replaces one statement by any number of them, wherever it stands: in a block, a switch section, at the top level, or embedded.</summary>
internal static class StatementEdits
{
    // The new statements travel in a block with this mark; the list around the statement takes them out of it.
    private static readonly SyntaxAnnotation Bundle = new("ErrorHandling.Bundle");

    public static void ReplaceStatement<TStatement>(
        this SolutionEdits edits, TStatement statement, Func<TStatement, IEnumerable<StatementSyntax>> change)
        where TStatement : StatementSyntax
    {
        edits.Replace(statement, current => SyntaxFactory.Block(change(current)).WithAdditionalAnnotations(Bundle, Formatter.Annotation));
        edits.UnbundleIn(statement);
    }

    /// <summary>Puts a statement before another, once for all findings that need it there; comments above stay with the other one.</summary>
    public static void InsertBefore(
        this SolutionEdits edits, StatementSyntax statement, string key, Func<StatementSyntax, (StatementSyntax Inserted, StatementSyntax Statement)> change)
    {
        edits.ReplaceOnce(statement, key, current => SyntaxFactory.Block(InLayout(change(current))).WithAdditionalAnnotations(Bundle, Formatter.Annotation));
        edits.UnbundleIn(statement);
    }

    private static IEnumerable<StatementSyntax> InLayout((StatementSyntax Inserted, StatementSyntax Statement) pair)
    {
        var (inserted, statement) = pair;

        if (!statement.GetLeadingTrivia().HasCommentOrDirective())
        {
            inserted = inserted.WithLeadingTrivia(statement.GetLeadingTrivia());
            statement = statement.WithLeadingTrivia(SyntaxFactory.ElasticMarker);
        }

        yield return inserted.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation);
        yield return statement.WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A list of statements without the marked one, if it is still there; its comments stay, before what follows.</summary>
    public static SyntaxNode RemoveMarked(SyntaxNode list, SyntaxAnnotation mark)
    {
        if (list.GetAnnotatedNodes(mark).OfType<StatementSyntax>().FirstOrDefault() is not { } statement)
            return list;

        var withoutStatement = list.ReplaceNode(statement, EmptyBundle(statement));

        return withoutStatement switch
        {
            BlockSyntax block => Unbundle(block),
            SwitchSectionSyntax section => Unbundle(section),
            _ => list,
        };
    }

    private static SyntaxNode EmptyBundle(StatementSyntax statement)
    {
        var leading = statement.GetLeadingTrivia().HasCommentOrDirective() ? statement.GetLeadingTrivia().WithoutLastIndentation() : SyntaxTriviaList.Empty;
        var trailing = statement.GetTrailingTrivia().HasCommentOrDirective() ? statement.GetTrailingTrivia() : SyntaxTriviaList.Empty;
        var kept = leading.Concat(trailing);
        return SyntaxFactory.Block().WithLeadingTrivia(kept).WithAdditionalAnnotations(Bundle);
    }

    private static void UnbundleIn(this SolutionEdits edits, StatementSyntax statement)
    {
        switch (statement.Parent)
        {
            case BlockSyntax block:
                edits.ReplaceOnce(block, nameof(Bundle), Unbundle);
                break;

            case SwitchSectionSyntax section:
                edits.ReplaceOnce(section, nameof(Bundle), Unbundle);
                break;

            case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }:
                edits.ReplaceOnce(unit, nameof(Bundle), Unbundle);
                break;
        }
    }

    private static BlockSyntax Unbundle(BlockSyntax block)
    {
        block = block.WithStatements(Unbundle(block.Statements, out var left));
        return block.WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(left.Concat(block.CloseBraceToken.LeadingTrivia)));
    }

    private static SwitchSectionSyntax Unbundle(SwitchSectionSyntax section) =>
        section.WithStatements(Unbundle(section.Statements, out _));

    private static CompilationUnitSyntax Unbundle(CompilationUnitSyntax unit)
    {
        var members = new List<MemberDeclarationSyntax>();
        var left = new List<SyntaxTrivia>();

        foreach (var member in unit.Members)
        {
            if (member is GlobalStatementSyntax { Statement: BlockSyntax block } && block.HasAnnotation(Bundle))
            {
                members.AddRange(Contents(block, left).Select(SyntaxFactory.GlobalStatement));
            }
            else
            {
                members.Add(WithLeft(member, left));
            }
        }

        var end = unit.EndOfFileToken;
        return unit.WithMembers(SyntaxFactory.List(members)).WithEndOfFileToken(end.WithLeadingTrivia(left.Concat(end.LeadingTrivia)));
    }

    private static SyntaxList<StatementSyntax> Unbundle(SyntaxList<StatementSyntax> statements, out List<SyntaxTrivia> left)
    {
        var result = new List<StatementSyntax>();
        left = new List<SyntaxTrivia>();

        foreach (var statement in statements)
        {
            if (statement is BlockSyntax block && block.HasAnnotation(Bundle))
                result.AddRange(Contents(block, left));
            else
                result.Add(WithLeft(statement, left));
        }

        return SyntaxFactory.List(result);
    }

    private static IEnumerable<StatementSyntax> Contents(BlockSyntax bundle, List<SyntaxTrivia> left)
    {
        if (bundle.Statements.Count == 0)
        {
            left.AddRange(bundle.GetLeadingTrivia());
            yield break;
        }

        foreach (var statement in bundle.Statements)
            yield return WithLeft(statement, left);
    }

    private static TNode WithLeft<TNode>(TNode node, List<SyntaxTrivia> left)
        where TNode : SyntaxNode
    {
        if (left.Count == 0)
            return node;

        node = node.WithLeadingTrivia(left.Concat(node.GetLeadingTrivia()));
        left.Clear();
        return node;
    }
}

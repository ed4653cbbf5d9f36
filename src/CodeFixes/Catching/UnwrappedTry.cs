using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>Puts the statements of a try in its place.</summary>
internal static class UnwrappedTry
{
    /// <summary>Directives around the braces would lose their partners.</summary>
    public static bool CanUnwrap(TryStatementSyntax tryStatement) =>
        tryStatement.Block.Statements.Count > 0
        && !new[] { tryStatement.TryKeyword, tryStatement.Block.OpenBraceToken, tryStatement.Block.CloseBraceToken }
            .SelectMany(token => token.LeadingTrivia.Concat(token.TrailingTrivia))
            .Any(trivia => trivia.IsDirective);

    /// <summary>What to put in the try's place.</summary>
    public static Func<TryStatementSyntax, IEnumerable<StatementSyntax>> Replacement(FixContext context, TryStatementSyntax tryStatement)
    {
        var keepsBlock = NeedsScope(context, tryStatement);
        return current => keepsBlock ? new[] { BlockOf(current) } : StatementsOf(current);
    }

    /// <summary>The comments of a node that goes, each on a line of its own.</summary>
    public static SyntaxTriviaList CommentLines(SyntaxNode node, string indentation) => CommentLines(node.DescendantTrivia(), indentation);

    private static SyntaxTriviaList CommentLines(IEnumerable<SyntaxTrivia> trivia, string indentation) =>
        trivia.Where(TriviaExtensions.IsComment)
            .SelectMany(comment => new[] { SyntaxFactory.Whitespace(indentation), comment, SyntaxFactory.EndOfLine("\n") })
            .ToSyntaxTriviaList();

    /// <summary>Whether names of the block would meet others, or a resource would be disposed of later than before.</summary>
    private static bool NeedsScope(FixContext context, TryStatementSyntax tryStatement)
    {
        var declared = context.Model.AnalyzeDataFlow(tryStatement.Block)?.VariablesDeclared;

        if (declared is null)
            return true;

        var names = new HashSet<string>(
            declared.Value.Select(variable => variable.Name)
                .Concat(tryStatement.Block.Statements.OfType<LocalFunctionStatementSyntax>().Select(function => function.Identifier.ValueText)));

        if (names.Count == 0)
            return false;

        var isLast = tryStatement.Parent is BlockSyntax parent && parent.Statements.Last() == tryStatement;
        var disposes = tryStatement.Block.Statements.Any(
            statement => statement is LocalDeclarationStatementSyntax declaration && declaration.UsingKeyword.IsKind(SyntaxKind.UsingKeyword));

        if (disposes && !isLast)
            return true;

        var member = tryStatement.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? context.Root;

        return member.DescendantTokens().Any(token =>
            token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText) && !tryStatement.Block.Span.Contains(token.Span));
    }

    private static BlockSyntax BlockOf(TryStatementSyntax tryStatement)
    {
        var indentation = Indentation(tryStatement);
        var comments = CommentLines(tryStatement.TryKeyword.TrailingTrivia, indentation);
        var lineEnd = tryStatement.GetTrailingTrivia();
        var after = tryStatement.Catches.SelectMany(clause => CommentLines(clause, indentation)).ToSyntaxTriviaList();

        return tryStatement.Block
            .WithLeadingTrivia(tryStatement.GetLeadingTrivia().AddRange(comments))
            .WithTrailingTrivia(after.Count == 0 ? lineEnd : after.Insert(0, SyntaxFactory.EndOfLine("\n")))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static IEnumerable<StatementSyntax> StatementsOf(TryStatementSyntax tryStatement)
    {
        var block = tryStatement.Block;
        var indentation = Indentation(tryStatement);
        var before = CommentLines(tryStatement.TryKeyword.TrailingTrivia.Concat(block.OpenBraceToken.LeadingTrivia).Concat(block.OpenBraceToken.TrailingTrivia), indentation);
        var after = CommentLines(
            block.CloseBraceToken.LeadingTrivia.Concat(block.CloseBraceToken.TrailingTrivia)
                .Concat(tryStatement.Catches.SelectMany(clause => clause.DescendantTrivia())),
            indentation);

        for (var index = 0; index < block.Statements.Count; index++)
        {
            var statement = WithIndentation(block.Statements[index], indentation);

            if (index == 0)
            {
                var own = statement.GetLeadingTrivia().HasCommentOrDirective() ? statement.GetLeadingTrivia().WithoutLastIndentation() : SyntaxTriviaList.Empty;
                statement = statement.WithLeadingTrivia(
                    tryStatement.GetLeadingTrivia().WithoutLastIndentation().Concat(before).Concat(own).Append(SyntaxFactory.Whitespace(indentation)));
            }

            if (index == block.Statements.Count - 1)
            {
                var trailing = statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? statement.GetTrailingTrivia() : tryStatement.GetTrailingTrivia();
                statement = statement.WithTrailingTrivia(trailing.AddRange(after));
            }

            yield return statement;
        }
    }

    /// <summary>Moves all lines of a statement by as much as its first one, so that the author's layout stays.</summary>
    private static StatementSyntax WithIndentation(StatementSyntax statement, string indentation)
    {
        var old = LineStarts(statement).LastOrDefault(trivia => trivia.SpanStart < statement.SpanStart).ToString();

        return old.Length == 0
            ? statement
            : statement.ReplaceTrivia(
                LineStarts(statement).Where(trivia => trivia.ToString().StartsWith(old, StringComparison.Ordinal)),
                (trivia, _) => SyntaxFactory.Whitespace(indentation + trivia.ToString().Substring(old.Length)));
    }

    private static IEnumerable<SyntaxTrivia> LineStarts(SyntaxNode node)
    {
        foreach (var token in node.DescendantTokens())
        {
            // Spaces between two tokens of one line belong to the first of them.
            var startsLine = true;

            foreach (var trivia in token.LeadingTrivia)
            {
                if (startsLine && trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                    yield return trivia;

                startsLine = trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.HasStructure;
            }
        }
    }

    private static string Indentation(TryStatementSyntax tryStatement) =>
        tryStatement.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();
}

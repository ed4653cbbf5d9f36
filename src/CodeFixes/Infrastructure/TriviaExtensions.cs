using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ErrorHandling.Analyzers.CodeFixes;

internal static class TriviaExtensions
{
    public static bool IsComment(this SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    public static bool HasCommentOrDirective(this SyntaxTriviaList trivia) =>
        trivia.Any(item => item.IsComment() || item.IsDirective || item.IsKind(SyntaxKind.DisabledTextTrivia));

    public static bool HasCommentOrDirective(this SyntaxNode node) =>
        node.DescendantTrivia().Any(item => item.IsComment() || item.IsDirective || item.IsKind(SyntaxKind.DisabledTextTrivia));

    /// <summary>Leading trivia without the spaces before the token itself.</summary>
    public static IEnumerable<SyntaxTrivia> WithoutLastIndentation(this SyntaxTriviaList leading) =>
        leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? leading.Take(leading.Count - 1) : leading;

    /// <summary>The comments of what goes between two tokens that move together, each with one space before it.</summary>
    public static SyntaxTriviaList CommentsOnly(this IEnumerable<SyntaxTrivia> trivia) =>
        trivia.Where(IsComment).SelectMany(comment => new[] { SyntaxFactory.Space, comment }).ToSyntaxTriviaList();

    /// <summary>Spaces and line ends without the comments.</summary>
    public static SyntaxTriviaList LayoutOnly(this SyntaxTriviaList trivia) =>
        trivia.Where(item => item.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia).ToSyntaxTriviaList();
}

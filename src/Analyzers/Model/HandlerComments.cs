using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Reads the comments of a handler.</summary>
internal static class HandlerComments
{
    private const int MinWords = 3;

    private static readonly string[] ToDos = { "TODO", "FIXME", "HACK", "XXX", "UNDONE" };
    private static readonly string[] ToolDirectives = { "ReSharper ", "noinspection ", "codeql", "lgtm", "pragma " };
    private static readonly string[] Statements = { "if (", "if(", "else if", "while (", "while(", "for (", "foreach (", "catch (", "using (", "lock (", "switch (" };

    /// <summary>Whether a comment in or beside the handler explains it. Commented-out code and TODOs explain nothing.</summary>
    public static bool Explain(CatchClauseSyntax clause)
    {
        var words = 0;
        SyntaxTrivia toDo = default;

        foreach (var trivia in clause.DescendantTrivia())
        {
            if (!IsComment(trivia))
                continue;

            var text = TextOf(trivia);

            // The lines below a TODO belong to it.
            if (IsToDo(text))
                toDo = trivia;
            else if (!Continues(toDo, trivia))
                words += WordsOf(text);
        }

        return words >= MinWords || IsAnnouncedAbove(clause);
    }

    /// <summary>Whether a comment in the handler tells why the failure gets so few words, or what it means that just this type was thrown.</summary>
    public static bool ExplainBrevity(CatchClauseSyntax clause)
    {
        foreach (var trivia in clause.DescendantTrivia())
        {
            if (Says(trivia, text => CommentWords.SpeaksOfBrevity(text) || NamesTypeThatGetsIn(text, clause)))
                return true;
        }

        return false;
    }

    private static bool NamesTypeThatGetsIn(string text, CatchClauseSyntax clause)
    {
        foreach (var node in clause.DescendantNodes(inside => inside is not BlockSyntax))
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: { Length: > 9 } name } && name.EndsWith("Exception", StringComparison.Ordinal) && text.IndexOf(name, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>A comment above the try that speaks of its failing explains the handler as well.</summary>
    private static bool IsAnnouncedAbove(CatchClauseSyntax clause)
    {
        if (clause.Parent is not TryStatementSyntax { TryKeyword.LeadingTrivia: var above })
            return false;

        foreach (var trivia in above)
        {
            if (Says(trivia, CommentWords.SpeaksOfIgnoring))
                return true;
        }

        return false;
    }

    /// <summary>Whether the handler holds a TODO and nothing else.</summary>
    public static bool IsOnlyToDo(CatchClauseSyntax clause)
    {
        if (!clause.IsEmpty())
            return false;

        foreach (var trivia in clause.DescendantTrivia())
        {
            if (trivia.SpanStart > clause.CatchKeyword.SpanStart && IsComment(trivia) && IsToDo(TextOf(trivia)))
                return !Explain(clause);
        }

        return false;
    }

    private static bool Says(SyntaxTrivia trivia, Func<string, bool> says) =>
        IsComment(trivia) && TextOf(trivia) is var text && !IsToDo(text) && WordsOf(text) >= MinWords && says(text);

    private static bool IsToDo(string text)
    {
        foreach (var word in ToDos)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetter(text[word.Length])))
                return true;
        }

        return false;
    }

    /// <summary>Whether no code stands between a TODO and a later comment.</summary>
    private static bool Continues(SyntaxTrivia toDo, SyntaxTrivia comment) =>
        toDo != default && (comment.Token == toDo.Token || (toDo.SpanStart > toDo.Token.SpanStart && comment.Token == toDo.Token.GetNextToken()));

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    private static string TextOf(SyntaxTrivia comment) => comment.ToString().Trim('/', '*', '@', ' ', '\t', '\r', '\n');

    private static int WordsOf(string text)
    {
        if (LooksLikeCode(text) || StartsWithAny(text, ToolDirectives))
            return 0;

        var words = 0;

        foreach (var word in text.Split(new[] { ' ', '\t', '\r', '\n' }, StringSplitOptions.RemoveEmptyEntries))
            words += word.Any(char.IsLetter) ? 1 : 0;

        return words;
    }

    private static bool LooksLikeCode(string text) =>
        text.EndsWith(";", StringComparison.Ordinal)
        || text.EndsWith("{", StringComparison.Ordinal)
        || text.EndsWith("}", StringComparison.Ordinal)
        || (text.EndsWith(")", StringComparison.Ordinal)
            && (StartsWithAny(text, Statements) || (text.IndexOf(' ') is var space && (space < 0 || space > text.IndexOf('(')))));

    private static bool StartsWithAny(string text, string[] beginnings) =>
        beginnings.Any(beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}

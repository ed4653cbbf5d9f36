using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>Writes a text as a literal of the same kind as the one that it replaces: plain, verbatim, or raw.</summary>
internal static class TextLiteral
{
    public static ExpressionSyntax Like(ExpressionSyntax original, string text) => SyntaxFactory.ParseExpression(TextLike(original, text));

    /// <summary>An interpolated string of text and holes, each as it is to stand in the source.</summary>
    public static ExpressionSyntax Interpolated(IEnumerable<(string Text, bool IsHole)> pieces) => SyntaxFactory.ParseExpression(
        $"$\"{string.Concat(pieces.Select(piece => piece.IsHole ? piece.Text : Escaped(piece.Text).Replace("{", "{{").Replace("}", "}}")))}\"");

    private static string Escaped(string text)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        return literal.Substring(1, literal.Length - 2);
    }

    private static string TextLike(ExpressionSyntax original, string text)
    {
        while (original is ParenthesizedExpressionSyntax parenthesized)
            original = parenthesized.Expression;

        var (start, end) = original switch
        {
            LiteralExpressionSyntax literal => (literal.Token, literal.Token),
            InterpolatedStringExpressionSyntax interpolated => (interpolated.StringStartToken, interpolated.StringEndToken),
            _ => default,
        };

        return start.Kind() switch
        {
            SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken when Quotes(end.Text) is { } quotes && CanBeRaw(text, quotes) => MultiLine(text, quotes, end.Text),
            SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken when Quotes(end.Text) is { } quotes && CanBeRaw(text, quotes) && IsOneLine(text) => quotes + text + quotes,
            SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedVerbatimStringStartToken when start.Text.StartsWith("@", StringComparison.Ordinal) || start.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken) =>
                $"@\"{text.Replace("\"", "\"\"")}\"",
            _ => SymbolDisplay.FormatLiteral(text, quote: true),
        };
    }

    private static string? Quotes(string end)
    {
        var count = end.Length - end.TrimEnd('"').Length;
        return count >= 3 ? new string('"', count) : null;
    }

    private static bool CanBeRaw(string text, string quotes) =>
        text.Length > 0 && !text.Contains(quotes) && !text.StartsWith("\"", StringComparison.Ordinal) && !text.EndsWith("\"", StringComparison.Ordinal);

    private static bool IsOneLine(string text) => text.IndexOfAny(new[] { '\r', '\n' }) < 0;

    private static string MultiLine(string text, string quotes, string end)
    {
        var lastLine = end.Substring(end.LastIndexOf('\n') + 1);
        var indentation = lastLine.Substring(0, lastLine.Length - lastLine.TrimStart().Length);
        var lines = text.Replace("\r\n", "\n").Split('\n').Select(line => line.Length == 0 ? line : indentation + line);
        return $"{quotes}\n{string.Join("\n", lines)}\n{indentation}{quotes}";
    }
}

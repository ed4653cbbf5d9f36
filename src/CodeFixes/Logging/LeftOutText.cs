namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>Mends a text from which something was taken: <c>Failed: </c> becomes <c>Failed</c>, <c>Failed () for 5</c> becomes <c>Failed for 5</c>.</summary>
internal static class LeftOutText
{
    /// <summary>Stands where something was taken out.</summary>
    public const char Mark = '\u0001';

    private static readonly char[] Separators = { ':', ';', ',', '-', '\u2013', '\u2014', '=', '|', '.', '>' };

    /// <summary>What only led to the thing that is no longer there.</summary>
    private static readonly string[] Leading = { " because of", " because", " due to", " with", " by", " was", " is", " and" };

    private static readonly (char Open, char Close)[] Pairs = { ('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('\'', '\''), ('"', '"'), ('`', '`') };

    public static string Mended(string text)
    {
        for (var index = text.IndexOf(Mark); index >= 0; index = text.IndexOf(Mark))
            text = Joined(text.Substring(0, index), text.Substring(index + 1));

        return text;
    }

    private static string Joined(string left, string right)
    {
        (left, right) = WithoutPair(left, right);
        var isLast = right.Trim(' ', '\t', '\r', '\n', '.', '!').Length == 0;
        left = WithoutTail(left, isLast);

        if (isLast)
            return left;

        right = right.TrimStart();

        if (left.Length == 0)
            return right.TrimStart(Separators).TrimStart();

        return right[0] is ',' or ';' or ':' or '.' or '!' or '?' or ')' or ']' ? left + right : $"{left} {right}";
    }

    private static (string Left, string Right) WithoutPair(string left, string right)
    {
        foreach (var (open, close) in Pairs)
        {
            var opened = left.TrimEnd();
            var closed = right.TrimStart();

            if (opened.Length > 0 && closed.Length > 0 && opened[opened.Length - 1] == open && closed[0] == close)
                return (opened.Substring(0, opened.Length - 1), closed.Substring(1));
        }

        return (left, right);
    }

    private static string WithoutTail(string left, bool isLast)
    {
        left = left.TrimEnd().TrimEnd(Separators).TrimEnd();

        foreach (var word in Leading)
        {
            if (isLast && left.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return left.Substring(0, left.Length - word.Length).TrimEnd().TrimEnd(Separators);
        }

        return left;
    }
}

using ErrorHandling.Shared;

namespace ErrorHandling;

/// <summary>Where the value of a pair begins and ends.</summary>
internal readonly struct PairValue
{
    private const int MaxLookAhead = 128;

    private PairValue(int start, int end, bool isQuoted)
    {
        Start = start;
        End = end;
        IsQuoted = isQuoted;
    }

    public int Start { get; }

    public int End { get; }

    public bool IsQuoted { get; }

    public bool IsEmpty => End <= Start;

    /// <summary>Reads the value that begins at a position; an empty one where there is an object or a list, whose own pairs are judged.</summary>
    public static PairValue Read(ReadOnlySpan<char> text, int separator, int start, PairName name, NameSensitivity sensitivity)
    {
        var first = text[start];

        if (Chars.IsQuote(first))
            return new(start + 1, QuotedEnd(text, start + 1, first, escapes: 0), isQuoted: true);

        if (first == '\\' && start + 1 < text.Length && Chars.IsQuote(text[start + 1]))
            return new(start + 2, QuotedEnd(text, start + 2, text[start + 1], escapes: 1), isQuoted: true);

        if (Chars.StartsWith(text, start, Chars.EscapedQuote))
            return new(start + Chars.EscapedQuote.Length, QuotedEndInJson(text, start + Chars.EscapedQuote.Length), isQuoted: true);

        if (sensitivity < NameSensitivity.Strong && !name.IsQuery(text))
            return new(start, TokenEnd(text, start), isQuoted: false);

        var isAssignment = text[separator] != ':';
        if (first == '{' && isAssignment && BracedEnd(text, start) is var close and > 0)
            return new(start + 1, close, isQuoted: true);

        if (first == '{' || (first == '[' && (!isAssignment || name.Quote != 0) && Marker.LengthAt(text, start) == 0))
            return default;

        // What was redacted before is the whole value, unless more follows at once.
        if (Marker.LengthAt(text, start) is var length and > 0 && (start + length == text.Length || !(Chars.IsName(text[start + length]) || text[start + length] == '[')))
            return default;

        return new(start, name.IsQuery(text) ? QueryEnd(text, start) : UnquotedEnd(text, separator, start, name), isQuoted: false);
    }

    /// <summary>The closing quote: one with as many backslashes before it as the opening one had, and not doubled. Without one, the end of the line.</summary>
    private static int QuotedEnd(ReadOnlySpan<char> text, int from, char quote, int escapes)
    {
        var backslashes = 0;

        for (var i = from; i < text.Length && !Chars.IsLineEnd(text[i]); i++)
        {
            if (text[i] == quote && backslashes % (2 * (escapes + 1)) == escapes)
            {
                if (escapes > 0 || i == from || i + 1 == text.Length || text[i + 1] != quote)
                    return i - escapes;

                i++;
            }

            backslashes = text[i] == '\\' ? backslashes + 1 : 0;
        }

        return Chars.LineEnd(text, from);
    }

    /// <summary>The closing quote of a string within a string: one that does not have an escaped backslash before it.</summary>
    private static int QuotedEndInJson(ReadOnlySpan<char> text, int from)
    {
        var backslashes = 0;

        for (var i = from; i < text.Length && !Chars.IsLineEnd(text[i]); i++)
        {
            if (text[i] == '\\' && backslashes % 4 == 0 && Chars.StartsWith(text, i, Chars.EscapedQuote))
                return i;

            backslashes = text[i] == '\\' ? backslashes + 1 : 0;
        }

        return Chars.LineEnd(text, from);
    }

    /// <summary>The end of a run of a token's characters; <c>=</c> only pads it.</summary>
    private static int TokenEnd(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length && text[end] != '=' && (Chars.IsToken(text[end]) || text[end] == '%'))
            end++;

        while (end < text.Length && text[end] == '=')
            end++;

        return end;
    }

    /// <summary>The end of a value in braces, as ODBC has them; negative for the members of an object in braces.</summary>
    private static int BracedEnd(ReadOnlySpan<char> text, int start)
    {
        if (start + 1 == text.Length || Chars.IsSpace(text[start + 1]))
            return -1;

        for (var i = start + 1; i < text.Length && !Chars.IsLineEnd(text[i]); i++)
        {
            if (text[i] != '}')
                continue;

            if (i + 1 == text.Length || text[i + 1] != '}')
                return i;

            i++;
        }

        return Chars.LineEnd(text, start);
    }

    private static int QueryEnd(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (end < text.Length && !Chars.IsSpace(text[end]) && text[end] is not ('&' or '#' or '"' or '\'' or '<' or '>' or '\\' or '`'))
            end++;

        return Trim(text, start, end);
    }

    private static int UnquotedEnd(ReadOnlySpan<char> text, int separator, int start, PairName name)
    {
        var isPart = text[separator] == '=' && name.Before(text) == ';';
        var end = start;

        while (end < text.Length && !EndsValue(text, end, start, isPart))
            end++;

        if (!isPart && text[separator] == '=' && end < text.Length && Chars.IsBlank(text[end]))
            end = FirstPartEnd(text, end);

        return Trim(text, start, end);
    }

    private static bool EndsValue(ReadOnlySpan<char> text, int at, int start, bool isPart)
    {
        switch (text[at])
        {
            case ';' or '\n' or '\r':
                return true;
            case '"' or '\'' or '`':
                return at + 1 == text.Length || text[at - 1] == '\\' || Chars.IsSpace(text[at + 1]) || text[at + 1] is ',' or ';' or ')' or ']' or '}' or '>' or '<' or ':' or '.' or '\\';
            case '<':
                return at + 1 < text.Length && text[at + 1] == '/';
            case '&' or ',':
                return at > start && (IsNextPair(text, at + 1) || (!isPart && at + 1 < text.Length && Chars.IsSpace(text[at + 1])));
            case var c:
                return !isPart && Chars.IsSpace(c);
        }
    }

    /// <summary>
    /// The end of a value with blanks in it, where a semicolon with another pair or nothing behind it shows that this is the first part of a
    /// connection string; otherwise the position itself.
    /// </summary>
    private static int FirstPartEnd(ReadOnlySpan<char> text, int from)
    {
        var rest = text.Slice(from, Math.Min(MaxLookAhead, text.Length - from));
        var length = rest.IndexOfAny("=;\n\r\"".AsSpan());

        if (length < 0 || rest[length] != ';')
            return from;

        var next = from + length + 1;
        while (next < text.Length && Chars.IsBlank(text[next]))
            next++;

        return next == text.Length || Chars.IsQuote(text[next]) || IsNextPair(text, next) ? from + length : from;
    }

    /// <summary>Whether a name and a separator follow.</summary>
    private static bool IsNextPair(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + 32);
        var end = at;

        while (end < limit && (Chars.IsName(text[end]) || text[end] is ' ' or '.'))
            end++;

        return end > at && end < limit && text[end] is '=' or ':' or ';';
    }

    /// <summary>Leaves what closes a sentence or a bracket around the pair.</summary>
    private static int Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start && text[end - 1] is ')' or ']' or '}' or ',' or '.' or '"' or '\'' or '`' or '>' or ':' or '\\' or ' ' or '\t')
        {
            if ((text[start], text[end - 1]) is ('[', ']') && Marker.LengthAt(text, start) is var length && (length == 0 || length == end - start))
                break;

            if ((text[start], text[end - 1]) is ('(', ')') or ('<', '>') or ('$', '}'))
                break;

            end--;
        }

        return end;
    }
}

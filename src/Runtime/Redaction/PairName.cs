using ErrorHandling.Shared;

namespace ErrorHandling;

/// <summary>The name of a pair and what stands around it.</summary>
internal readonly struct PairName
{
    private const int MaxLength = 64;
    private const int MaxBlanks = 32; // Lists of names and values are often aligned.

    /// <summary>Parameters of queries that are secret there, whatever they mean elsewhere: signed URLs and OAuth.</summary>
    private static readonly WordMap<bool> QueryNames = AsciiWords.Of("sig signature code token key auth ticket state assertion");

    public PairName(int start, int end, char quote = '\0', bool isEscaped = false)
    {
        Start = start;
        End = end;
        Quote = quote;
        IsEscaped = isEscaped;
    }

    public int Start { get; }

    public int End { get; }

    /// <summary>The quote that closes the name, or none.</summary>
    public char Quote { get; }

    /// <summary>Whether that quote has a backslash before it: JSON within a string.</summary>
    public bool IsEscaped { get; }

    public bool IsJson => Quote == '"' && !IsEscaped;

    /// <summary>Reads the name that ends before a separator.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int separator, int floor, out PairName name)
    {
        name = default;

        var end = separator;
        while (end > floor && separator - end < MaxBlanks && Chars.IsBlank(text[end - 1]))
            end--;

        if (end > floor && text[end - 1] == ']')
            end--;

        var quote = end > floor && Chars.IsQuote(text[end - 1]) ? text[--end] : '\0';
        var isEscaped = quote != 0 && end > floor && text[end - 1] == '\\';
        if (isEscaped)
        {
            end--;
        }
        else if (quote == 0 && end - Chars.EscapedQuote.Length >= floor && Chars.StartsWith(text, end - Chars.EscapedQuote.Length, Chars.EscapedQuote))
        {
            end -= Chars.EscapedQuote.Length;
            quote = '"';
            isEscaped = true;
        }

        var start = end;
        while (start > floor && end - start < MaxLength && (Chars.IsName(text[start - 1]) || (quote != 0 && text[start - 1] is ' ' or '.')))
            start--;

        while (start < end && !Chars.IsLetterOrDigit(text[start]) && text[start] < 128)
            start++; // The dashes of an option, the blank behind an opening quote.

        start += EscapeLength(text, start, end);

        if (start == end || Chars.AreDigits(text.Slice(start, end - start)) || (text[end] == ']' && Chars.StartsWith(text, start - Marker.KindStart.Length, Marker.KindStart)))
            return false;

        name = new(start, end, quote, isEscaped);
        return true;
    }

    /// <summary>What of an escaped character of JSON was taken for a part of the name behind it: <c>u0022</c>, or <c>n</c> unless the name needs it, as in <c>C:\token</c>.</summary>
    private static int EscapeLength(ReadOnlySpan<char> text, int start, int end)
    {
        if (start == 0 || text[start - 1] != '\\')
            return 0;

        var unicode = Chars.EscapedQuote.Length - 1;
        if (end - start > unicode && Chars.EscapeBefore(text, start + unicode) == unicode + 1)
            return unicode;

        var name = text.Slice(start, end - start);
        return name.Length > 1 && Chars.EscapeBefore(text, start + 1) > 0 && SensitiveNames.Judge(name.Slice(1)) >= SensitiveNames.Judge(name) ? 1 : 0;
    }

    /// <summary>The nearest character before the name that is no blank.</summary>
    public char Before(ReadOnlySpan<char> text)
    {
        var before = Start - 1;
        while (before >= 0 && Start - before <= MaxBlanks && Chars.IsBlank(text[before]))
            before--;

        return before >= 0 ? text[before] : '\0';
    }

    /// <summary>Whether the pair stands in the query of a URL.</summary>
    public bool IsQuery(ReadOnlySpan<char> text) => Start > 0 && (text[Start - 1] is '?' or '&' || Chars.StartsWith(text, Start - 5, "&amp;") || Chars.StartsWith(text, Start - 6, "\\u0026"));

    public bool IsCookie(ReadOnlySpan<char> text) => Is(text, "cookie") || Is(text, "set-cookie");

    /// <summary>Whether it is a header that holds credentials.</summary>
    public bool IsHeader(ReadOnlySpan<char> text) => EndsWith(text, "authorization") || IsCookie(text);

    public bool Is(ReadOnlySpan<char> text, string value) => End - Start == value.Length && Chars.StartsWithIgnoreCase(text, Start, value);

    public bool EndsWith(ReadOnlySpan<char> text, string value) => End - Start >= value.Length && Chars.StartsWithIgnoreCase(text, End - value.Length, value);

    public NameSensitivity Judge(ReadOnlySpan<char> text)
    {
        var name = text.Slice(Start, End - Start);
        var alone = SensitiveNames.Judge(name);

        if (alone == NameSensitivity.None && IsQuery(text) && QueryNames.Find(name))
            return NameSensitivity.Weak;

        if (alone == NameSensitivity.Strong || Quote != 0 || !SensitiveNames.NeedsWordBefore(name) || Start < 2 || text[Start - 1] != ' ')
            return alone;

        var start = Start - 1;
        while (start > 0 && Start - start <= MaxLength && Chars.IsName(text[start - 1]))
            start--;

        return start == Start - 1 ? alone : SensitiveNames.Judge(text.Slice(start, End - start));
    }
}

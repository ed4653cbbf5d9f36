using ErrorHandling.Shared;

namespace ErrorHandling;

/// <summary>Credentials of HTTP: the value of an <c>Authorization</c> or <c>Cookie</c> header, and <c>Bearer</c> or <c>Basic</c> anywhere. The scheme stays.</summary>
internal static class AuthorizationRecognizer
{
    private const int MinTokenLength = 8;
    private const int MaxChecked = 8192; // Servers accept less for all headers together.

    private static readonly WordMap<bool> OneTokenSchemes = AsciiWords.Of("bearer basic apikey token negotiate ntlm sharedkey");

    /// <summary>A scheme with its token in running text; not "basic authentication" or "bearer of".</summary>
    public static bool TryFindScheme(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!Chars.IsWordStart(text, at))
            return false;

        var isBasic = Chars.StartsWithIgnoreCase(text, at, "basic ");
        if (!isBasic && !Chars.StartsWithIgnoreCase(text, at, "bearer "))
            return false;

        var start = at + (isBasic ? "basic " : "bearer ").Length;
        var end = start;
        var hasDigit = false;

        while (end < text.Length && Chars.IsToken(text[end]))
            hasDigit |= Chars.IsDigit(text[end++]);

        if (end - start < MinTokenLength || !(hasDigit || (isBasic && IsUserAndPassword(text.Slice(start, end - start)))))
            return false;

        while (text[end - 1] == '.')
            end--;

        finding = new(start, end, Marker.Secret);
        return true;
    }

    /// <summary>The value of a header that holds credentials.</summary>
    public static bool TryFindHeader(ReadOnlySpan<char> text, int start, PairName name, out Finding finding)
    {
        finding = default;

        var isQuoted = Chars.IsQuote(text[start]);
        var isEscaped = text[start] == '\\' && start + 1 < text.Length && Chars.IsQuote(text[start + 1]);
        var quote = isQuoted ? text[start] : isEscaped ? text[start + 1] : Chars.IsQuote(name.Before(text)) && name.Quote == 0 ? name.Before(text) : '\0';
        var isInJson = Chars.StartsWith(text, start, Chars.EscapedQuote);
        start += isQuoted ? 1 : isEscaped ? 2 : isInJson ? Chars.EscapedQuote.Length : 0;

        // What decides is looked for in a bounded part; where that is a secret, all of the line is.
        var near = text.Slice(0, Math.Min(text.Length, start + MaxChecked));
        var end = Chars.LineEnd(near, start);
        if (quote != 0 && near.Slice(start, end - start).IndexOf(quote) is var length and >= 0)
            end = start + length;
        else if (isInJson && near.Slice(start, end - start).IndexOf(Chars.EscapedQuote.AsSpan(), StringComparison.Ordinal) is var lengthInJson and >= 0)
            end = start + lengthInJson;

        while (end > start && (Chars.IsSpace(text[end - 1]) || (quote != 0 && text[end - 1] == '\\')))
            end--;

        if (end == start || !TryFindCredentials(text.Slice(start, end - start), name.IsCookie(text), isSure: isQuoted || isEscaped || isInJson, out var from, out var to))
            return false;

        var isCut = start + to == near.Length && near.Length < text.Length;
        finding = new(start + from, isCut ? Chars.LineEnd(text, near.Length) : start + to, Marker.Secret);
        return true;
    }

    private static bool TryFindCredentials(ReadOnlySpan<char> value, bool isCookie, bool isSure, out int from, out int to)
    {
        from = 0;
        to = value.Length;

        if (isCookie)
            return value.IndexOf('=') > 0;

        var blank = value.IndexOf(' ');
        if (blank < 0)
            return !Marker.IsWhole(value) && (isSure || ValueShape.LooksChosenByMachine(value, MinTokenLength));

        from = blank + 1;
        while (from < to && value[from] == ' ')
            from++;

        if (OneTokenSchemes.Find(value.Slice(0, blank)))
        {
            var length = value.Slice(from).IndexOfAny(' ', ',', ';');
            to = length < 0 ? to : from + length;
            return to > from && !Marker.IsWhole(value.Slice(from, to - from));
        }

        // Digest, AWS4-HMAC-SHA256 and others: a scheme and parameters. Otherwise it may be a sentence, or a token with more behind it.
        if (value.Slice(from).IndexOf('=') > 0)
            return true;

        from = 0;
        to = blank;
        return !Marker.IsWhole(value.Slice(0, blank)) && ValueShape.LooksChosenByMachine(value.Slice(0, blank), MinTokenLength);
    }

    /// <summary>Whether it is base64 of a text with a colon in it.</summary>
    private static bool IsUserAndPassword(ReadOnlySpan<char> token)
    {
        token = token.Slice(0, Math.Min(token.Length, MaxChecked)).TrimEnd('=');
        var bits = 0;
        var count = 0;
        var hasColon = false;

        foreach (var c in token)
        {
            if (!Chars.IsBase64(c))
                return false;

            bits = (bits << 6) | (Chars.IsUpper(c) ? c - 'A' : Chars.IsLower(c) ? c - 'a' + 26 : Chars.IsDigit(c) ? c - '0' + 52 : c == '+' ? 62 : 63);
            count += 6;

            if (count < 8)
                continue;

            count -= 8;
            var character = (bits >> count) & 0xFF;
            if (character < 0x20)
                return false;

            hasColon |= character == ':';
            bits &= (1 << count) - 1;
        }

        return hasColon;
    }
}

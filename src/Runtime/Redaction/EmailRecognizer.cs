namespace ErrorHandling;

/// <summary>E-mail addresses, as they are written in practice: no quoted local parts, a domain with a dot.</summary>
internal static class EmailRecognizer
{
    private const int MaxLocalLength = 64; // RFC 5321, 4.5.3.1.1
    private const int MaxDomainLength = 255; // RFC 5321, 4.5.3.1.2

    public static bool TryFind(ReadOnlySpan<char> text, int at, int floor, out Finding finding)
    {
        finding = default;

        var start = at;
        while (start > floor && at - start < MaxLocalLength && IsLocal(text[start - 1]))
            start--;

        var end = at + 1;
        var lastDot = 0;
        while (end < text.Length && end - at <= MaxDomainLength && (Chars.IsLetterOrDigit(text[end]) || text[end] is '-' or '.'))
        {
            if (text[end] == '.' && end + 1 < text.Length && Chars.IsLetter(text[end + 1]))
                lastDot = end;

            end++;
        }

        while (end > at && !Chars.IsLetterOrDigit(text[end - 1]))
            end--;

        if (start == at || lastDot <= at + 1 || end - lastDot < 3)
            return false;

        finding = new(start, end, Marker.Email);
        return true;
    }

    private static bool IsLocal(char c) => Chars.IsLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' || (c >= 128 && char.IsLetterOrDigit(c));
}

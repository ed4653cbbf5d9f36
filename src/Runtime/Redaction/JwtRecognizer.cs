namespace ErrorHandling;

/// <summary>JSON web tokens, signed (three parts, the last may be empty) or encrypted (five): they begin with <c>{"</c> in base64, <c>eyJ</c>.</summary>
internal static class JwtRecognizer
{
    private const int MinHeaderLength = 10;
    private const int MinPayloadLength = 4;
    private const int MaxParts = 5;

    public static bool TryFind(ref Scanner scanner, int at, out Finding finding)
    {
        finding = default;
        var text = scanner.Text;
        var start = at - 2;

        if (start < scanner.NoJwtBefore || !Chars.StartsWith(text, start, "eyJ") || !Chars.IsWordStart(text, start))
            return false;

        var end = PartEnd(text, start);
        if (end - start < MinHeaderLength || end == text.Length || text[end] != '.' || PartEnd(text, end + 1) - end <= MinPayloadLength)
        {
            scanner.NoJwtBefore = end;
            return false;
        }

        for (var part = 1; part < MaxParts && end < text.Length && text[end] == '.'; part++)
        {
            // The dot after a whole token ends a sentence.
            var partEnd = PartEnd(text, end + 1);
            if (partEnd == end + 1 && part > 2)
                break;

            end = partEnd;
        }

        finding = new(start, end, Marker.Jwt);
        return true;
    }

    private static int PartEnd(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && Chars.IsBase64Url(text[from]))
            from++;

        return from;
    }
}

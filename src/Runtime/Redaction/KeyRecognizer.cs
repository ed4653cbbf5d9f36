namespace ErrorHandling;

/// <summary>Keys that have a shape but no beginning to go by.</summary>
internal static class KeyRecognizer
{
    private const int PaddedLength = 88; // 64 bytes in base64, as storage, Cosmos DB and batch accounts of Azure have them.
    private const string Integrity = "sha512-";

    /// <summary>64 bytes in base64; not those after <c>sha512-</c>, which are the checksum of a package.</summary>
    public static bool TryFindPadded(ReadOnlySpan<char> text, int at, int floor, out Finding finding)
    {
        finding = default;
        var start = at + 2 - PaddedLength;

        if (at + 1 >= text.Length || text[at + 1] != '=' || start < floor || (at + 2 < text.Length && text[at + 2] == '='))
            return false;

        if (text[at - 1] is not ('A' or 'Q' or 'g' or 'w') || !Chars.IsWordStart(text, start) || Chars.StartsWith(text, start - Integrity.Length, Integrity))
            return false;

        for (var i = at - 1; i >= start; i--)
        {
            if (!Chars.IsBase64(text[i]))
                return false;
        }

        finding = new(start, at + 2, Marker.Key);
        return true;
    }

    /// <summary>The secret of an application in Microsoft Entra ID: three characters, a digit, <c>Q~</c> and 31 to 34 more.</summary>
    public static bool TryFindAzureSecret(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        var start = at - 5;

        if (start < 0 || text[at - 1] != 'Q' || !Chars.IsDigit(text[at - 2]) || !Chars.IsWordStart(text, start))
            return false;

        var end = start;
        while (end < text.Length && (Chars.IsBase64Url(text[end]) || text[end] is '~' or '.'))
            end++;

        if (end - at - 1 is < 31 or > 40)
            return false;

        finding = new(start, end, "[redacted:azure-secret]");
        return true;
    }

    /// <summary>The token of a Telegram bot: 5 to 16 digits, a colon, <c>A</c> and 34 characters or more.</summary>
    public static bool TryFindTelegram(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (at + 1 >= text.Length || text[at + 1] != 'A')
            return false;

        var start = at;
        while (start > 0 && at - start < 17 && Chars.IsDigit(text[start - 1]))
            start--;

        var end = at + 1;
        while (end < text.Length && Chars.IsBase64Url(text[end]))
            end++;

        if (at - start is < 5 or > 16 || end - at - 1 < 35)
            return false;

        finding = new(start, end, "[redacted:telegram-token]");
        return true;
    }
}

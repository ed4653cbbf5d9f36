namespace ErrorHandling;

/// <summary>Credentials before the host of a URL; the scheme, the user's name and the host stay.</summary>
internal static class UrlRecognizer
{
    private const int MinTokenLength = 20; // A shorter one without a password is a user's name, as in ssh://git@host.
    private const int MaxPasswordLength = 256;

    public static bool TryFind(ref Scanner scanner, int at, out Finding finding)
    {
        finding = default;
        var text = scanner.Text;

        if (!Chars.StartsWith(text, at, "://") || at == 0 || !Chars.IsLetterOrDigit(text[at - 1]))
            return false;

        if (scanner.UrlEnd <= at && !IsFile(text, at))
            scanner.UrlEnd = UrlEnd(text, at + 3);

        var start = at + 3;
        var host = HostStart(text, start);
        if (host < 0)
            return false;

        var userInfo = text.Slice(start, host - 1 - start);
        var colon = userInfo.IndexOf(':');
        var secret = colon < 0 ? userInfo : userInfo.Slice(colon + 1);

        if (secret.IsEmpty || Marker.IsWhole(secret) || (colon < 0 && secret.Length < MinTokenLength))
            return false;

        finding = new(start + colon + 1, host - 1, Marker.Secret);
        return true;
    }

    /// <summary>Where the host begins behind <c>user:password@</c>; negative where no such thing stands before it.</summary>
    private static int HostStart(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        var lastAt = -1;
        var colon = -1;

        while (end < text.Length && !EndsUrl(text[end]) && text[end] is not ('/' or '?' or '#' or '\\'))
        {
            if (text[end] == '@')
                lastAt = end;
            else if (text[end] == ':' && colon < 0)
                colon = end;

            end++;
        }

        if (lastAt >= 0 || colon < 0 || end == text.Length || colon + 1 == end || text[start] == '[' || Chars.AreDigits(text.Slice(colon + 1, end - colon - 1)))
            return lastAt + (lastAt < 0 ? 0 : 1);

        // 'user:pa/ss@host': what follows the colon is no port, so a slash that should have been escaped belongs to the password.
        var limit = Math.Min(text.Length, end + MaxPasswordLength);
        while (end < limit && !EndsUrl(text[end]) && text[end] != '@')
            end++;

        return end < limit && text[end] == '@' ? end + 1 : -1;
    }

    private static int UrlEnd(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length && !EndsUrl(text[end]))
            end++;

        return end;
    }

    private static bool IsFile(ReadOnlySpan<char> text, int at) => Chars.StartsWithIgnoreCase(text, at - 4, "file");

    private static bool EndsUrl(char c) => Chars.IsSpace(c) || c is '"' or '<' or '>' or '`';
}

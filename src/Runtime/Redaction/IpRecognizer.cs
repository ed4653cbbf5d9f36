namespace ErrorHandling;

/// <summary>IPv4 and IPv6 addresses; not loopback or unspecified ones, which say nothing, and not versions that look alike.</summary>
internal static class IpRecognizer
{
    private const int MaxV6Length = 45; // Eight groups, the last two as IPv4.
    private const int MaxGroups = 8;

    /// <summary>Finds the IPv4 address whose first dot is at this position.</summary>
    public static bool TryFindV4(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;

        var start = at;
        while (start > 0 && at - start < 3 && Chars.IsDigit(text[start - 1]))
            start--;

        if (start == at || !IsEdge(text, start - 1) || !TryReadV4(text, start, out var end))
            return false;

        if (!Chars.IsWordEdge(text, end) || (end + 1 < text.Length && text[end] is '.' or '-' && Chars.IsLetterOrDigit(text[end + 1])))
            return false;

        var address = text.Slice(start, end - start);
        if (address.StartsWith("127.".AsSpan(), StringComparison.Ordinal) || address.EndsWith(".0.0".AsSpan(), StringComparison.Ordinal) || IsVersion(text, start))
            return false;

        finding = new(start, end, Marker.Ip);
        return true;
    }

    /// <summary>Finds the IPv6 address whose first colon is at this position.</summary>
    public static bool TryFindV6(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;

        var start = at;
        while (start > 0 && at - start < 4 && Chars.IsHex(text[start - 1]))
            start--;

        if (start > 0 && (!Chars.IsWordEdge(text, start - 1) || text[start - 1] is ':' or '.' or '-'))
            return false;

        var end = start;
        var hasDigit = false;
        while (end < text.Length && end - start <= MaxV6Length && (Chars.IsHex(text[end]) || text[end] is ':' or '.'))
            hasDigit |= Chars.IsDigit(text[end++]);

        while (end > at && (text[end - 1] == '.' || (text[end - 1] == ':' && text[end - 2] != ':')))
            end--; // What ends the sentence.

        if (end - start > MaxV6Length || !hasDigit || !Chars.IsWordEdge(text, end) || !IsV6(text.Slice(start, end - start)) || text.Slice(start, end - start).SequenceEqual("::1".AsSpan()))
            return false;

        finding = new(start, end, Marker.Ip);
        return true;
    }

    private static bool TryReadV4(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;

        for (var octet = 0; octet < 4; octet++)
        {
            if (octet > 0 && (end == text.Length || text[end++] != '.'))
                return false;

            var value = 0;
            var from = end;
            while (end < text.Length && end - from < 3 && Chars.IsDigit(text[end]))
                value = (value * 10) + text[end++] - '0';

            if (end == from || value > 255 || (end - from > 1 && text[from] == '0'))
                return false;
        }

        return true;
    }

    private static bool IsV6(ReadOnlySpan<char> address)
    {
        var groups = 0;
        var isShortened = false;
        var i = 0;

        while (i < address.Length)
        {
            if (address[i] == ':')
            {
                var isPair = i + 1 < address.Length && address[i + 1] == ':';
                if (isPair ? isShortened : i == 0 || i + 1 == address.Length)
                    return false;

                isShortened |= isPair;
                i += isPair ? 2 : 1;
                continue;
            }

            var from = i;
            while (i < address.Length && Chars.IsHex(address[i]))
                i++;

            if (i < address.Length && address[i] == '.')
            {
                groups += 2;
                return TryReadV4(address, from, out var end) && end == address.Length && (isShortened ? groups < MaxGroups : groups == MaxGroups);
            }

            if (i - from is 0 or > 4)
                return false;

            groups++;
        }

        return isShortened ? groups is > 0 and < MaxGroups : groups == MaxGroups;
    }

    /// <summary>Whether the number belongs to a version or a product: <c>Version=1.2.3.4</c>, <c>v1.2.3.4</c>, <c>Chrome/1.2.3.4</c>.</summary>
    private static bool IsVersion(ReadOnlySpan<char> text, int start)
    {
        if (start > 1 && text[start - 1] == '/' && Chars.IsLetterOrDigit(text[start - 2]))
            return true;

        var i = start - 1;
        while (i > 0 && start - i < 4 && text[i] is ' ' or '=' or ':' or '"' or '\'')
            i--;

        return Chars.StartsWithIgnoreCase(text, i - 6, "version");
    }

    private static bool IsEdge(ReadOnlySpan<char> text, int at) => Chars.IsWordEdge(text, at) && (at < 0 || text[at] is not ('.' or '-'));
}

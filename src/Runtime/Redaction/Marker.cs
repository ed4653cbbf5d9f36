namespace ErrorHandling;

/// <summary>What stands in a text where a secret was.</summary>
internal static class Marker
{
    public const string Secret = "[redacted]";
    public const string Known = "[redacted:known-secret]";
    public const string PrivateKey = "[redacted:private-key]";
    public const string Key = "[redacted:key]";
    public const string Jwt = "[redacted:jwt]";
    public const string Email = "[redacted:email]";
    public const string Card = "[redacted:card]";
    public const string Ip = "[redacted:ip]";
    public const string Path = "[redacted:path]";
    public const string Truncated = "[redacted:truncated]";

    /// <summary>What stands before the kind in a marker that tells one.</summary>
    public const string KindStart = "[redacted:";

    private const string Start = "[redacted";
    private const int MaxLength = 40;

    /// <summary>Whether a value is a marker and nothing else, or only stars: it was redacted before.</summary>
    public static bool IsWhole(ReadOnlySpan<char> value) =>
        value.TrimStart('*').IsEmpty || (value.Length <= MaxLength && LengthAt(value, 0) == value.Length);

    /// <summary>The length of the marker that begins at a position; 0 where none does.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if (!text.Slice(at).StartsWith(Start.AsSpan(), StringComparison.Ordinal))
            return 0;

        var i = at + Start.Length;
        if (i < text.Length && text[i] == ':')
        {
            do
                i++;
            while (i < text.Length && i - at < MaxLength && (Chars.IsLower(text[i]) || text[i] == '-'));
        }

        return i < text.Length && text[i] == ']' ? i + 1 - at : 0;
    }

    /// <summary>Finds the marker within which a part of a text lies.</summary>
    public static bool TryFindAround(ReadOnlySpan<char> text, int start, int end, out int markerStart, out int markerEnd)
    {
        for (markerStart = start; markerStart >= 0 && start - markerStart <= MaxLength; markerStart--)
        {
            if (LengthAt(text, markerStart) is var length and > 0)
            {
                markerEnd = markerStart + length;
                return markerEnd >= end;
            }
        }

        markerEnd = 0;
        return false;
    }
}

using ErrorHandling.Shared;

namespace ErrorHandling;

/// <summary>The text of an XML element with a sensitive name: <c>&lt;Password&gt;…&lt;/Password&gt;</c>.</summary>
internal static class ElementRecognizer
{
    private const string CData = "<![CDATA[";
    private const int MaxNameLength = 64;
    private const int MaxValueLength = 4096;

    public static bool TryFind(ReadOnlySpan<char> text, int at, int floor, out Finding finding)
    {
        finding = default;

        var start = at;
        while (start > floor && at - start < MaxNameLength && Chars.IsName(text[start - 1]))
            start--;

        if (start == at || start == 0 || text[start - 1] is not ('<' or ':'))
            return false;

        if (SensitiveNames.Judge(text.Slice(start, at - start)) < NameSensitivity.Supported)
            return false;

        var from = at + 1;
        if (Chars.StartsWith(text, from, CData))
            from += CData.Length;

        var rest = text.Slice(from);
        var length = rest.Slice(0, Math.Min(rest.Length, MaxValueLength)).IndexOf('<');
        if (length <= 0 || !Chars.StartsWith(rest, length, "</"))
            return false;

        if (from > at + 1 && rest.Slice(0, length).EndsWith("]]>".AsSpan(), StringComparison.Ordinal))
            length -= 3;

        var value = rest.Slice(0, length);
        if (value.Trim().IsEmpty || Marker.IsWhole(value.Trim()))
            return false;

        finding = new(from, from + length, Marker.Secret);
        return true;
    }
}

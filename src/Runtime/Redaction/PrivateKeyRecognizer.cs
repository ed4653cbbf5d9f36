namespace ErrorHandling;

/// <summary>
/// Blocks <c>-----BEGIN … PRIVATE KEY-----</c> (RFC 7468 and OpenPGP), also with escaped line ends. A block without its end goes on to the next
/// block or to the end of the text: better too much than half a key.
/// </summary>
internal static class PrivateKeyRecognizer
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const int MaxLabelLength = 64;

    public static bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!Chars.StartsWith(text, at, Begin))
            return false;

        var label = text.Slice(at + Begin.Length);
        label = label.Slice(0, Math.Min(label.Length, MaxLabelLength));

        var length = label.IndexOf(Dashes.AsSpan(), StringComparison.Ordinal);
        if (length >= 0)
            label = label.Slice(0, length);

        if (label.IndexOf("PRIVATE KEY".AsSpan(), StringComparison.Ordinal) < 0)
            return false;

        finding = new(at, BlockEnd(text, at + Begin.Length + label.Length + (length < 0 ? 0 : Dashes.Length)), Marker.PrivateKey);
        return true;
    }

    private static int BlockEnd(ReadOnlySpan<char> text, int from)
    {
        var distance = text.Slice(from).IndexOf(Dashes.AsSpan(), StringComparison.Ordinal);
        if (distance < 0)
            return text.Length;

        var at = from + distance;
        if (!Chars.StartsWith(text, at, End))
            return at;

        var close = text.Slice(at + End.Length).IndexOf(Dashes.AsSpan(), StringComparison.Ordinal);
        return close is >= 0 and <= MaxLabelLength ? at + End.Length + close + Dashes.Length : at + End.Length;
    }
}

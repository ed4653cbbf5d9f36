using ErrorHandling.Shared;

namespace ErrorHandling;

/// <summary>
/// Pairs of a name and a value whose name is sensitive: <c>key=value</c>, <c>key: value</c>, JSON, connection strings, queries of URLs, headers,
/// attributes, options of a command line. The name stays.
/// </summary>
internal static class PairRecognizer
{
    private const int MaxNameLength = 64;
    private const int MaxNamedDistance = 64;

    public static bool TryFind(ref Scanner scanner, int at, out Finding finding)
    {
        finding = default;
        var text = scanner.Text;

        if (!IsSeparator(text, at) || !PairName.TryRead(text, at, scanner.Done, out var name))
            return false;

        var sensitivity = name.Judge(text);
        if (sensitivity == NameSensitivity.None && !(name.IsHeader(text) || name.Is(text, "name") || name.Is(text, "value")))
            return false;

        var valueStart = ValueStart(text, at, name);
        if (valueStart == text.Length)
            return false;

        if (name.IsHeader(text))
            return AuthorizationRecognizer.TryFindHeader(text, valueStart, name, out finding);

        RememberSensitiveName(ref scanner, name, valueStart);
        if (name.Start < scanner.SensitiveValueBefore && name.Is(text, "value"))
            sensitivity = NameSensitivity.Strong;

        if (sensitivity == NameSensitivity.None || HasOwnParts(text, name, valueStart))
            return false;

        var value = PairValue.Read(text, at, valueStart, name, sensitivity);
        if (value.IsEmpty || !IsSecret(text, name, value, sensitivity))
            return false;

        finding = new(value.Start, value.End, name.IsJson && !value.IsQuoted && text[at] == ':' ? "\"" + Marker.Secret + "\"" : Marker.Secret);
        return true;
    }

    /// <summary>An option with its value behind a blank: <c>--password x</c>.</summary>
    public static bool TryFindOption(ref Scanner scanner, int at, out Finding finding)
    {
        finding = default;
        var text = scanner.Text;

        if (!Chars.StartsWith(text, at, "--") || (at > 0 && !Chars.IsSpace(text[at - 1]) && !Chars.IsQuote(text[at - 1])))
            return false;

        var nameEnd = at + 2;
        while (nameEnd < text.Length && nameEnd - at < MaxNameLength && Chars.IsName(text[nameEnd]))
            nameEnd++;

        var valueStart = nameEnd;
        while (valueStart < text.Length && text[valueStart] == ' ')
            valueStart++;

        if (valueStart == nameEnd || valueStart == text.Length || text[valueStart] == '-')
            return false;

        var name = new PairName(at + 2, nameEnd);
        var sensitivity = name.Judge(text);
        if (sensitivity == NameSensitivity.None)
            return false;

        var value = PairValue.Read(text, nameEnd, valueStart, name, sensitivity);
        if (value.IsEmpty || !IsSecret(text, name, value, sensitivity))
            return false;

        finding = new(value.Start, value.End, Marker.Secret);
        return true;
    }

    private static bool IsSeparator(ReadOnlySpan<char> text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        var previous = at > 0 ? text[at - 1] : '\0';

        return text[at] == '='
            ? next != '=' && previous is not ('=' or '!' or '<' or '>' or '~' or ':')
            : next != ':' && previous != ':' && !Chars.StartsWith(text, at, "://");
    }

    private static int ValueStart(ReadOnlySpan<char> text, int at, PairName name)
    {
        var start = at + 1;
        if (start < text.Length && ((text[at] == '=' && text[start] == '>') || (text[at] == ':' && text[start] == '=')))
            start++;

        while (start < text.Length && (Chars.IsBlank(text[start]) || (name.Quote != 0 && Chars.IsLineEnd(text[start]))))
            start++;

        return start;
    }

    private static bool IsSecret(ReadOnlySpan<char> text, PairName name, PairValue value, NameSensitivity sensitivity)
    {
        var content = text.Slice(value.Start, value.End - value.Start);
        if (Marker.IsWhole(content) || (!value.IsQuoted && ValueShape.SaysNothing(content)))
            return false;

        if (name.IsQuery(text))
            return sensitivity == NameSensitivity.Strong || ValueShape.CanBeQuerySecret(content);

        return sensitivity switch
        {
            NameSensitivity.Strong => true,
            NameSensitivity.Supported => ValueShape.LooksChosenByMachine(content, minLength: 8),
            _ => !IsDigest(text, name) && ValueShape.LooksChosenByMachine(content, minLength: 16) && !ValueShape.IsGuid(content),
        };
    }

    /// <summary>Whether the value is a connection string or URL, whose parts are judged one by one, or the working directory that shells call PWD.</summary>
    private static bool HasOwnParts(ReadOnlySpan<char> text, PairName name, int valueStart)
    {
        if (name.Is(text, "pwd") && text[valueStart] == '/')
            return true;

        if (!name.EndsWith(text, "string"))
            return false;

        var near = text.Slice(0, Math.Min(text.Length, valueStart + MaxNamedDistance));
        near = near.Slice(valueStart, Chars.LineEnd(near, valueStart) - valueStart);
        return near.IndexOf('=') >= 0 || near.IndexOf("://".AsSpan(), StringComparison.Ordinal) >= 0;
    }

    /// <summary>Whether the value is made to be shown, if nothing else says that it is a secret: the hash of a commit, the code of an error.</summary>
    private static bool IsDigest(ReadOnlySpan<char> text, PairName name) =>
        name.EndsWith(text, "hash") || name.EndsWith(text, "code") || name.EndsWith(text, "cert") || name.EndsWith(text, "salt") || name.EndsWith(text, "nonce");

    private static void RememberSensitiveName(ref Scanner scanner, PairName name, int valueStart)
    {
        var text = scanner.Text;
        if (!Chars.IsQuote(text[valueStart]) || !(name.Is(text, "key") || name.Is(text, "name")))
            return;

        var rest = text.Slice(valueStart + 1);
        var length = rest.Slice(0, Math.Min(rest.Length, MaxNameLength)).IndexOf(text[valueStart]);

        if (length > 0 && SensitiveNames.Judge(rest.Slice(0, length)) == NameSensitivity.Strong)
            scanner.SensitiveValueBefore = valueStart + length + MaxNamedDistance;
    }
}

using System.Runtime.CompilerServices;

namespace ErrorHandling;

/// <summary>Classes of characters; only ASCII ones belong to any.</summary>
internal static class Chars
{
    /// <summary>What System.Text.Json writes for a quote within a string, unless it is told otherwise.</summary>
    public const string EscapedQuote = "\\u0022";

    private const byte Letter = 1;
    private const byte Digit = 2;
    private const byte NameMark = 4;
    private const byte TokenMark = 8;

    private static readonly byte[] Classes = CreateClasses();

    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    public static bool IsLower(char c) => (uint)(c - 'a') <= 'z' - 'a';

    public static bool IsUpper(char c) => (uint)(c - 'A') <= 'Z' - 'A';

    public static bool IsLetter(char c) => Is(c, Letter);

    public static bool IsLetterOrDigit(char c) => Is(c, Letter | Digit);

    public static bool IsHex(char c) => IsDigit(c) || (uint)((c | 0x20) - 'a') <= 5;

    public static bool AreDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>Whether a name may have it: a letter of any language, a digit, <c>_</c> or <c>-</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsName(char c) => Is(c, Letter | Digit | NameMark) || (c >= 128 && char.IsLetterOrDigit(c));

    /// <summary>Whether it is one of base64 as URLs have it.</summary>
    public static bool IsBase64Url(char c) => Is(c, Letter | Digit | NameMark);

    public static bool IsBase64(char c) => IsLetterOrDigit(c) || c is '+' or '/';

    /// <summary>Whether a bearer token may have it (<c>token68</c> of RFC 9110).</summary>
    public static bool IsToken(char c) => Is(c, Letter | Digit | NameMark | TokenMark);

    public static bool IsBlank(char c) => c is ' ' or '\t';

    public static bool IsLineEnd(char c) => c is '\n' or '\r';

    public static bool IsQuote(char c) => c is '"' or '\'' or '`';

    public static bool IsSpace(char c) => IsBlank(c) || IsLineEnd(c) || (c >= 128 && char.IsWhiteSpace(c));

    /// <summary>Whether a word or number cannot go on at this position, before or after which text begins or ends.</summary>
    public static bool IsWordEdge(ReadOnlySpan<char> text, int at) =>
        (uint)at >= (uint)text.Length || !(IsLetterOrDigit(text[at]) || text[at] == '_');

    /// <summary>Whether a word can begin at a position: behind an edge, or behind an escaped character of JSON.</summary>
    public static bool IsWordStart(ReadOnlySpan<char> text, int at) => IsWordEdge(text, at - 1) || EscapeBefore(text, at) > 0;

    /// <summary>The length of the escaped character of JSON that ends at a position, as <c>\n</c> or <c>\u0022</c>; 0 where none does.</summary>
    public static int EscapeBefore(ReadOnlySpan<char> text, int at)
    {
        if (at >= 2 && text[at - 2] == '\\' && text[at - 1] is 'n' or 'r' or 't')
            return 2;

        return at >= EscapedQuote.Length && text[at - 6] == '\\' && text[at - 5] == 'u'
            && IsHex(text[at - 4]) && IsHex(text[at - 3]) && IsHex(text[at - 2]) && IsHex(text[at - 1])
            ? EscapedQuote.Length
            : 0;
    }

    public static bool StartsWith(ReadOnlySpan<char> text, int at, string value) =>
        at >= 0 && at <= text.Length && text.Slice(at).StartsWith(value.AsSpan(), StringComparison.Ordinal);

    public static bool StartsWithIgnoreCase(ReadOnlySpan<char> text, int at, string value) =>
        at >= 0 && at <= text.Length && text.Slice(at).StartsWith(value.AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The end of the line that a position is in.</summary>
    public static int LineEnd(ReadOnlySpan<char> text, int from)
    {
        var length = text.Slice(from).IndexOfAny('\r', '\n');
        return length < 0 ? text.Length : from + length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Is(char c, int classes) => c < Classes.Length && (Classes[c] & classes) != 0;

    private static byte[] CreateClasses()
    {
        var classes = new byte[128];
        for (var c = 'a'; c <= 'z'; c++)
            classes[c] = classes[c - 'a' + 'A'] = Letter;

        for (var c = '0'; c <= '9'; c++)
            classes[c] = Digit;

        classes['_'] = classes['-'] = NameMark;
        foreach (var c in ".~+/=")
            classes[c] = TokenMark;

        return classes;
    }
}

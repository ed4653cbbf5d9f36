using ErrorHandling.Shared;

namespace ErrorHandling;

/// <summary>What a value looks like, where its name alone does not decide.</summary>
internal static class ValueShape
{
    private const int ShortNumber = 4;
    private const int GuidLength = 36;
    private const int MinChanges = 3;
    private const int MaxPlaceHolder = 64; // Longer ones would be read again from each name within them.

    private static readonly WordMap<bool> NoSecrets = AsciiWords.Of("null nil none true false undefined required missing invalid expired empty incorrect must not is");

    /// <summary>Whether an unquoted value is no value: a literal of JSON, a place holder, a word of a sentence.</summary>
    public static bool SaysNothing(ReadOnlySpan<char> value) =>
        NoSecrets.Find(value)
        || (value.Length <= MaxPlaceHolder && value[0] is '$' or '%' or '<' && value[value.Length - 1] is '}' or '%' or '>')
        || value.Equals("(null)".AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is more than a small number, which a code or key in a query may be.</summary>
    public static bool CanBeQuerySecret(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!Chars.IsDigit(c))
                return true;
        }

        return value.Length > ShortNumber;
    }

    /// <summary>Whether it is one run of characters of a token that changes between letters and digits, or small and capital ones with digits, as words do not.</summary>
    public static bool LooksChosenByMachine(ReadOnlySpan<char> value, int minLength)
    {
        if (value.Length < minLength)
            return false;

        bool lower = false, upper = false, digit = false;
        var changes = 0;

        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (!(Chars.IsToken(c) || c == '%') || (c != '=' && i > 0 && value[i - 1] == '='))
                return false; // An equals sign only pads a token.

            lower |= Chars.IsLower(c);
            upper |= Chars.IsUpper(c);
            digit |= Chars.IsDigit(c);
            changes += i > 0 && Chars.IsDigit(c) != Chars.IsDigit(value[i - 1]) && Chars.IsLetterOrDigit(c) && Chars.IsLetterOrDigit(value[i - 1]) ? 1 : 0;
        }

        return digit && (lower || upper) && ((lower && upper) || changes >= MinChanges);
    }

    public static bool IsGuid(ReadOnlySpan<char> value)
    {
        if (value.Length != GuidLength)
            return false;

        for (var i = 0; i < value.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? value[i] != '-' : !Chars.IsHex(value[i]))
                return false;
        }

        return true;
    }
}

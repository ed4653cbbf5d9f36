namespace ErrorHandling;

/// <summary>Numbers of payment cards: an issuer's first digits with the length that issuer uses, and the check digit. The last four stay.</summary>
internal static class CardRecognizer
{
    private const int MinDigits = 13;
    private const int MaxDigits = 19; // ISO/IEC 7812-1
    private const int Kept = 4;

    public static bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding, out int next)
    {
        finding = default;

        Span<byte> digits = stackalloc byte[MaxDigits];
        var count = 0;
        var keptFrom = at;
        var end = at;

        while (end < text.Length && count <= MaxDigits)
        {
            var isGap = text[end] is ' ' or '-' && end + 1 < text.Length && Chars.IsDigit(text[end + 1]) && end > at;
            if (!isGap && !Chars.IsDigit(text[end]))
                break;

            if (!isGap && count < MaxDigits)
                digits[count] = (byte)(text[end] - '0');

            count += isGap ? 0 : 1;
            end++;
        }

        // The next attempt begins behind this group of digits: a card may follow another number and a blank.
        next = at;
        while (next < text.Length && Chars.IsDigit(text[next]))
            next++;

        if (count is < MinDigits or > MaxDigits || !IsAlone(text, at - 1) || !IsAlone(text, end) || !IsIssued(digits.Slice(0, count)) || !HasCheckDigit(digits.Slice(0, count)))
            return false;

        keptFrom = end;
        for (var kept = 0; kept < Kept;)
            kept += Chars.IsDigit(text[--keptFrom]) ? 1 : 0;

        finding = new(at, keptFrom, Marker.Card);
        return true;
    }

    private static bool IsAlone(ReadOnlySpan<char> text, int at) =>
        Chars.IsWordEdge(text, at) && ((uint)at >= (uint)text.Length || text[at] is not ('-' or '.' or ']'));

    private static bool IsIssued(ReadOnlySpan<byte> digits)
    {
        var two = (digits[0] * 10) + digits[1];
        var four = (two * 100) + (digits[2] * 10) + digits[3];

        return digits.Length switch
        {
            13 => digits[0] == 4,
            14 => two is 36 or 38 or 39 || four / 10 is >= 300 and <= 305,
            15 => two is 34 or 37,
            16 => digits[0] == 4 || two is (>= 51 and <= 55) or 62 or 65 || four is (>= 2221 and <= 2720) or 6011 or (>= 3528 and <= 3589) || four / 10 is >= 644 and <= 649,
            19 => digits[0] == 4 || two is 62 or 65 || four == 6011,
            _ => two == 62,
        };
    }

    /// <summary>The algorithm of Luhn (ISO/IEC 7812-1, annex B).</summary>
    private static bool HasCheckDigit(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            int digit = digits[digits.Length - 1 - i];
            sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : (2 * digit) - 9;
        }

        return sum % 10 == 0;
    }
}

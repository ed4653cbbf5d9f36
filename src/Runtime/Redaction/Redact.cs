using System.Security.Cryptography;
using System.Text;

namespace ErrorHandling;

/// <summary>Makes single values fit to be written down. For whole texts there is <see cref="Redactor"/>.</summary>
public static class Redact
{
    /// <summary>The least number of bytes of a key for <see cref="Hash"/>, 16.</summary>
    public const int MinKeyLength = 16;

    internal const string Stars = "***";

    private const int LastCharacters = 4;
    private const int MinLengthForLast = 12; // At most a third of the value is shown.
    private const int HashBytes = 16; // 128 bits: equal values are found, and no two values are taken for one.

    /// <summary>Hides a value with its length.</summary>
    /// <param name="value">The value, or null.</param>
    /// <returns><c>***</c>; an empty text for null or an empty value, so that it shows that there is none.</returns>
    public static string Mask(string? value) => string.IsNullOrEmpty(value) ? string.Empty : Stars;

    /// <summary>Hides all but the last four characters, by which people recognise a card or a key.</summary>
    /// <param name="value">The value, or null.</param>
    /// <returns>
    /// <c>***</c> and the last four characters; only <c>***</c> for a value of less than 12 characters, of which four would be too much; an empty
    /// text for null or an empty value.
    /// </returns>
    public static string LastFour(string? value)
    {
        if (value is null || value.Length < MinLengthForLast)
            return Mask(value);

        var start = value.Length - LastCharacters;
        return Stars + value.Substring(char.IsLowSurrogate(value[start]) ? start + 1 : start);
    }

    /// <summary>
    /// Gives a value a name that is the same each time, so that log entries can be connected without it: a keyed hash (HMAC-SHA256), because the plain
    /// hash of a short value is found by trying.
    /// </summary>
    /// <param name="value">The value, or null.</param>
    /// <param name="key">A secret key of at least <see cref="MinKeyLength"/> random bytes.</param>
    /// <returns>32 lower-case hexadecimal digits; an empty text for null or an empty value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="key"/> has less than <see cref="MinKeyLength"/> bytes.</exception>
    public static string Hash(string? value, byte[] key)
    {
        if (Guard.NotNull(key, nameof(key)).Length < MinKeyLength)
            throw new ArgumentException($"The key must have at least {MinKeyLength} bytes.", nameof(key));

        if (string.IsNullOrEmpty(value))
            return string.Empty;

        using var hmac = new HMACSHA256(key);
        var hash = hmac.ComputeHash(Encoding.UTF8.GetBytes(value!));

        var digits = new char[2 * HashBytes];
        for (var i = 0; i < digits.Length; i++)
            digits[i] = "0123456789abcdef"[i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15];

        return new(digits);
    }
}

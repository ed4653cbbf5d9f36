#if NET
using System.Diagnostics.CodeAnalysis;
#endif
using System.Globalization;

namespace ErrorHandling;

/// <summary>
/// A machine-readable code that is known to be well formed. It is either plain, upper-case words joined by underscores (<c>NOT_FOUND</c>), or
/// qualified, <c>SERVICE-TYPE-NUMBER</c> (<c>AUTH-401-001</c>).
/// </summary>
/// <remarks>
/// Words have the letters A to Z and digits; plain codes and services begin with a letter. The number has three to six digits, and more than three
/// only when it needs them, so that a code can be written in one way only. Case counts, and blanks are not trimmed. The value of
/// <see langword="default"/> is <see cref="ErrorCodes.InternalError"/>.
/// </remarks>
public readonly struct ErrorCode : IEquatable<ErrorCode>
#if NET
    , ISpanParsable<ErrorCode>
#endif
{
    /// <summary>The greatest number of characters of a code, 64.</summary>
    public const int MaxLength = 64;

    /// <summary>The greatest number of a qualified code, 999,999.</summary>
    public const int MaxNumber = 999_999;

    private const int MinDigits = 3;
    private const int MaxDigits = 6;

    private readonly string? _value;

    private ErrorCode(string value) => _value = value;

    /// <summary>Creates a qualified code.</summary>
    /// <param name="service">Whose code it is, such as <c>AUTH</c>.</param>
    /// <param name="type">The kind of failure, such as <c>401</c> or <c>TOKEN</c>.</param>
    /// <param name="number">Which failure of this kind, from 0 to <see cref="MaxNumber"/>; it is written with at least three digits.</param>
    /// <exception cref="ArgumentNullException"><paramref name="service"/> or <paramref name="type"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="service"/> or <paramref name="type"/> is malformed, or the code would be longer than <see cref="MaxLength"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is out of its range.</exception>
    public ErrorCode(string service, string type, int number)
    {
        if (!IsPlain(Guard.NotNull(service, nameof(service)).AsSpan()))
            throw new ArgumentException("A service has upper-case letters, digits and single underscores, and begins with a letter.", nameof(service));

        if (!AreWords(Guard.NotNull(type, nameof(type)).AsSpan()))
            throw new ArgumentException("A type has upper-case letters, digits and single underscores.", nameof(type));

        Guard.InRange(number, 0, MaxNumber, nameof(number));

        var value = $"{service}-{type}-{number.ToString("D3", CultureInfo.InvariantCulture)}";
        _value = value.Length <= MaxLength
            ? value
            : throw new ArgumentException($"A code has at most {MaxLength} characters.", nameof(service));
    }

    /// <summary>Whether the code is of the form <c>SERVICE-TYPE-NUMBER</c>.</summary>
    public bool IsQualified => Value.IndexOf('-') >= 0;

    /// <summary>Whose code it is; null for a plain code.</summary>
    public string? Service => IsQualified ? Value.Substring(0, Value.IndexOf('-')) : null;

    /// <summary>The kind of failure; null for a plain code.</summary>
    public string? Type => IsQualified ? Value.Substring(Value.IndexOf('-') + 1, Value.LastIndexOf('-') - Value.IndexOf('-') - 1) : null;

    /// <summary>Which failure of its kind, from 0 to <see cref="MaxNumber"/>; null for a plain code.</summary>
    public int? Number => IsQualified ? int.Parse(Value.Substring(Value.LastIndexOf('-') + 1), CultureInfo.InvariantCulture) : null;

    private string Value => _value ?? ErrorCodes.InternalError;

    /// <summary>Gives the text of the code, as <see cref="AppException.Code"/> takes it.</summary>
    /// <param name="code">The code.</param>
    public static implicit operator string(ErrorCode code) => code.Value;

    /// <summary>Whether two codes are the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ErrorCode left, ErrorCode right) => left.Equals(right);

    /// <summary>Whether two codes differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ErrorCode left, ErrorCode right) => !left.Equals(right);

    /// <summary>Reads a code.</summary>
    /// <param name="text">The text of the code, without anything around it.</param>
    /// <returns>The code.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is no code. The message does not repeat it.</exception>
    public static ErrorCode Parse(string text) => TryParse(Guard.NotNull(text, nameof(text)), out var code) ? code : throw NoCode();

    /// <summary>Reads a code.</summary>
    /// <param name="text">The text of the code, without anything around it, or null.</param>
    /// <param name="code">The code; <see langword="default"/> when the text is none.</param>
    /// <returns>Whether the text is a code.</returns>
    public static bool TryParse(string? text, out ErrorCode code)
    {
        code = text is not null && IsCode(text.AsSpan()) ? new(text) : default;
        return code._value is not null;
    }

#if NET
    static ErrorCode IParsable<ErrorCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ErrorCode>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ErrorCode result) => TryParse(s, out result);

    static ErrorCode ISpanParsable<ErrorCode>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => IsCode(s) ? new(s.ToString()) : throw NoCode();

    static bool ISpanParsable<ErrorCode>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ErrorCode result)
    {
        result = IsCode(s) ? new(s.ToString()) : default;
        return result._value is not null;
    }
#endif

    /// <inheritdoc/>
    public bool Equals(ErrorCode other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ErrorCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>Gives the text of the code, which <see cref="Parse(string)"/> reads.</summary>
    /// <returns>The code, such as <c>NOT_FOUND</c> or <c>AUTH-401-001</c>.</returns>
    public override string ToString() => Value;

    private static bool IsCode(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
            return false;

        var first = text.IndexOf('-');
        if (first < 0)
            return IsPlain(text);

        var last = text.LastIndexOf('-');
        return last > first && IsPlain(text.Slice(0, first)) && AreWords(text.Slice(first + 1, last - first - 1)) && IsNumber(text.Slice(last + 1));
    }

    private static bool IsPlain(ReadOnlySpan<char> text) => AreWords(text) && text[0] is >= 'A' and <= 'Z';

    private static bool AreWords(ReadOnlySpan<char> text)
    {
        var afterWord = false;
        foreach (var c in text)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_') || (c == '_' && !afterWord))
                return false;

            afterWord = c != '_';
        }

        return afterWord;
    }

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text.Length is < MinDigits or > MaxDigits || (text.Length > MinDigits && text[0] == '0'))
            return false;

        foreach (var c in text)
        {
            if (c is < '0' or > '9')
                return false;
        }

        return true;
    }

    private static FormatException NoCode() => new("The text is neither an UPPER_SNAKE code nor a SERVICE-TYPE-NUMBER code.");
}

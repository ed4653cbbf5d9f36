using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ErrorHandling;

/// <summary>
/// A value that shows itself only to who asks by <see cref="Reveal"/>. In text, in interpolated strings, in loggers, in the debugger and in JSON
/// it is <c>***</c>.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>JSON is read (the value itself), but written only as <c>"***"</c>. Equality is that of the values; it does not take constant time.</remarks>
[DebuggerDisplay(Redact.Stars)]
[JsonConverter(typeof(SensitiveJsonConverterFactory))]
public readonly struct Sensitive<T> : IEquatable<Sensitive<T>>, ISensitive,
#if NET
    ISpanFormattable
#else
    IFormattable
#endif
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly T _value;

    /// <summary>Hides a value.</summary>
    /// <param name="value">The value.</param>
    public Sensitive(T value) => _value = value;

    /// <summary>Hides a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Sensitive<T>(T value) => new(value);

    /// <summary>Whether two hidden values are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Sensitive<T> left, Sensitive<T> right) => left.Equals(right);

    /// <summary>Whether two hidden values differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Sensitive<T> left, Sensitive<T> right) => !left.Equals(right);

    /// <summary>Gives the value itself. Whoever calls this answers for where it goes.</summary>
    /// <returns>The value.</returns>
    public T Reveal() => _value;

    /// <inheritdoc/>
    public bool Equals(Sensitive<T> other) => EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Sensitive<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value is null ? 0 : EqualityComparer<T>.Default.GetHashCode(_value);

    /// <summary>Gives <c>***</c>.</summary>
    /// <returns><c>***</c>, whatever the value is.</returns>
    public override string ToString() => Redact.Stars;

    /// <summary>Gives <c>***</c>.</summary>
    /// <param name="format">Does not matter.</param>
    /// <param name="formatProvider">Does not matter.</param>
    /// <returns><c>***</c>, whatever the value is.</returns>
    public string ToString(string? format, IFormatProvider? formatProvider) => Redact.Stars;

#if NET
    /// <summary>Writes <c>***</c>.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="charsWritten">How many characters were written: 3 or 0.</param>
    /// <param name="format">Does not matter.</param>
    /// <param name="provider">Does not matter.</param>
    /// <returns>False when the destination has less than 3 characters.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var fits = Redact.Stars.AsSpan().TryCopyTo(destination);
        charsWritten = fits ? Redact.Stars.Length : 0;
        return fits;
    }
#endif

    JsonConverter ISensitive.CreateConverter() => new SensitiveJsonConverter<T>();
}

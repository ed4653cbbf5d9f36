using System.Globalization;

namespace ErrorHandling;

/// <summary>What an exception or a value says of itself, also when its own members throw: reporting one failure must not end in another.</summary>
internal static class SafeText
{
    public static string MessageOf(Exception exception) => Read(exception, static error => error.Message);

    public static string Of(object value) => Read(value, static value =>
        value is DateTime or DateTimeOffset
            ? ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture)
            : Convert.ToString(value, CultureInfo.InvariantCulture));

    private static string Read<T>(T value, Func<T, string?> read)
        where T : class
    {
        try
        {
            return read(value) ?? "";
        }
        catch (Exception failure) when (!ExceptionNature.IsCritical(failure))
        {
            return $"[{value.GetType().Name} threw {failure.GetType().Name}]";
        }
    }
}

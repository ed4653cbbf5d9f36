namespace ErrorHandling;

/// <summary>Checks an argument and gives it back, so that a constructor can check and assign in one line.</summary>
internal static class Guard
{
    public static T NotNull<T>(T? value, string parameterName)
        where T : class =>
        value ?? throw new ArgumentNullException(parameterName);

    public static string NotBlank(string? value, string parameterName) =>
        string.IsNullOrWhiteSpace(NotNull(value, parameterName))
            ? throw new ArgumentException("The value must not be empty.", parameterName)
            : value!;

    public static int InRange(int value, int minimum, int maximum, string parameterName) =>
        value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(parameterName, value, $"The value must be between {minimum} and {maximum}.");

    public static double InRange(double value, double minimum, double maximum, string parameterName) =>
        value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(parameterName, value, FormattableString.Invariant($"The value must be between {minimum} and {maximum}."));

    public static TimeSpan InRange(TimeSpan value, TimeSpan minimum, TimeSpan maximum, string parameterName) =>
        value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(parameterName, value, $"The time must be between {minimum} and {maximum}.");

    public static TimeSpan NotNegative(TimeSpan value, string parameterName) =>
        value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(parameterName, value, "The time must not be negative.");

    public static T Defined<T>(T value, string parameterName)
        where T : struct, Enum =>
        Enum.IsDefined(typeof(T), value)
            ? value
            : throw new ArgumentOutOfRangeException(parameterName, value, $"The value is no {typeof(T).Name}.");
}

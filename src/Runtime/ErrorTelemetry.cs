using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ErrorHandling;

/// <summary>
/// What this library measures. A metrics pipeline listens to the meter <see cref="MeterName"/>; the counter
/// <c>error_handling.errors</c> (unit <c>{error}</c>) counts each failure once, where it was stopped.
/// </summary>
/// <remarks>
/// Its attributes are <c>error.type</c> (full name of the exception's type, as OpenTelemetry's semantic conventions define it),
/// <c>error_handling.code</c> and <c>error_handling.operation</c>.
/// </remarks>
public static class ErrorTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "ErrorHandling";

    internal static readonly Meter Meter = new(MeterName, typeof(ErrorTelemetry).Assembly.GetName().Version?.ToString(3));

    private static readonly Counter<long> Errors =
        Meter.CreateCounter<long>("error_handling.errors", "{error}", "Failures, counted where they were stopped.");

    /// <summary>Counts one failure, for code that stops failures at a place of its own.</summary>
    /// <param name="errorType">The full name of the exception's type or, where there is no exception, another name out of few.</param>
    /// <param name="code">The machine-readable code.</param>
    /// <param name="operationName">What the work is called; one of few values, no identifiers.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An argument is blank.</exception>
    public static void CountError(string errorType, string code, string operationName) =>
        Errors.Add(1, new TagList
        {
            { "error.type", Guard.NotBlank(errorType, nameof(errorType)) },
            { "error_handling.code", Guard.NotBlank(code, nameof(code)) },
            { "error_handling.operation", Guard.NotBlank(operationName, nameof(operationName)) },
        });
}

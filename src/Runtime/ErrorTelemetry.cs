using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ErrorHandling;

/// <summary>
/// What this library measures. A metrics pipeline listens to the meter <see cref="MeterName"/>; the counter
/// <c>error_handling.errors</c> (unit <c>{error}</c>) counts each failure that an <see cref="ErrorBoundary"/> stopped;
/// <see cref="Retry"/>, <see cref="Fallback"/> and <see cref="CircuitBreaker"/> name their counters themselves.
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
        Meter.CreateCounter<long>("error_handling.errors", "{error}", "Failures that an error boundary stopped.");

    internal static void CountError(Type errorType, string code, string operationName) =>
        Errors.Add(1, new TagList
        {
            { "error.type", errorType.FullName },
            { "error_handling.code", code },
            { "error_handling.operation", operationName },
        });
}

using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ErrorHandling;

/// <summary>
/// What this library measures and traces. A metrics pipeline listens to the meter <see cref="MeterName"/>; the counter
/// <c>error_handling.errors</c> (unit <c>{error}</c>) counts each failure once, where it was stopped. A tracing pipeline listens to
/// the source <see cref="ActivitySourceName"/>, in which each run of an <see cref="ErrorBoundary"/> is a span with the name of the operation.
/// </summary>
/// <remarks>
/// The counter's attributes are <c>error.type</c> (full name of the exception's type, as OpenTelemetry's semantic conventions define it),
/// <c>error_handling.code</c> and <c>error_handling.operation</c>.
/// </remarks>
public static class ErrorTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "ErrorHandling";

    /// <summary>The name of the activity source.</summary>
    public const string ActivitySourceName = "ErrorHandling";

    private static readonly string? Version = typeof(ErrorTelemetry).Assembly.GetName().Version?.ToString(3);

    private static readonly ActivitySource Source = new(ActivitySourceName, Version ?? "");

    internal static readonly Meter Meter = new(MeterName, Version);

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

    /// <summary>
    /// Marks a span as failed, as OpenTelemetry's semantic conventions have it now: its status is <see cref="ActivityStatusCode.Error"/> with the code as
    /// description, and its attributes are <c>error.type</c>, <c>error_handling.code</c>, <c>error_handling.fingerprint</c> and, for an
    /// <see cref="AppException"/>, <c>error_handling.error_id</c>.
    /// </summary>
    /// <remarks>
    /// Message and stack trace are not written: span events for exceptions are deprecated, the log entry is their place, and they may hold secrets.
    /// </remarks>
    /// <param name="exception">What the work of the span failed with. For one that was handled, so that the work goes on well, leave the span alone.</param>
    /// <param name="activity">The span; by default <see cref="Activity.Current"/>. Without either nothing happens.</param>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static void RecordException(Exception exception, Activity? activity = null)
    {
        Guard.NotNull(exception, nameof(exception));

        if ((activity ?? Activity.Current) is { IsAllDataRequested: true } span)
        {
            var facts = new ErrorFacts(exception, table: null);
            RecordError(span, facts, facts.Error?.ErrorId);
        }
    }

    internal static Activity? StartOperation(string name) => Source.StartActivity(name);

    internal static void RecordError(Activity? span, ErrorFacts facts, string? errorId) =>
        span?.SetStatus(ActivityStatusCode.Error, facts.Code)
            .SetTag("error.type", facts.Cause.GetType().FullName)
            .SetTag("error_handling.code", facts.Code)
            .SetTag("error_handling.fingerprint", facts.Fingerprint)
            .SetTag("error_handling.error_id", errorId);

    internal static void CountError(ErrorFacts facts, string operationName) =>
        Errors.Add(1, new TagList
        {
            { "error.type", facts.Cause.GetType().ToString() },
            { "error_handling.code", facts.Code },
            { "error_handling.operation", operationName },
        });
}

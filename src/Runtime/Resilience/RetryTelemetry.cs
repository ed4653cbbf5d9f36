using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ErrorHandling;

/// <summary>What the helpers of resilience measure, on the meter of <see cref="ErrorTelemetry"/> and on the current span.</summary>
internal static class RetryTelemetry
{
    private const string ErrorType = "error.type";
    private const string Operation = "error_handling.operation";
    private const string Attempt = "error_handling.attempt";

    private static readonly Counter<long> Retries =
        ErrorTelemetry.Meter.CreateCounter<long>("error_handling.retries", "{retry}", "Attempts that followed a failed one.");

    private static readonly Counter<long> Exhausted =
        ErrorTelemetry.Meter.CreateCounter<long>(
            "error_handling.retries_exhausted", "{operation}", "Operations that were not tried again although it could have helped.");

    private static readonly Counter<long> Fallbacks =
        ErrorTelemetry.Meter.CreateCounter<long>("error_handling.fallbacks", "{fallback}", "Failures that a fallback answered.");

    private static readonly Counter<long> CircuitChanges =
        ErrorTelemetry.Meter.CreateCounter<long>("error_handling.circuit_changes", "{change}", "Changes of a circuit breaker's state.");

    public static void Retrying(string? operation, Exception? failure, int attempt, TimeSpan wait)
    {
        var errorType = TypeOf(failure);
        Retries.Add(1, new TagList { { ErrorType, errorType }, { Operation, operation }, { Attempt, attempt } });
        Activity.Current?.AddEvent(new("retry", tags: new()
        {
            { ErrorType, errorType }, { Operation, operation }, { Attempt, attempt }, { "error_handling.delay", wait.TotalSeconds },
        }));
    }

    public static void GaveUp(string? operation, Exception? failure, int attempts, string reason)
    {
        var errorType = TypeOf(failure);
        const string Reason = "error_handling.reason";
        Exhausted.Add(1, new TagList { { ErrorType, errorType }, { Operation, operation }, { Attempt, attempts }, { Reason, reason } });
        Activity.Current?.AddEvent(new("retries_exhausted", tags: new()
        {
            { ErrorType, errorType }, { Operation, operation }, { Attempt, attempts }, { Reason, reason },
        }));
    }

    public static void CountFallback(Exception failure, string code, string operation) =>
        Fallbacks.Add(1, new TagList { { ErrorType, TypeOf(failure) }, { "error_handling.code", code }, { Operation, operation } });

    public static void CountCircuitChange(string service, string state) =>
        CircuitChanges.Add(1, new TagList { { "error_handling.service", service }, { "error_handling.circuit_state", state } });

    /// <summary>OpenTelemetry's value for a failure that is no exception is <c>_OTHER</c>.</summary>
    private static string? TypeOf(Exception? failure) => failure is null ? "_OTHER" : ExceptionNature.Unwrap(failure).GetType().FullName;
}

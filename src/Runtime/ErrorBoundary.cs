using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace ErrorHandling;

/// <summary>
/// The place where catching everything is right: one unit of work, such as one message or one turn of a worker's loop, whose failure must not
/// end what surrounds it. A failure is counted (<see cref="ErrorTelemetry"/>) and logged once, with the exception, an error id and its
/// <see cref="ErrorFingerprint"/>. Each run is a span of <see cref="ErrorTelemetry.ActivitySourceName"/>, if anyone listens.
/// </summary>
/// <remarks>
/// Two kinds of exception pass through with their stack trace untouched: cancellation (<see cref="OperationCanceledException"/>, unless it carries a
/// <see cref="TimeoutException"/>, as a time-out of HttpClient does) and critical ones (<see cref="OutOfMemoryException"/>,
/// <see cref="StackOverflowException"/>, <see cref="AccessViolationException"/>, <see cref="ThreadAbortException"/>).
/// The exception itself goes to the logger; neither <see cref="AppException.Details"/> nor any argument of the operation is written.
/// </remarks>
public static class ErrorBoundary
{
    /// <summary>Runs an operation and stops its failure here.</summary>
    /// <param name="operation">The work. For asynchronous work use <c>RunAsync</c>: what an <c>async</c> lambda given here throws is not caught.</param>
    /// <param name="logger">Where a failure is logged, at the level that <paramref name="errorTable"/> gives.</param>
    /// <param name="operationName">
    /// What the work is called in logs and metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <param name="errorTable">The application's table; by default <see cref="ErrorTable.Default"/>.</param>
    /// <returns>True when the operation ended normally, false when it failed and the failure was logged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> or <paramref name="logger"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static bool Run(
        Action operation, ILogger logger, [CallerMemberName] string? operationName = null, ErrorTable? errorTable = null)
    {
        Guard.NotNull(operation, nameof(operation));
        Guard.NotNull(logger, nameof(logger));

        var name = NameOf(operationName);
        using var span = ErrorTelemetry.StartOperation(name);

        try
        {
            operation();
            return true;
        }
        catch (Exception exception) when (IsStoppedHere(exception))
        {
            Report(exception, logger, name, errorTable, span);
            return false;
        }
    }

    /// <summary>Runs an asynchronous operation and stops its failure here.</summary>
    /// <param name="operation">The work.</param>
    /// <param name="logger">Where a failure is logged, at the level that <paramref name="errorTable"/> gives.</param>
    /// <param name="operationName">
    /// What the work is called in logs and metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <param name="errorTable">The application's table; by default <see cref="ErrorTable.Default"/>.</param>
    /// <returns>True when the operation ended normally, false when it failed and the failure was logged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> or <paramref name="logger"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static Task<bool> RunAsync(
        Func<Task> operation, ILogger logger, [CallerMemberName] string? operationName = null, ErrorTable? errorTable = null)
    {
        Guard.NotNull(operation, nameof(operation));
        Guard.NotNull(logger, nameof(logger));

        return RunCoreAsync(_ => operation(), logger, CancellationToken.None, operationName, errorTable);
    }

    /// <summary>Runs an asynchronous operation that can be cancelled and stops its failure here.</summary>
    /// <param name="operation">The work; it gets <paramref name="cancellationToken"/>.</param>
    /// <param name="logger">Where a failure is logged, at the level that <paramref name="errorTable"/> gives.</param>
    /// <param name="cancellationToken">Asks the operation to stop; when it was asked already, the operation does not start.</param>
    /// <param name="operationName">
    /// What the work is called in logs and metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <param name="errorTable">The application's table; by default <see cref="ErrorTable.Default"/>.</param>
    /// <returns>True when the operation ended normally, false when it failed and the failure was logged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> or <paramref name="logger"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static Task<bool> RunAsync(
        Func<CancellationToken, Task> operation,
        ILogger logger,
        CancellationToken cancellationToken,
        [CallerMemberName] string? operationName = null,
        ErrorTable? errorTable = null)
    {
        Guard.NotNull(operation, nameof(operation));
        Guard.NotNull(logger, nameof(logger));

        return RunCoreAsync(operation, logger, cancellationToken, operationName, errorTable);
    }

    private static async Task<bool> RunCoreAsync(
        Func<CancellationToken, Task> operation, ILogger logger, CancellationToken cancellationToken, string? operationName, ErrorTable? errorTable)
    {
        cancellationToken.ThrowIfCancellationRequested();

        var name = NameOf(operationName);
        using var span = ErrorTelemetry.StartOperation(name);

        try
        {
            await operation(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (IsStoppedHere(exception))
        {
            Report(exception, logger, name, errorTable, span);
            return false;
        }
    }

    private static bool IsStoppedHere(Exception exception) =>
        !ExceptionNature.IsCancellation(exception) && !ExceptionNature.IsCritical(exception);

    private static string NameOf(string? operation) => string.IsNullOrWhiteSpace(operation) ? "Operation" : operation!;

    private static void Report(Exception exception, ILogger logger, string operationName, ErrorTable? errorTable, Activity? span)
    {
        var facts = new ErrorFacts(exception, errorTable);

        ErrorTelemetry.CountError(facts, operationName);
        ErrorTelemetry.RecordError(span, facts, facts.ErrorId);
        Log.OperationFailed(logger, facts.Row.LogLevel, exception, operationName, facts.Code, facts.ErrorId, facts.Fingerprint);
    }
}

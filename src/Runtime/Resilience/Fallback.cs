using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace ErrorHandling;

/// <summary>Answers from somewhere else when an operation fails, such as from a cache or with a default.</summary>
public static class Fallback
{
    /// <summary>Runs an operation and, when it fails, its fallback. The failure is logged as a warning, with an error id and its <see cref="ErrorFingerprint"/>, and counted (<c>error_handling.fallbacks</c>).</summary>
    /// <remarks>
    /// Cancellation, critical exceptions and bugs (null, argument, index, cast, invalid operation, not supported and the like) pass through:
    /// a fallback would only hide them.
    /// </remarks>
    /// <typeparam name="TResult">What both give.</typeparam>
    /// <param name="primary">The operation.</param>
    /// <param name="fallback">What answers in its place; it gets the exception. What it throws itself is thrown.</param>
    /// <param name="logger">Where the failure is logged.</param>
    /// <param name="cancellationToken">Cancels both; when it was asked already, nothing starts.</param>
    /// <param name="operationName">
    /// What the work is called in logs and metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <returns>The result of the one that answered.</returns>
    /// <exception cref="ArgumentNullException">A delegate or <paramref name="logger"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static async ValueTask<TResult> ExecuteAsync<TResult>(
        Func<CancellationToken, ValueTask<TResult>> primary,
        Func<Exception, CancellationToken, ValueTask<TResult>> fallback,
        ILogger logger,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string? operationName = null)
    {
        Guard.NotNull(primary, nameof(primary));
        Guard.NotNull(fallback, nameof(fallback));
        Guard.NotNull(logger, nameof(logger));
        cancellationToken.ThrowIfCancellationRequested();

        Exception failure;
        try
        {
            return await primary(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsAnswered(exception, cancellationToken))
        {
            failure = exception;
            Report(exception, logger, operationName);
        }

        return await fallback(failure, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsAnswered(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && !ExceptionNature.IsCancellation(exception) && !ExceptionNature.IsCritical(exception) && !ExceptionNature.IsBug(exception);

    private static void Report(Exception exception, ILogger logger, string? operationName)
    {
        var facts = new ErrorFacts(exception, table: null);
        var operation = string.IsNullOrWhiteSpace(operationName) ? "Operation" : operationName!;

        RetryTelemetry.CountFallback(exception, facts.Code, operation);
        Log.FallbackUsed(logger, exception, operation, facts.Code, facts.ErrorId, facts.Fingerprint);
    }
}

using Polly;
using Polly.Timeout;

namespace ErrorHandling;

/// <summary>Runs operations through the pipeline of their options, and sees to it that what comes out is what went wrong.</summary>
internal static class RetryRunner
{
    public static async ValueTask<TResult> RunAsync<TOperation, TState, TResult>(
        Func<ResilienceContext, RetryExecution<TOperation, TState>, ValueTask<Outcome<TResult>>> attempt,
        TOperation operation,
        TState state,
        RetryOptions? options,
        string? operationName,
        CancellationToken cancellationToken)
        where TOperation : class
    {
        var used = Check<TResult>(operation, options);
        var context = Start(used, operationName, cancellationToken);
        try
        {
            var outcome = await used.Pipeline.ExecuteOutcomeAsync(attempt, context, new(operation, state, used)).ConfigureAwait(false);

            if (outcome.Exception is { } exception && Replace(exception, context, used) is { } replacement)
                throw replacement;

            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public static TResult Run<TOperation, TState, TResult>(
        Func<ResilienceContext, RetryExecution<TOperation, TState>, TResult> attempt,
        TOperation operation,
        TState state,
        RetryOptions? options,
        string? operationName,
        CancellationToken cancellationToken)
        where TOperation : class
    {
        var used = Check<TResult>(operation, options);
        var context = Start(used, operationName, cancellationToken);
        try
        {
            return used.Pipeline.Execute(attempt, context, new(operation, state, used));
        }
        catch (Exception exception) when (Replace(exception, context, used) is { } replacement)
        {
            throw replacement;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public static async ValueTask<Outcome<TResult>> AttemptAsync<TState, TResult>(
        ResilienceContext context, RetryExecution<Func<TState, CancellationToken, ValueTask<TResult>>, TState> execution)
    {
        TResult result;
        try
        {
            result = await execution.Operation(execution.State, context.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            execution.NoteFailure(context, exception);
            throw;
        }

        execution.NoteResult(context, result);
        return Outcome.FromResult(result);
    }

    public static async ValueTask<Outcome<object?>> AttemptVoidAsync<TState>(
        ResilienceContext context, RetryExecution<Func<TState, CancellationToken, ValueTask>, TState> execution)
    {
        try
        {
            await execution.Operation(execution.State, context.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            execution.NoteFailure(context, exception);
            throw;
        }

        execution.NoteResult<object?>(context, result: null);
        return Outcome.FromResult<object?>(null);
    }

    public static TResult Attempt<TState, TResult>(
        ResilienceContext context, RetryExecution<Func<TState, CancellationToken, TResult>, TState> execution)
    {
        TResult result;
        try
        {
            result = execution.Operation(execution.State, context.CancellationToken);
        }
        catch (Exception exception)
        {
            execution.NoteFailure(context, exception);
            throw;
        }

        execution.NoteResult(context, result);
        return result;
    }

    public static object? AttemptVoid<TState>(
        ResilienceContext context, RetryExecution<Action<TState, CancellationToken>, TState> execution)
    {
        try
        {
            execution.Operation(execution.State, context.CancellationToken);
        }
        catch (Exception exception)
        {
            execution.NoteFailure(context, exception);
            throw;
        }

        execution.NoteResult<object?>(context, result: null);
        return null;
    }

    private static RetryOptions Check<TResult>(object operation, RetryOptions? options)
    {
        Guard.NotNull(operation, nameof(operation));
        var used = options ?? RetryOptions.Default;

        return used.ResultType is { } resultType && resultType != typeof(TResult)
            ? throw new ArgumentException($"The options decide about results of type {resultType}.", nameof(options))
            : used;
    }

    private static ResilienceContext Start(RetryOptions options, string? operationName, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        options.Budget?.Deposit();
        return ResilienceContextPool.Shared.Get(operationName ?? "Operation", continueOnCapturedContext: false, cancellationToken);
    }

    /// <summary>
    /// What to throw instead: our own exception for our own time limit. For the caller's cancellation Polly itself sees to it that the exception has the
    /// caller's token.
    /// </summary>
    private static OperationTimeoutException? Replace(Exception exception, ResilienceContext context, RetryOptions options) =>
        exception is TimeoutRejectedException && RetryRun.Find(context) is { IsTimedOut: true } run
            ? new(context.OperationKey!, options.TotalTimeout, run.Failure ?? exception)
            : null;
}

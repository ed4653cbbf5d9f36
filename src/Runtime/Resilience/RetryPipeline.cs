using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace ErrorHandling;

/// <summary>Turns options into a Polly pipeline: a time limit around everything, and retries inside it.</summary>
internal static class RetryPipeline
{
    public static ResiliencePipeline Build(RetryOptions options)
    {
        var builder = new ResiliencePipelineBuilder { Name = "ErrorHandling.Retry", TimeProvider = options.TimeProvider };
        builder.AddTimeout(new TimeoutStrategyOptions { Timeout = options.TotalTimeout, OnTimeout = NoteTimeout });

        // Polly accepts no retry strategy without a retry.
        if (options.MaxRetryAttempts > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetryAttempts,
                ShouldHandle = arguments => new(ShouldRetry(arguments.Context, arguments.AttemptNumber, options)),
                DelayGenerator = arguments => new(RetryRun.Find(arguments.Context)?.Wait),
                OnRetry = arguments => OnRetryAsync(arguments, options),
            });
        }

        return builder.Build();
    }

    private static ValueTask NoteTimeout(OnTimeoutArguments arguments)
    {
        RetryRun.GetOrStart(arguments.Context, started: 0).IsTimedOut = true;
        return default;
    }

    private static bool ShouldRetry(ResilienceContext context, int attemptNumber, RetryOptions options)
    {
        if (RetryRun.Find(context) is not { } run || !IsAllowed(run, options) || context.CancellationToken.IsCancellationRequested)
            return false;

        run.Wait = WaitAfter(run.Decision, attemptNumber, options);

        var obstacle =
            attemptNumber >= options.MaxRetryAttempts ? "attempts"
            : options.TimeProvider.GetElapsedTime(run.Started) + run.Wait >= options.TotalTimeout ? "time"
            : options.Budget?.TryWithdraw() == false ? "budget"
            : null;
        if (obstacle is null)
            return true;

        RetryTelemetry.GaveUp(context.OperationKey, run.Failure, attemptNumber + 1, obstacle);
        return false;
    }

    private static bool IsAllowed(RetryRun run, RetryOptions options) => run.Decision.Condition switch
    {
        RetryCondition.WithBackoff => true,
        RetryCondition.AfterTokenRefresh => options.RefreshToken is not null && !run.IsTokenRefreshed,
        RetryCondition.IfEventuallyConsistent => options.RetryNotFound,
        RetryCondition.IfConflictsPass => options.RetryConflicts,
        _ => false,
    };

    private static TimeSpan WaitAfter(RetryDecision decision, int attemptNumber, RetryOptions options) => decision switch
    {
        { Condition: RetryCondition.AfterTokenRefresh } => TimeSpan.Zero,
        { IsTransient: false } => options.Backoff.GetDelay(0),
        { RetryAfter: { } asked } when asked > TimeSpan.Zero => asked < options.MaxRetryAfter ? asked : options.MaxRetryAfter,
        _ => options.Backoff.GetDelay(attemptNumber),
    };

    private static async ValueTask OnRetryAsync(OnRetryArguments<object> arguments, RetryOptions options)
    {
        var context = arguments.Context;
        if (RetryRun.Find(context) is not { } run)
            return;

        RetryTelemetry.Retrying(context.OperationKey, run.Failure, arguments.AttemptNumber + 1, run.Wait);

        try
        {
            options.OnRetry?.Invoke(new(arguments.AttemptNumber, run.Failure, run.Wait));

            if (run.Decision.Condition == RetryCondition.AfterTokenRefresh && options.RefreshToken is { } refresh)
            {
                run.IsTokenRefreshed = true;
                await refresh(context.CancellationToken).ConfigureAwait(false);
            }
        }
        catch when (arguments.Outcome.Result is IDisposable)
        {
            ((IDisposable)arguments.Outcome.Result).Dispose(); // Polly does it only where a retry follows.
            throw;
        }
    }
}

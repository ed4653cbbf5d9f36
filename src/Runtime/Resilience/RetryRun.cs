using Polly;

namespace ErrorHandling;

/// <summary>What is known about one execution from its first failure on; an execution that succeeds at once has none.</summary>
internal sealed class RetryRun
{
    private static readonly ResiliencePropertyKey<RetryRun?> Key = new("ErrorHandling.RetryRun");

    public long Started { get; private set; }

    /// <summary>What the last attempt says about another one.</summary>
    public RetryDecision Decision { get; private set; }

    /// <summary>The last failure that was worth another attempt; null when that was a result.</summary>
    public Exception? Failure { get; private set; }

    public TimeSpan Wait { get; set; }

    public bool IsTokenRefreshed { get; set; }

    public bool IsTimedOut { get; set; }

    public static RetryRun? Find(ResilienceContext context) => context.Properties.GetValue(Key, defaultValue: null);

    public static RetryRun GetOrStart(ResilienceContext context, long started)
    {
        if (Find(context) is { } run)
            return run;

        run = new() { Started = started };
        context.Properties.Set(Key, run);
        return run;
    }

    public static void Note(ResilienceContext context, long started, RetryDecision decision, Exception? failure)
    {
        if (decision.Condition == RetryCondition.Never)
        {
            if (Find(context) is { } known)
                known.Decision = decision;
            return;
        }

        var run = GetOrStart(context, started);
        run.Decision = decision;
        run.Failure = failure;
    }
}

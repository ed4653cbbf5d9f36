using System.Net.Http;

namespace ErrorHandling;

/// <summary>Whether a failure is worth another attempt, and how long its sender asked to wait. This is the one place that decides it.</summary>
public readonly struct RetryDecision
{
    /// <summary>Creates a decision.</summary>
    /// <param name="condition">Under which condition to try again.</param>
    /// <param name="retryAfter">How long the failed side asked to wait, zero or more; null when it did not say.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="condition"/> is no defined condition, or <paramref name="retryAfter"/> is negative.
    /// </exception>
    public RetryDecision(RetryCondition condition, TimeSpan? retryAfter = null)
    {
        Condition = Guard.Defined(condition, nameof(condition));
        RetryAfter = retryAfter is { } wait ? Guard.NotNegative(wait, nameof(retryAfter)) : null;
    }

    /// <summary>Not to be tried again.</summary>
    public static RetryDecision Never => default;

    /// <summary>To be tried again after a growing wait.</summary>
    public static RetryDecision WithBackoff => new(RetryCondition.WithBackoff);

    /// <summary>Under which condition to try again.</summary>
    public RetryCondition Condition { get; }

    /// <summary>How long the failed side asked to wait, zero or more; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether to try again without anything that the caller has to know or do.</summary>
    public bool IsTransient => Condition == RetryCondition.WithBackoff;

    /// <summary>Decides for an exception, which is looked at behind wrappers that add nothing.</summary>
    /// <param name="exception">What the operation threw.</param>
    /// <param name="classifiers">What the application knows of exceptions; by default <see cref="ErrorClassifiers.Default"/>.</param>
    /// <returns>The decision: <see cref="Never"/> for cancellation, bugs and everything of which nothing is known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static RetryDecision For(Exception exception, ErrorClassifiers? classifiers = null) =>
        ExceptionDecision.For(Guard.NotNull(exception, nameof(exception)), classifiers ?? ErrorClassifiers.Default);

    /// <summary>Decides for an HTTP status that another service answered with.</summary>
    /// <param name="httpStatus">The status; one that is no failure is never tried again.</param>
    /// <param name="retryAfter">How long the service asked to wait, zero or more; null when it did not say.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retryAfter"/> is negative.</exception>
    public static RetryDecision For(int httpStatus, TimeSpan? retryAfter = null) => new(ConditionOf(httpStatus), retryAfter);

    /// <summary>Decides for a response by its status and its <c>Retry-After</c> header.</summary>
    /// <param name="response">The response.</param>
    /// <param name="timeProvider">What time it is, for a header that holds a date; by default the system's time.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    public static RetryDecision For(HttpResponseMessage response, TimeProvider? timeProvider = null) =>
        For((int)Guard.NotNull(response, nameof(response)).StatusCode, ErrorHandling.RetryAfter.GetDelay(response, timeProvider));

    private static RetryCondition ConditionOf(int httpStatus) => httpStatus switch
    {
        401 => RetryCondition.AfterTokenRefresh,
        404 => RetryCondition.IfEventuallyConsistent,
        409 => RetryCondition.IfConflictsPass,
        _ when ErrorTable.IsTransientStatus(httpStatus) => RetryCondition.WithBackoff,
        _ => RetryCondition.Never,
    };
}

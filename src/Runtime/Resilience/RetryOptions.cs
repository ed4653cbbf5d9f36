using Polly;

namespace ErrorHandling;

/// <summary>
/// When <see cref="Retry"/> tries again, how long it waits and when it gives up. The names are Polly's. Create the options once and share
/// them: they are immutable, safe for any number of threads, and build their pipeline once.
/// </summary>
public class RetryOptions
{
    private readonly Lazy<Backoff> _backoff;
    private readonly Lazy<ResiliencePipeline> _pipeline;

    private readonly int _maxRetryAttempts = 4;
    private readonly TimeSpan _delay = RetryDefaults.Delay;
    private readonly TimeSpan _maxDelay = RetryDefaults.MaxDelay;
    private readonly DelayBackoffType _backoffType = DelayBackoffType.Exponential;
    private readonly TimeSpan _totalTimeout = TimeSpan.FromSeconds(60);
    private readonly TimeSpan _maxRetryAfter = TimeSpan.FromSeconds(30);
    private readonly ErrorClassifiers _classifiers = ErrorClassifiers.Default;
    private readonly TimeProvider _timeProvider = TimeProvider.System;

    /// <summary>Creates options with the defaults: five attempts within 60 s, with waits that grow from 0.5 s to 8 s and are spread.</summary>
    public RetryOptions()
    {
        _backoff = new(() => new Backoff(Delay, MaxDelay, BackoffType, UseJitter, Randomizer));
        _pipeline = new(() => RetryPipeline.Build(this));
    }

    /// <summary>The options that are used where none are given.</summary>
    public static RetryOptions Default { get; } = new();

    /// <summary>How many attempts may follow the first, from 0 to 999; by default 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is out of its range.</exception>
    public int MaxRetryAttempts
    {
        get => _maxRetryAttempts;
        init => _maxRetryAttempts = Guard.InRange(value, 0, 999, nameof(value));
    }

    /// <summary>The wait before the first retry, from zero to a day; by default 0.5 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is out of its range.</exception>
    public TimeSpan Delay
    {
        get => _delay;
        init => _delay = Guard.InRange(value, TimeSpan.Zero, RetryDefaults.OneDay, nameof(value));
    }

    /// <summary>The longest wait that <see cref="BackoffType"/> leads to, from zero to a day; by default 8 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is out of its range.</exception>
    public TimeSpan MaxDelay
    {
        get => _maxDelay;
        init => _maxDelay = Guard.InRange(value, TimeSpan.Zero, RetryDefaults.OneDay, nameof(value));
    }

    /// <summary>How the waits grow; by default each is twice as long as the one before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is not defined.</exception>
    public DelayBackoffType BackoffType
    {
        get => _backoffType;
        init => _backoffType = Guard.Defined(value, nameof(value));
    }

    /// <summary>Whether a wait is anything between half of its length and the whole, so that clients do not come back all at once; by default true.</summary>
    public bool UseJitter { get; init; } = true;

    /// <summary>Where the chance in the jitter comes from: numbers from 0 to less than 1. By default a random generator.</summary>
    public Func<double>? Randomizer { get; init; }

    /// <summary>
    /// How long all attempts and waits may take together, from 10 ms to a day; by default 60 s. A wait that would go beyond it is not begun; an
    /// attempt that does is cancelled through its token, and <see cref="OperationTimeoutException"/> is thrown.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is out of its range.</exception>
    public TimeSpan TotalTimeout
    {
        get => _totalTimeout;
        init => _totalTimeout = Guard.InRange(value, TimeSpan.FromMilliseconds(10), RetryDefaults.OneDay, nameof(value));
    }

    /// <summary>
    /// The longest wait that a failure may ask for (<c>Retry-After</c>, <see cref="AppException.RetryAfter"/>), from zero to a day; by default 30 s.
    /// What asks for more is waited for that long; what asks for no wait at all gets the usual one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is out of its range.</exception>
    public TimeSpan MaxRetryAfter
    {
        get => _maxRetryAfter;
        init => _maxRetryAfter = Guard.InRange(value, TimeSpan.Zero, RetryDefaults.OneDay, nameof(value));
    }

    /// <summary>
    /// Which exceptions are tried again, without their wrappers; by default those that <see cref="RetryDecision.For(Exception, ErrorClassifiers)"/>
    /// says. Cancellation and critical exceptions are never asked about and never tried again.
    /// </summary>
    public Func<Exception, bool>? ShouldHandle { get; init; }

    /// <summary>What the application knows of exceptions; by default <see cref="ErrorClassifiers.Default"/>.</summary>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    public ErrorClassifiers Classifiers
    {
        get => _classifiers;
        init => _classifiers = Guard.NotNull(value, nameof(value));
    }

    /// <summary>Whether to try again, after <see cref="Delay"/>, when something is not found, because it may appear late; by default false.</summary>
    public bool RetryNotFound { get; init; }

    /// <summary>Whether to try again, after <see cref="Delay"/>, when there is a conflict, because it may pass; by default false.</summary>
    public bool RetryConflicts { get; init; }

    /// <summary>
    /// Gets a new access token when a failure asks for authentication; then the operation is tried once more, without a wait.
    /// Without it such a failure is not tried again. What it throws takes the place of the failure.
    /// </summary>
    public Func<CancellationToken, ValueTask>? RefreshToken { get; init; }

    /// <summary>
    /// Called after each failure that another attempt follows, before the wait; the place for a log entry. What it throws takes the place of the
    /// failure.
    /// </summary>
    public Action<RetryAttempt>? OnRetry { get; init; }

    /// <summary>What all calls to one dependency share, so that retries stay a small part of them; by default none.</summary>
    public RetryBudget? Budget { get; init; }

    /// <summary>The clock for waits and time limits; by default the system's.</summary>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    public TimeProvider TimeProvider
    {
        get => _timeProvider;
        init => _timeProvider = Guard.NotNull(value, nameof(value));
    }

    internal Backoff Backoff => _backoff.Value;

    internal ResiliencePipeline Pipeline => _pipeline.Value;

    /// <summary>The only type of result that the operation may have; null when the result does not matter.</summary>
    internal virtual Type? ResultType => null;

    internal RetryDecision Decide(Exception exception)
    {
        var byDefault = RetryDecision.For(exception, Classifiers);
        if (ShouldHandle is null || ExceptionNature.IsCritical(exception) || ExceptionNature.IsCancellation(exception))
            return byDefault;

        return ShouldHandle(ExceptionNature.Unwrap(exception)) ? new(RetryCondition.WithBackoff, byDefault.RetryAfter) : RetryDecision.Never;
    }

    internal RetryDecision Decide<TResult>(TResult result) =>
        this is RetryOptions<TResult> typed ? typed.DecideOne(result) : RetryDecision.Never;
}

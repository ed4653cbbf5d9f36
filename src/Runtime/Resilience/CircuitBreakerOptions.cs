using Polly.CircuitBreaker;

namespace ErrorHandling;

/// <summary>When a <see cref="CircuitBreaker"/> opens and for how long. The names, ranges and defaults are Polly's.</summary>
public sealed class CircuitBreakerOptions
{
    private static readonly CircuitBreakerStrategyOptions Polly = new();

    private readonly double _failureRatio = Polly.FailureRatio;
    private readonly int _minimumThroughput = Polly.MinimumThroughput;
    private readonly TimeSpan _samplingDuration = Polly.SamplingDuration;
    private readonly TimeSpan _breakDuration = Polly.BreakDuration;
    private readonly ErrorClassifiers _classifiers = ErrorClassifiers.Default;
    private readonly TimeProvider _timeProvider = TimeProvider.System;

    /// <summary>Which share of the calls must fail, from 0 to 1; by default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is out of its range.</exception>
    public double FailureRatio
    {
        get => _failureRatio;
        init => _failureRatio = Guard.InRange(value, 0, 1, nameof(value));
    }

    /// <summary>How many calls there must be within <see cref="SamplingDuration"/>, 2 or more; by default 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is out of its range.</exception>
    public int MinimumThroughput
    {
        get => _minimumThroughput;
        init => _minimumThroughput = Guard.InRange(value, 2, int.MaxValue, nameof(value));
    }

    /// <summary>The time in which calls are counted, from 0.5 s to a day; by default 30 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is out of its range.</exception>
    public TimeSpan SamplingDuration
    {
        get => _samplingDuration;
        init => _samplingDuration = Guard.InRange(value, TimeSpan.FromSeconds(0.5), RetryDefaults.OneDay, nameof(value));
    }

    /// <summary>How long no call goes through before one is let through as a probe, from 0.5 s to a day; by default 5 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is out of its range.</exception>
    public TimeSpan BreakDuration
    {
        get => _breakDuration;
        init => _breakDuration = Guard.InRange(value, TimeSpan.FromSeconds(0.5), RetryDefaults.OneDay, nameof(value));
    }

    /// <summary>
    /// What the application knows of exceptions; by default <see cref="ErrorClassifiers.Default"/>. Only what
    /// <see cref="TransientErrors.IsTransient"/> counts as a failure of the dependency: a bug or a refused request says nothing against it, and
    /// neither does cancellation, except that a probe which was cancelled opens the breaker again.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    public ErrorClassifiers Classifiers
    {
        get => _classifiers;
        init => _classifiers = Guard.NotNull(value, nameof(value));
    }

    /// <summary>The clock; by default the system's.</summary>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    public TimeProvider TimeProvider
    {
        get => _timeProvider;
        init => _timeProvider = Guard.NotNull(value, nameof(value));
    }
}

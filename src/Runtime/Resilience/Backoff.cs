using Polly;

namespace ErrorHandling;

/// <summary>How long to wait before each retry, for those who keep their own loop. It is immutable and safe to share.</summary>
/// <remarks>
/// With jitter a wait lies anywhere between half of its length and the whole. The jitter is applied after the cap, so that clients
/// whose waits have reached the cap do not come back all at once.
/// </remarks>
public sealed class Backoff
{
    private readonly TimeSpan _delay;
    private readonly TimeSpan _maxDelay;
    private readonly DelayBackoffType _backoffType;
    private readonly Func<double>? _randomizer;

    /// <summary>Creates a row of waits.</summary>
    /// <param name="delay">The wait before the first retry, from zero to a day; by default 0.5 s.</param>
    /// <param name="maxDelay">The longest wait, from zero to a day; by default 8 s.</param>
    /// <param name="backoffType">How the waits grow.</param>
    /// <param name="useJitter">Whether to spread the waits.</param>
    /// <param name="randomizer">Where chance comes from: numbers from 0 to less than 1; by default a random generator.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public Backoff(
        TimeSpan? delay = null,
        TimeSpan? maxDelay = null,
        DelayBackoffType backoffType = DelayBackoffType.Exponential,
        bool useJitter = true,
        Func<double>? randomizer = null)
    {
        _delay = Guard.InRange(delay ?? RetryDefaults.Delay, TimeSpan.Zero, RetryDefaults.OneDay, nameof(delay));
        _maxDelay = Guard.InRange(maxDelay ?? RetryDefaults.MaxDelay, TimeSpan.Zero, RetryDefaults.OneDay, nameof(maxDelay));
        _backoffType = Guard.Defined(backoffType, nameof(backoffType));
        _randomizer = useJitter ? randomizer ?? RandomNumbers.Create() : null;
    }

    /// <summary>The wait before a retry.</summary>
    /// <param name="attemptNumber">The number of the attempt that failed, starting with 0.</param>
    /// <returns>The wait, from zero to the longest that was given.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="attemptNumber"/> is negative.</exception>
    public TimeSpan GetDelay(int attemptNumber)
    {
        Guard.InRange(attemptNumber, 0, int.MaxValue, nameof(attemptNumber));

        var growth = _backoffType switch
        {
            DelayBackoffType.Exponential => Math.Pow(2, attemptNumber),
            DelayBackoffType.Linear => attemptNumber + 1d,
            _ => 1d,
        };
        var ticks = _delay == TimeSpan.Zero ? 0 : Math.Min(_delay.Ticks * growth, _maxDelay.Ticks);
        var share = _randomizer is null ? 1 : 0.5 + (_randomizer() / 2);

        return TimeSpan.FromTicks((long)(ticks * share));
    }
}

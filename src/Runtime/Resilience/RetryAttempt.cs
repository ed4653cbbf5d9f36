namespace ErrorHandling;

/// <summary>A failed attempt that another one follows.</summary>
public readonly struct RetryAttempt
{
    internal RetryAttempt(int attemptNumber, Exception? exception, TimeSpan delay)
    {
        AttemptNumber = attemptNumber;
        Exception = exception;
        Delay = delay;
    }

    /// <summary>The number of the attempt that failed, starting with 0.</summary>
    public int AttemptNumber { get; }

    /// <summary>What it failed with; null when its result was the failure.</summary>
    public Exception? Exception { get; }

    /// <summary>The wait before the next attempt.</summary>
    public TimeSpan Delay { get; }
}

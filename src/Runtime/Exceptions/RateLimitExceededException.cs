namespace ErrorHandling;

/// <summary>Too many requests were sent (HTTP 429).</summary>
public class RateLimitExceededException : ResourceException
{
    private const string DefaultMessage = "The rate limit is exceeded.";

    /// <summary>Creates the exception with a general message.</summary>
    public RateLimitExceededException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public RateLimitExceededException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public RateLimitExceededException(string? message, Exception? innerException)
        : base(ErrorCategory.RateLimit, ErrorCodes.RateLimitExceeded, message ?? DefaultMessage, innerException)
    {
    }

    /// <summary>Creates the exception for the limit that was exceeded.</summary>
    /// <param name="limit">How many requests are allowed in each window, zero or more.</param>
    /// <param name="window">How long a window is.</param>
    /// <param name="retryAfter">How long to wait, zero or more; null when nothing is known about it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public RateLimitExceededException(int limit, TimeSpan window, TimeSpan? retryAfter = null, Exception? innerException = null)
        : this(FormattableString.Invariant($"The limit of {limit} requests in {window} is exceeded."), innerException)
    {
        Limit = Guard.InRange(limit, 0, int.MaxValue, nameof(limit));
        Window = Guard.NotNegative(window, nameof(window));
        RetryAfter = retryAfter;
    }

    /// <summary>How many requests are allowed in each window; null when the exception was created without it.</summary>
    public int? Limit { get; }

    /// <summary>How long a window is; null when the exception was created without it.</summary>
    public TimeSpan? Window { get; }
}

namespace ErrorHandling;

/// <summary>A circuit breaker refuses calls to a service that failed too often (HTTP 503).</summary>
public class CircuitOpenException : ExternalException
{
    private const string DefaultMessage = "The circuit breaker is open.";

    /// <summary>Creates the exception with a general message.</summary>
    public CircuitOpenException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public CircuitOpenException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public CircuitOpenException(string? message, Exception? innerException)
        : base(ErrorCategory.Unavailable, ErrorCodes.CircuitBreakerOpen, message ?? DefaultMessage, innerException)
    {
    }

    /// <summary>Creates the exception for the service and the time until it may be called again.</summary>
    /// <param name="service">What the service is called.</param>
    /// <param name="recoveryTime">The time until the breaker lets a call through, zero or more; it becomes <see cref="AppException.RetryAfter"/>.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="service"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="service"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="recoveryTime"/> is negative.</exception>
    public CircuitOpenException(string service, TimeSpan recoveryTime, Exception? innerException = null)
        : this(FormattableString.Invariant($"{Guard.NotBlank(service, nameof(service))} is not called for another {recoveryTime}."), innerException)
    {
        Service = service;
        RetryAfter = recoveryTime;
    }

    /// <summary>What the service is called; null when the exception was created without it.</summary>
    public string? Service { get; }
}

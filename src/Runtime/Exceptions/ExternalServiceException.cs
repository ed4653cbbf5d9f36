namespace ErrorHandling;

/// <summary>A service outside the application answered with a failure (HTTP 502).</summary>
public class ExternalServiceException : ExternalException
{
    private const string DefaultMessage = "An external service failed.";

    /// <summary>Creates the exception with a general message.</summary>
    public ExternalServiceException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public ExternalServiceException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public ExternalServiceException(string? message, Exception? innerException)
        : base(ErrorCategory.Dependency, ErrorCodes.ExternalServiceError, message ?? DefaultMessage, innerException)
    {
    }

    /// <summary>Creates the exception for the service and the status it answered with, which decides whether a retry can help.</summary>
    /// <param name="service">What the service is called.</param>
    /// <param name="upstreamStatus">The HTTP status of its answer, from 100 to 599.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="service"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="service"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="upstreamStatus"/> is out of its range.</exception>
    public ExternalServiceException(string service, int upstreamStatus, Exception? innerException = null)
        : this(FormattableString.Invariant($"{Guard.NotBlank(service, nameof(service))} answered with status {upstreamStatus}."), innerException)
    {
        Service = service;
        UpstreamStatus = Guard.InRange(upstreamStatus, 100, 599, nameof(upstreamStatus));
        IsTransient = ErrorTable.IsTransientStatus(upstreamStatus);
    }

    /// <summary>What the service is called; null when the exception was created without it.</summary>
    public string? Service { get; }

    /// <summary>The HTTP status of its answer; null when the exception was created without it.</summary>
    public int? UpstreamStatus { get; }
}

namespace ErrorHandling;

/// <summary>The cache does not answer (HTTP 503).</summary>
public class CacheUnavailableException : InfrastructureException
{
    private const string DefaultMessage = "The cache is not available.";

    /// <summary>Creates the exception with a general message.</summary>
    public CacheUnavailableException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public CacheUnavailableException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public CacheUnavailableException(string? message, Exception? innerException)
        : base(ErrorCategory.Unavailable, ErrorCodes.CacheUnavailable, message ?? DefaultMessage, innerException)
    {
    }
}

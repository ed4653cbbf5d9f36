namespace ErrorHandling;

/// <summary>Something that is needed is not available at present (HTTP 503).</summary>
public class ResourceUnavailableException : ResourceException
{
    private const string DefaultMessage = "The resource is not available.";

    /// <summary>Creates the exception with a general message.</summary>
    public ResourceUnavailableException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public ResourceUnavailableException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public ResourceUnavailableException(string? message, Exception? innerException)
        : base(ErrorCategory.Unavailable, ErrorCodes.ServiceUnavailable, message ?? DefaultMessage, innerException)
    {
    }
}

namespace ErrorHandling;

/// <summary>The caller is known and may not do this (HTTP 403).</summary>
public class AccessDeniedException : RequestException
{
    private const string DefaultMessage = "Access is denied.";

    /// <summary>Creates the exception with a general message.</summary>
    public AccessDeniedException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public AccessDeniedException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public AccessDeniedException(string? message, Exception? innerException)
        : base(ErrorCategory.Authorization, ErrorCodes.AccessDenied, message ?? DefaultMessage, innerException)
    {
    }
}

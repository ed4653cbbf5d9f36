namespace ErrorHandling;

/// <summary>The caller has not proved who it is (HTTP 401). One retry makes sense after a token was refreshed.</summary>
public class AuthenticationRequiredException : RequestException
{
    private const string DefaultMessage = "Authentication is required.";

    /// <summary>Creates the exception with a general message.</summary>
    public AuthenticationRequiredException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public AuthenticationRequiredException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public AuthenticationRequiredException(string? message, Exception? innerException)
        : base(ErrorCategory.Authentication, ErrorCodes.AuthenticationRequired, message ?? DefaultMessage, innerException)
    {
    }
}

namespace ErrorHandling;

/// <summary>The request contradicts the present state (HTTP 409).</summary>
public class ConflictException : RequestException
{
    private const string DefaultMessage = "The request conflicts with the present state.";

    /// <summary>Creates the exception with a general message.</summary>
    public ConflictException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public ConflictException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public ConflictException(string? message, Exception? innerException)
        : base(ErrorCategory.Conflict, ErrorCodes.Conflict, message ?? DefaultMessage, innerException)
    {
    }
}

namespace ErrorHandling;

/// <summary>The request cannot be read or understood (HTTP 400).</summary>
public class InvalidInputException : RequestException
{
    private const string DefaultMessage = "The input is not valid.";

    /// <summary>Creates the exception with a general message.</summary>
    public InvalidInputException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public InvalidInputException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public InvalidInputException(string? message, Exception? innerException)
        : base(ErrorCategory.InvalidInput, ErrorCodes.InvalidInput, message ?? DefaultMessage, innerException)
    {
    }
}

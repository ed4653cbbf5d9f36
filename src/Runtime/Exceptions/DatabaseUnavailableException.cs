namespace ErrorHandling;

/// <summary>The database does not answer (HTTP 503).</summary>
public class DatabaseUnavailableException : InfrastructureException
{
    private const string DefaultMessage = "The database is not available.";

    /// <summary>Creates the exception with a general message.</summary>
    public DatabaseUnavailableException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public DatabaseUnavailableException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public DatabaseUnavailableException(string? message, Exception? innerException)
        : base(ErrorCategory.Unavailable, ErrorCodes.DatabaseUnavailable, message ?? DefaultMessage, innerException)
    {
    }
}

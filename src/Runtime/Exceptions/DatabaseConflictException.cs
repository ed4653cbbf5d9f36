namespace ErrorHandling;

/// <summary>A constraint of the database refused a change (HTTP 409).</summary>
public class DatabaseConflictException : InfrastructureException
{
    private const string DefaultMessage = "The change conflicts with a constraint of the database.";

    /// <summary>Creates the exception with a general message.</summary>
    public DatabaseConflictException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public DatabaseConflictException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public DatabaseConflictException(string? message, Exception? innerException)
        : base(ErrorCategory.Conflict, ErrorCodes.DatabaseConflict, message ?? DefaultMessage, innerException)
    {
    }
}

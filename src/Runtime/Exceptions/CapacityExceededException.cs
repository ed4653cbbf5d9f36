namespace ErrorHandling;

/// <summary>Something of which there is a limited amount, such as connections or places in a queue, is used up (HTTP 503).</summary>
public class CapacityExceededException : ResourceException
{
    private const string DefaultMessage = "The capacity is exceeded.";

    /// <summary>Creates the exception with a general message.</summary>
    public CapacityExceededException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public CapacityExceededException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public CapacityExceededException(string? message, Exception? innerException)
        : base(ErrorCategory.Capacity, ErrorCodes.CapacityExceeded, message ?? DefaultMessage, innerException)
    {
    }
}

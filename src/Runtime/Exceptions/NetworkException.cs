namespace ErrorHandling;

/// <summary>A connection could not be made or was lost (HTTP 502).</summary>
public class NetworkException : InfrastructureException
{
    private const string DefaultMessage = "The network failed.";

    /// <summary>Creates the exception with a general message.</summary>
    public NetworkException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public NetworkException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public NetworkException(string? message, Exception? innerException)
        : base(ErrorCategory.Network, ErrorCodes.BadGateway, message ?? DefaultMessage, innerException)
    {
    }
}

namespace ErrorHandling;

/// <summary>An operation took longer than it may (HTTP 504).</summary>
public class OperationTimeoutException : InfrastructureException
{
    private const string DefaultMessage = "The operation timed out.";

    /// <summary>Creates the exception with a general message.</summary>
    public OperationTimeoutException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public OperationTimeoutException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public OperationTimeoutException(string? message, Exception? innerException)
        : base(ErrorCategory.Timeout, ErrorCodes.GatewayTimeout, message ?? DefaultMessage, innerException)
    {
    }

    /// <summary>Creates the exception for the operation that took too long.</summary>
    /// <param name="operation">What the operation is called.</param>
    /// <param name="timeout">How long it might take, zero or more.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    public OperationTimeoutException(string operation, TimeSpan timeout, Exception? innerException = null)
        : this(FormattableString.Invariant($"{Guard.NotBlank(operation, nameof(operation))} took longer than {timeout}."), innerException)
    {
        Operation = operation;
        Timeout = Guard.NotNegative(timeout, nameof(timeout));
    }

    /// <summary>What the operation is called; null when the exception was created without it.</summary>
    public string? Operation { get; }

    /// <summary>How long it might take; null when the exception was created without it.</summary>
    public TimeSpan? Timeout { get; }
}

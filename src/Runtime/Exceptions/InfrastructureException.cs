namespace ErrorHandling;

/// <summary>A part of the application's own infrastructure failed.</summary>
public abstract class InfrastructureException : AppException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="category">What kind of failure this is.</param>
    /// <param name="code">The machine-readable code, such as <c>ORDER_CLOSED</c>.</param>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="category"/> is no defined category.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="code"/> is blank.</exception>
    protected InfrastructureException(ErrorCategory category, string code, string? message, Exception? innerException)
        : base(category, code, message, innerException)
    {
    }
}

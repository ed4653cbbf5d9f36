namespace ErrorHandling;

/// <summary>What was asked for does not exist (HTTP 404).</summary>
public class NotFoundException : RequestException
{
    private const string DefaultMessage = "The resource was not found.";

    /// <summary>Creates the exception with a general message.</summary>
    public NotFoundException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public NotFoundException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public NotFoundException(string? message, Exception? innerException)
        : base(ErrorCategory.NotFound, ErrorCodes.NotFound, message ?? DefaultMessage, innerException)
    {
    }

    /// <summary>Creates the exception for what was looked for.</summary>
    /// <param name="resource">The kind of thing, such as <c>Order</c>.</param>
    /// <param name="identifier">What it was looked for by. It becomes part of <see cref="Exception.Message"/>, never of the public message.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="resource"/> or <paramref name="identifier"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="resource"/> is blank.</exception>
    public NotFoundException(string resource, object identifier, Exception? innerException = null)
        : this(FormattableString.Invariant($"{Guard.NotBlank(resource, nameof(resource))} '{Guard.NotNull(identifier, nameof(identifier))}' was not found."), innerException)
    {
        Resource = resource;
        Identifier = identifier;
    }

    /// <summary>The kind of thing that was looked for; null when the exception was created without it.</summary>
    public string? Resource { get; }

    /// <summary>What it was looked for by; null when the exception was created without it.</summary>
    public object? Identifier { get; }
}

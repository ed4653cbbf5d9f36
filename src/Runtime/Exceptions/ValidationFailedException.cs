using System.Collections.ObjectModel;

namespace ErrorHandling;

/// <summary>The request is well formed, but its content breaks one or more rules (HTTP 422).</summary>
public class ValidationFailedException : RequestException
{
    private const string DefaultMessage = "Validation failed.";

    /// <summary>Creates the exception with a general message.</summary>
    public ValidationFailedException()
        : this(DefaultMessage, innerException: null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    public ValidationFailedException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    public ValidationFailedException(string? message, Exception? innerException)
        : base(ErrorCategory.Validation, ErrorCodes.ValidationError, message ?? DefaultMessage, innerException)
    {
    }

    /// <summary>Creates the exception for the fields that are not valid.</summary>
    /// <param name="errors">What is wrong, field by field; it is copied.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="errors"/> is null or contains null.</exception>
    public ValidationFailedException(IEnumerable<FieldError> errors, Exception? innerException = null)
        : this(Copy(errors), innerException)
    {
    }

    private ValidationFailedException(FieldError[] errors, Exception? innerException)
        : this($"Validation failed for: {string.Join(", ", errors.Select(error => error.Field))}.", innerException)
    {
        Errors = new ReadOnlyCollection<FieldError>(errors);
    }

    /// <summary>What is wrong, field by field; never null.</summary>
    public IReadOnlyList<FieldError> Errors { get; } = Array.Empty<FieldError>();

    private static FieldError[] Copy(IEnumerable<FieldError> errors) =>
        Guard.NotNull(errors, nameof(errors)).Select(error => Guard.NotNull(error, nameof(errors))).ToArray();
}

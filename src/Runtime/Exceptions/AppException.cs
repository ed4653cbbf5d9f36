using System.Collections.ObjectModel;
using Microsoft.Extensions.Logging;

namespace ErrorHandling;

/// <summary>
/// The base of an application's exceptions: besides message and cause it carries what machines need to answer, log, retry and find a failure.
/// Throw one of its leaves, or derive your own from a leaf or a branch.
/// </summary>
/// <remarks>
/// What is set on an instance wins over the <see cref="ErrorTable"/>. Without that, the properties here read <see cref="ErrorTable.Default"/>;
/// an application with a table of its own asks <see cref="ErrorTable.Find(AppException)"/>.
/// </remarks>
public abstract class AppException : Exception
{
    private static readonly ReadOnlyDictionary<string, object?> NoDetails = new(new Dictionary<string, object?>());

    private string _code;
    private ErrorSeverity? _severity;
    private bool? _isTransient;
    private TimeSpan? _retryAfter;
    private string? _publicMessage;
    private IReadOnlyDictionary<string, object?> _details = NoDetails;

    /// <summary>Creates the exception.</summary>
    /// <param name="category">What kind of failure this is.</param>
    /// <param name="code">The machine-readable code, such as <c>ORDER_CLOSED</c>.</param>
    /// <param name="message">What happened, for those who run the application; clients never see it.</param>
    /// <param name="innerException">The exception that caused this one, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="category"/> is no defined category.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="code"/> is blank.</exception>
    protected AppException(ErrorCategory category, string code, string? message, Exception? innerException)
        : base(message, innerException)
    {
        Category = Guard.Defined(category, nameof(category));
        _code = Guard.NotBlank(code, nameof(code));
    }

    /// <summary>What kind of failure this is.</summary>
    public ErrorCategory Category { get; }

    /// <summary>Unique for this instance: 32 lower-case hexadecimal digits that a user can quote and support can search for.</summary>
    public string ErrorId { get; } = NewErrorId();

    /// <summary>The machine-readable code, such as <c>NOT_FOUND</c> or <c>ORDER-404-001</c>.</summary>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    /// <exception cref="ArgumentException">The value set is blank.</exception>
    public string Code
    {
        get => _code;
        set => _code = Guard.NotBlank(value, nameof(value));
    }

    /// <summary>How bad the failure is for whoever runs the application.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is no defined severity.</exception>
    public ErrorSeverity Severity
    {
        get => (ErrorSeverity)ErrorTable.Default.Find(this).LogLevel;
        set => _severity = Guard.Defined(value, nameof(value));
    }

    /// <summary>Whether the same call can succeed later without a change by the caller.</summary>
    public bool IsTransient
    {
        get => ErrorTable.Default.Find(this).IsRetryable;
        set => _isTransient = value;
    }

    /// <summary>How long to wait before a retry, zero or more; null when nothing is known about it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is negative.</exception>
    public TimeSpan? RetryAfter
    {
        get => _retryAfter;
        set => _retryAfter = value is { } wait ? Guard.NotNegative(wait, nameof(value)) : null;
    }

    /// <summary>The sentence a client may see. <see cref="Exception.Message"/> stays inside the application.</summary>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    /// <exception cref="ArgumentException">The value set is blank.</exception>
    public string PublicMessage
    {
        get => ErrorTable.Default.Find(this).PublicMessage;
        set => _publicMessage = Guard.NotBlank(value, nameof(value));
    }

    /// <summary>Further facts about the failure by name; never null. What is set is copied, and keys are compared exactly.</summary>
    /// <remarks>
    /// The values are not added to <see cref="Exception.ToString"/>. They leave the process only in an <see cref="ErrorEvent"/>, which redacts them and hides
    /// those whose key is sensitive.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    public IReadOnlyDictionary<string, object?> Details
    {
        get => _details;
        set => _details = Copy(Guard.NotNull(value, nameof(value)));
    }

    internal static string NewErrorId() => Guid.NewGuid().ToString("N");

    internal ErrorTableRow ApplyTo(ErrorTableRow row) =>
        _severity is null && _isTransient is null && _publicMessage is null
            ? row
            : new(
                row.HttpStatus,
                row.GrpcStatus,
                _severity is { } severity ? (LogLevel)severity : row.LogLevel,
                _isTransient ?? row.IsRetryable,
                _publicMessage ?? row.PublicMessage);

    private static ReadOnlyDictionary<string, object?> Copy(IReadOnlyDictionary<string, object?> details)
    {
        var copy = new Dictionary<string, object?>(details.Count, StringComparer.Ordinal);
        foreach (var detail in details)
            copy[detail.Key] = detail.Value;
        return new(copy);
    }
}

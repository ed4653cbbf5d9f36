using Microsoft.Extensions.Logging;

namespace ErrorHandling;

/// <summary>
/// The one place that says which HTTP status, gRPC status, log level, retryability and public sentence belong to a kind of failure.
/// A table never changes; <see cref="With(ErrorCategory, ErrorTableRow)"/> and <see cref="With(string, ErrorTableRow)"/> give a changed copy.
/// </summary>
public sealed class ErrorTable
{
    private readonly Dictionary<ErrorCategory, ErrorTableRow> _byCategory;
    private readonly Dictionary<string, ErrorTableRow> _byCode;

    private ErrorTable(Dictionary<ErrorCategory, ErrorTableRow> byCategory, Dictionary<string, ErrorTableRow> byCode)
    {
        _byCategory = byCategory;
        _byCode = byCode;
    }

    /// <summary>The table of this library: one row for each category.</summary>
    public static ErrorTable Default { get; } = new(
        new()
        {
            [ErrorCategory.Internal] = new(500, 13, LogLevel.Error, isRetryable: false, "Something went wrong on our side."),
            [ErrorCategory.InvalidInput] = new(400, 3, LogLevel.Information, isRetryable: false, "The request could not be understood."),
            [ErrorCategory.Validation] = new(422, 3, LogLevel.Information, isRetryable: false, "Some of the values are not valid."),
            [ErrorCategory.Authentication] = new(401, 16, LogLevel.Information, isRetryable: false, "Please sign in and try again."),
            [ErrorCategory.Authorization] = new(403, 7, LogLevel.Information, isRetryable: false, "You are not allowed to do this."),
            [ErrorCategory.NotFound] = new(404, 5, LogLevel.Information, isRetryable: false, "This does not exist."),
            [ErrorCategory.Conflict] = new(409, 10, LogLevel.Information, isRetryable: false, "This contradicts the present state."),
            [ErrorCategory.RateLimit] = new(429, 8, LogLevel.Warning, isRetryable: true, "Too many requests. Please try again later."),
            [ErrorCategory.Capacity] = new(503, 8, LogLevel.Error, isRetryable: true, "There is too much to do at present. Please try again later."),
            [ErrorCategory.Unavailable] = new(503, 14, LogLevel.Error, isRetryable: true, "This is not available at present. Please try again later."),
            [ErrorCategory.Network] = new(502, 14, LogLevel.Error, isRetryable: true, "A connection failed. Please try again later."),
            [ErrorCategory.Timeout] = new(504, 4, LogLevel.Error, isRetryable: true, "This took too long. Please try again later."),
            [ErrorCategory.Dependency] = new(502, 14, LogLevel.Error, isRetryable: true, "A service we depend on failed. Please try again later."),
        },
        new(StringComparer.Ordinal));

    /// <summary>A copy of this table with another row for a category.</summary>
    /// <param name="category">The category.</param>
    /// <param name="row">Its new row.</param>
    /// <returns>The copy; this table stays as it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="category"/> is no defined category.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="row"/> is null.</exception>
    public ErrorTable With(ErrorCategory category, ErrorTableRow row)
    {
        Guard.Defined(category, nameof(category));
        var byCategory = new Dictionary<ErrorCategory, ErrorTableRow>(_byCategory) { [category] = Guard.NotNull(row, nameof(row)) };
        return new(byCategory, _byCode);
    }

    /// <summary>A copy of this table with a row for one code, which then wins over the row of the category.</summary>
    /// <param name="code">The code, compared exactly.</param>
    /// <param name="row">Its row.</param>
    /// <returns>The copy; this table stays as it is.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="code"/> is blank.</exception>
    public ErrorTable With(string code, ErrorTableRow row)
    {
        Guard.NotBlank(code, nameof(code));
        var byCode = new Dictionary<string, ErrorTableRow>(_byCode, StringComparer.Ordinal) { [code] = Guard.NotNull(row, nameof(row)) };
        return new(_byCategory, byCode);
    }

    /// <summary>The row of a code or, where the code has none, of a category.</summary>
    /// <param name="category">The category; one that is not defined counts as <see cref="ErrorCategory.Internal"/>.</param>
    /// <param name="code">The code, or null.</param>
    /// <returns>The row, never null.</returns>
    public ErrorTableRow Find(ErrorCategory category, string? code = null)
    {
        if (code is not null && _byCode.TryGetValue(code, out var ofCode))
            return ofCode;

        return _byCategory.TryGetValue(category, out var ofCategory) ? ofCategory : _byCategory[ErrorCategory.Internal];
    }

    /// <summary>
    /// The row of an exception's code or category, with what was set on that very instance (<see cref="AppException.Severity"/>,
    /// <see cref="AppException.IsTransient"/>, <see cref="AppException.PublicMessage"/>) in its place.
    /// </summary>
    /// <param name="error">The exception.</param>
    /// <returns>The row, never null.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public ErrorTableRow Find(AppException error) =>
        Guard.NotNull(error, nameof(error)).ApplyTo(Find(error.Category, error.Code));

    /// <summary>Whether a request that another service answered with this status can succeed when it is sent again.</summary>
    internal static bool IsTransientStatus(int httpStatus) =>
        httpStatus is 408 or 429 or (>= 500 and <= 599 and not 501 and not 505);
}

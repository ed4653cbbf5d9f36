namespace ErrorHandling.AspNetCore;

/// <summary>How errors are answered. The options are read when the application starts; what is changed later has no effect.</summary>
public sealed class ErrorHandlingOptions
{
    private readonly Dictionary<Type, Func<Exception, AppException?>> _mappings = [];

    private ErrorTable _errorTable = ErrorTable.Default;
    private ErrorBodyFormat _bodyFormat;
    private Redactor _redactor = Redactor.Default;
    private string _authenticationChallenge = "Bearer";
    private TimeSpan? _defaultRetryAfter = TimeSpan.FromSeconds(8);

    /// <summary>Statuses, log levels and public sentences; <see cref="ErrorHandling.ErrorTable.Default"/> by default.</summary>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    public ErrorTable ErrorTable
    {
        get => _errorTable;
        set => _errorTable = Guard.NotNull(value, nameof(value));
    }

    /// <summary>What bodies look like; <see cref="ErrorBodyFormat.ProblemDetails"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is no defined format.</exception>
    public ErrorBodyFormat BodyFormat
    {
        get => _bodyFormat;
        set => _bodyFormat = Guard.Defined(value, nameof(value));
    }

    /// <summary>Goes over every sentence of a body and every logged reason; <see cref="ErrorHandling.Redactor.Default"/> by default.</summary>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    public Redactor Redactor
    {
        get => _redactor;
        set => _redactor = Guard.NotNull(value, nameof(value));
    }

    /// <summary>The <c>WWW-Authenticate</c> header of a 401 to which nothing else has added one; <c>Bearer</c> by default.</summary>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    /// <exception cref="ArgumentException">The value set is blank.</exception>
    public string AuthenticationChallenge
    {
        get => _authenticationChallenge;
        set => _authenticationChallenge = Guard.NotBlank(value, nameof(value));
    }

    /// <summary>
    /// The <c>Retry-After</c> header of a 429 or 503 about which nothing more precise is known, zero or more; null for no header. By default
    /// 8 seconds, the longest wait of a retry with default options.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is negative.</exception>
    public TimeSpan? DefaultRetryAfter
    {
        get => _defaultRetryAfter;
        set => _defaultRetryAfter = value is { } wait ? Guard.NotNegative(wait, nameof(value)) : null;
    }

    /// <summary>
    /// Where the application describes its errors, or null. A problem's <c>type</c> is then this address and the code in lower case with
    /// hyphens, such as <c>https://example.com/errors/not-found</c>; without it, the page of the status in RFC 9110.
    /// </summary>
    public Uri? ProblemTypeBase { get; set; }

    /// <summary>Says what an exception of another library stands for. The mapping of the most derived type is asked first.</summary>
    /// <typeparam name="TException">The type of the exception; exceptions of derived types count too.</typeparam>
    /// <param name="map">Gives the exception that is answered in its place, or null to leave the decision to the mapping of a base type.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="map"/> is null.</exception>
    public ErrorHandlingOptions Map<TException>(Func<TException, AppException?> map)
        where TException : Exception
    {
        Guard.NotNull(map, nameof(map));
        _mappings[typeof(TException)] = exception => map((TException)exception);
        return this;
    }

    internal AppException? Translate(Exception exception)
    {
        if (_mappings.Count == 0)
            return null;

        for (var type = exception.GetType(); type is not null; type = type.BaseType)
        {
            if (_mappings.TryGetValue(type, out var map) && map(exception) is { } mapped)
                return mapped;
        }

        return null;
    }
}

namespace ErrorHandling;

/// <summary>
/// The codes that an application knows, each defined once. A catalog never changes; <see cref="With"/> gives an extended copy and refuses a code that
/// is there already.
/// </summary>
public sealed class ErrorCatalog
{
    private readonly Dictionary<string, ErrorDefinition> _byCode;

    private ErrorCatalog(ErrorDefinition[] definitions, Dictionary<string, ErrorDefinition> byCode)
    {
        Definitions = Array.AsReadOnly(definitions);
        _byCode = byCode;
    }

    /// <summary>The codes of this library: those of <see cref="ErrorCodes"/>.</summary>
    public static ErrorCatalog Default { get; } = new ErrorCatalog([], new(StringComparer.Ordinal)).With(
        Define(ErrorCodes.BadRequest, ErrorCategory.InvalidInput, "The request is wrong in a way for which there is no code of its own."),
        Define(ErrorCodes.InvalidInput, ErrorCategory.InvalidInput, "The request cannot be read or understood."),
        Define(ErrorCodes.ValidationError, ErrorCategory.Validation, "The request is well formed, but its content breaks a rule."),
        Define(ErrorCodes.AuthenticationRequired, ErrorCategory.Authentication, "The caller has not proved who it is."),
        Define(ErrorCodes.AccessDenied, ErrorCategory.Authorization, "The caller is known and may not do this."),
        Define(ErrorCodes.NotFound, ErrorCategory.NotFound, "What was asked for does not exist."),
        Define(ErrorCodes.MethodNotAllowed, ErrorCategory.InvalidInput, "The resource does not have this method."),
        Define(ErrorCodes.Conflict, ErrorCategory.Conflict, "The request contradicts the present state."),
        Define(ErrorCodes.RateLimitExceeded, ErrorCategory.RateLimit, "The caller has sent too many requests."),
        Define(ErrorCodes.CapacityExceeded, ErrorCategory.Capacity, "Something of which there is a limited amount is used up."),
        Define(ErrorCodes.ServiceUnavailable, ErrorCategory.Unavailable, "A part that is needed does not answer at present."),
        Define(ErrorCodes.DatabaseUnavailable, ErrorCategory.Unavailable, "The database does not answer at present."),
        Define(ErrorCodes.DatabaseConflict, ErrorCategory.Conflict, "The database refused a change because of a constraint."),
        Define(ErrorCodes.CacheUnavailable, ErrorCategory.Unavailable, "The cache does not answer at present."),
        Define(ErrorCodes.BadGateway, ErrorCategory.Network, "The connection to another machine failed."),
        Define(ErrorCodes.GatewayTimeout, ErrorCategory.Timeout, "An operation took longer than it may."),
        Define(ErrorCodes.ExternalServiceError, ErrorCategory.Dependency, "A service outside the application answered with a failure."),
        Define(ErrorCodes.CircuitBreakerOpen, ErrorCategory.Unavailable, "A dependency failed too often and is not asked at present."),
        Define(ErrorCodes.InternalError, ErrorCategory.Internal, "A failure inside the application for which there is no code of its own."));

    /// <summary>All definitions, in the order in which they were added.</summary>
    public IReadOnlyList<ErrorDefinition> Definitions { get; }

    /// <summary>A copy of this catalog with further codes.</summary>
    /// <param name="definitions">What the further codes stand for.</param>
    /// <returns>The copy; this catalog stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="definitions"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">A code is defined already, here or earlier in <paramref name="definitions"/>.</exception>
    public ErrorCatalog With(params ErrorDefinition[] definitions)
    {
        Guard.NotNull(definitions, nameof(definitions));

        var byCode = new Dictionary<string, ErrorDefinition>(_byCode, StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            string code = Guard.NotNull(definition, nameof(definitions)).Code;
            if (byCode.ContainsKey(code))
                throw new ArgumentException($"The code {code} is defined twice.", nameof(definitions));

            byCode.Add(code, definition);
        }

        return new([.. Definitions, .. definitions], byCode);
    }

    /// <summary>Looks a code up.</summary>
    /// <param name="code">The code, such as <see cref="AppException.Code"/> or an <see cref="ErrorCode"/>; or null.</param>
    /// <returns>Its definition; null when the catalog does not have it.</returns>
    public ErrorDefinition? Find(string? code) => code is not null && _byCode.TryGetValue(code, out var definition) ? definition : null;

    private static ErrorDefinition Define(string code, ErrorCategory category, string description) => new(ErrorCode.Parse(code), category, description);
}

namespace ErrorHandling;

/// <summary>The machine-readable codes that this library gives to failures.</summary>
public static class ErrorCodes
{
    /// <summary>HTTP 400 for which nothing more precise is known.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The code of <see cref="InvalidInputException"/>.</summary>
    public const string InvalidInput = "INVALID_INPUT";

    /// <summary>The code of <see cref="ValidationFailedException"/>.</summary>
    public const string ValidationError = "VALIDATION_ERROR";

    /// <summary>The code of <see cref="AuthenticationRequiredException"/>.</summary>
    public const string AuthenticationRequired = "AUTHENTICATION_REQUIRED";

    /// <summary>The code of <see cref="AccessDeniedException"/>.</summary>
    public const string AccessDenied = "ACCESS_DENIED";

    /// <summary>The code of <see cref="NotFoundException"/>.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>HTTP 405.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>The code of <see cref="ConflictException"/>.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>The code of <see cref="RateLimitExceededException"/>.</summary>
    public const string RateLimitExceeded = "RATE_LIMIT_EXCEEDED";

    /// <summary>The code of <see cref="CapacityExceededException"/>.</summary>
    public const string CapacityExceeded = "CAPACITY_EXCEEDED";

    /// <summary>The code of <see cref="ResourceUnavailableException"/>.</summary>
    public const string ServiceUnavailable = "SERVICE_UNAVAILABLE";

    /// <summary>The code of <see cref="DatabaseUnavailableException"/>.</summary>
    public const string DatabaseUnavailable = "DATABASE_UNAVAILABLE";

    /// <summary>The code of <see cref="DatabaseConflictException"/>.</summary>
    public const string DatabaseConflict = "DATABASE_CONFLICT";

    /// <summary>The code of <see cref="CacheUnavailableException"/>.</summary>
    public const string CacheUnavailable = "CACHE_UNAVAILABLE";

    /// <summary>The code of <see cref="NetworkException"/>.</summary>
    public const string BadGateway = "BAD_GATEWAY";

    /// <summary>The code of <see cref="OperationTimeoutException"/>.</summary>
    public const string GatewayTimeout = "GATEWAY_TIMEOUT";

    /// <summary>The code of <see cref="ExternalServiceException"/>.</summary>
    public const string ExternalServiceError = "EXTERNAL_SERVICE_ERROR";

    /// <summary>The code of <see cref="CircuitOpenException"/>.</summary>
    public const string CircuitBreakerOpen = "CIRCUIT_BREAKER_OPEN";

    /// <summary>The code of a failure that carries none of its own.</summary>
    public const string InternalError = "INTERNAL_ERROR";

    /// <summary>The code for an HTTP status that comes without one.</summary>
    /// <param name="httpStatus">An HTTP status.</param>
    /// <returns>
    /// The code of that status; for a status without one <see cref="BadRequest"/> between 400 and 499 and
    /// <see cref="InternalError"/> otherwise.
    /// </returns>
    public static string FromHttpStatus(int httpStatus) => httpStatus switch
    {
        401 => AuthenticationRequired,
        403 => AccessDenied,
        404 => NotFound,
        405 => MethodNotAllowed,
        409 => Conflict,
        422 => ValidationError,
        429 => RateLimitExceeded,
        >= 400 and <= 499 => BadRequest,
        502 => BadGateway,
        503 => ServiceUnavailable,
        504 => GatewayTimeout,
        _ => InternalError,
    };
}

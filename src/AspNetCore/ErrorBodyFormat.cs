namespace ErrorHandling.AspNetCore;

/// <summary>What the body of an error answer looks like.</summary>
public enum ErrorBodyFormat
{
    /// <summary>RFC 9457, <c>application/problem+json</c>.</summary>
    ProblemDetails = 0,

    /// <summary><c>{ "error": { "code", "message", "details", "error_id", "request_id", "timestamp" } }</c>, <c>application/json</c>.</summary>
    ErrorObject = 1,

    /// <summary><c>{ "detail": "…" }</c>, <c>application/json</c>. A failure of the server has its error id in the sentence.</summary>
    Detail = 2,
}

using Microsoft.AspNetCore.Http;

namespace ErrorHandling.AspNetCore;

/// <summary>Metadata of an endpoint: what answers in its place in degraded mode.</summary>
internal sealed class DegradedFallback(RequestDelegate answer)
{
    public RequestDelegate Answer { get; } = answer;
}

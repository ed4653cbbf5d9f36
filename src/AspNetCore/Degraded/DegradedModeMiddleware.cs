using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore;

internal sealed class DegradedModeMiddleware(RequestDelegate next, IDegradedMode mode, ErrorMapper mapper, ErrorResponse response)
{
    private const string HeaderName = "Degraded-Mode";

    public Task InvokeAsync(HttpContext context)
    {
        if (!mode.IsActive || context.GetEndpoint() is not { } endpoint)
            return next(context);

        var fallback = endpoint.Metadata.GetMetadata<DegradedFallback>();
        if (fallback is null && endpoint.Metadata.GetMetadata<AllowInDegradedModeAttribute>() is null)
        {
            // That the mode was entered is in the log; each request that meets it is no news.
            var error = mapper.ForCategory(ErrorCategory.Unavailable, ErrorCodes.ServiceUnavailable) with { Level = LogLevel.Debug };
            return response.WriteAsync(context, error, endpoint.Metadata);
        }

        if (fallback is not null)
            context.SetEndpoint(With(fallback.Answer, endpoint));

        context.Response.Headers[HeaderName] = "true";
        return next(context);
    }

    /// <summary>The endpoint with its metadata, so that authorization and whatever else comes before the answer goes on as for the endpoint itself.</summary>
    private static Endpoint With(RequestDelegate answer, Endpoint endpoint) => endpoint is RouteEndpoint route
        ? new RouteEndpoint(answer, route.RoutePattern, route.Order, route.Metadata, route.DisplayName)
        : new Endpoint(answer, endpoint.Metadata, endpoint.DisplayName);
}

using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ErrorHandling.AspNetCore;

/// <summary>What is said about a request wherever one of its failures is.</summary>
internal static class RequestFacts
{
    /// <summary>A request's path is not a path of our file system, but it can hold a token.</summary>
    private static readonly Redactor PathRedactor = new(new RedactorOptions { RedactFilePaths = false, RedactIpAddresses = false });

    /// <summary>The path without the query, escaped, so that it cannot break a line.</summary>
    public static string PathOf(HttpContext context) => context.Request.PathBase.Add(context.Request.Path).ToUriComponent();

    public static string RedactedPathOf(HttpContext context) => PathRedactor.Redact(PathOf(context));

    /// <summary>The 32 hexadecimal digits by which traces are found, or the identifier of the request where nothing is traced.</summary>
    public static string TraceIdOf(HttpContext context) =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : context.TraceIdentifier;

    /// <summary>The route's pattern: one of few values, unlike the path.</summary>
    public static string OperationOf(HttpContext context)
    {
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var name = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint?.DisplayName;
        return string.IsNullOrWhiteSpace(name) ? "unmatched" : name;
    }
}

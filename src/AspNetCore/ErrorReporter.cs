using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ErrorHandling.AspNetCore;

/// <summary>Logs and counts an error; the middleware asks for it once for each request.</summary>
internal sealed class ErrorReporter(ILogger<ErrorHandlingMiddleware> logger, IOptions<ErrorHandlingOptions> options)
{
    public void ReportAnswered(HttpContext context, HandledError error)
    {
        Count(context, error);

        var (method, path, requestId, traceId) = FactsOf(context);
        if (error.Status >= StatusCodes.Status500InternalServerError)
        {
            Log.RequestFailed(
                logger, error.Level, error.Exception, method, path, error.Status, error.Code, error.ErrorId, requestId, traceId);
            return;
        }

        var reason = options.Value.Redactor.Redact(error.Exception?.Message ?? error.PublicMessage);
        Log.RequestRefused(logger, error.Level, method, path, error.Status, error.Code, reason, error.ErrorId, requestId, traceId);
    }

    public void ReportAborted(HttpContext context, HandledError error, Exception exception)
    {
        Count(context, error);

        var (method, path, requestId, traceId) = FactsOf(context);
        Log.ResponseAborted(logger, error.Level, exception, method, path, error.Code, error.ErrorId, requestId, traceId);
    }

    private static void Count(HttpContext context, HandledError error) =>
        ErrorTelemetry.CountError(
            error.Exception?.GetType().ToString() ?? error.Status.ToString(CultureInfo.InvariantCulture),
            error.Code,
            RequestFacts.OperationOf(context));

    private static (string Method, string Path, string RequestId, string TraceId) FactsOf(HttpContext context) =>
        (context.Request.Method, RequestFacts.RedactedPathOf(context), context.TraceIdentifier, RequestFacts.TraceIdOf(context));
}

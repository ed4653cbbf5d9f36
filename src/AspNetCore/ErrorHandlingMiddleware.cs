using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ErrorHandling.AspNetCore;

/// <summary>
/// Stands around the framework's own middleware for exceptions. Whoever answered an error, it is logged and counted here, once, when the answer is
/// known; and what got past all handlers ends here.
/// </summary>
internal sealed class ErrorHandlingMiddleware
{
    private readonly RequestDelegate _next;
    private readonly ErrorMapper _mapper;
    private readonly ErrorResponse _response;
    private readonly ErrorReporter _reporter;
    private readonly ErrorHandlingOptions _options;
    private readonly Func<object, Task> _addHeaders;

    public ErrorHandlingMiddleware(
        RequestDelegate next, ErrorMapper mapper, ErrorResponse response, ErrorReporter reporter, IOptions<ErrorHandlingOptions> options)
    {
        _next = next;
        _mapper = mapper;
        _response = response;
        _reporter = reporter;
        _options = options.Value;
        _addHeaders = AddHeaders;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(_addHeaders, context);
        var earlier = context.Features.Get<IExceptionHandlerFeature>();

        try
        {
            await _next(context).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await EndAsync(context, exception).ConfigureAwait(false);
            return;
        }

        var handled = context.Features.Get<IExceptionHandlerFeature>();
        if (handled is not null && handled != earlier)
        {
            if (!ClientAbort.Explains(handled.Error, context))
                _reporter.ReportAnswered(context, _mapper.ForAnswer(context, context.Response.StatusCode));
        }
        else if (context.Features.Get<HandledError>() is { } error && error.Status == context.Response.StatusCode)
        {
            _reporter.ReportAnswered(context, error);
        }
    }

    /// <summary>The answer of last resort among the handlers: none of the application's own wanted the exception.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var handled = context.Features.Get<IExceptionHandlerFeature>()!;
        if (ClientAbort.Explains(handled.Error, context))
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }

        await _response.WriteAsync(context, _mapper.ForException(handled.Error), handled.Endpoint?.Metadata).ConfigureAwait(false);
    }

    /// <summary>An answer that has begun cannot be taken back: only a broken connection tells the client that it is not whole.</summary>
    private async Task EndAsync(HttpContext context, Exception exception)
    {
        if (ClientAbort.Explains(exception, context))
        {
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }

        var error = _mapper.ForException(exception);
        if (context.Response.HasStarted)
        {
            _reporter.ReportAborted(context, error, exception);
            context.Abort();
            return;
        }

        _reporter.ReportAnswered(context, error);
        context.Response.Clear();
        await _response.WriteAsync(context, error).ConfigureAwait(false);
    }

    private Task AddHeaders(object state)
    {
        var context = (HttpContext)state;
        var response = context.Response;

        if (response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            if (response.Headers.WWWAuthenticate.Count == 0)
                response.Headers.WWWAuthenticate = _options.AuthenticationChallenge;
        }
        else if (RetryAfterHeader.BelongsTo(response.StatusCode) && response.Headers.RetryAfter.Count == 0)
        {
            if ((context.Features.Get<HandledError>()?.RetryAfter ?? _options.DefaultRetryAfter) is { } wait)
                response.Headers.RetryAfter = RetryAfterHeader.Format(wait);
        }

        return Task.CompletedTask;
    }
}

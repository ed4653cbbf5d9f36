using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ErrorHandling.AspNetCore;

/// <summary>Answers a request with an error, through the application's <see cref="IProblemDetailsService"/>.</summary>
internal sealed class ErrorResponse(
    IProblemDetailsService problems, IOptions<ErrorHandlingOptions> options, IOptions<ProblemDetailsOptions> problemOptions)
{
    public async Task WriteAsync(HttpContext context, HandledError error, EndpointMetadataCollection? metadata = null)
    {
        context.Features.Set(error);
        context.Response.StatusCode = error.Status;

        var problem = new ProblemDetails { Status = error.Status, Type = TypeOf(error.Code) };
        var problemContext = new ProblemDetailsContext
        {
            HttpContext = context,
            AdditionalMetadata = metadata,
            ProblemDetails = problem,
            Exception = error.Exception,
        };
        if (await problems.TryWriteAsync(problemContext).ConfigureAwait(false))
            return;

        // The client does not accept JSON. RFC 9110, 12.4.1 lets a server answer nevertheless, and a body that helps is better than none.
        var result = TypedResults.Problem(problem); // It fills in type and title, which come before the customization everywhere.
        problemOptions.Value.CustomizeProblemDetails?.Invoke(problemContext);
        await result.ExecuteAsync(context).ConfigureAwait(false);
    }

    private string? TypeOf(string code)
    {
        if (options.Value.ProblemTypeBase is not { } typeBase)
            return null;

        return $"{typeBase.OriginalString.TrimEnd('/')}/{Uri.EscapeDataString(code.Replace('_', '-').ToLowerInvariant())}";
    }
}

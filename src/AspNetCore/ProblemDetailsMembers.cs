using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace ErrorHandling.AspNetCore;

/// <summary>
/// Gives every problem of the application the same members, whoever made it: an exception, a bare status, <c>Results.Problem</c> or a controller.
/// The application's own customization runs afterwards and has the last word.
/// </summary>
internal sealed class ProblemDetailsMembers(ErrorMapper mapper, IOptions<ErrorHandlingOptions> options, TimeProvider time)
    : IPostConfigureOptions<ProblemDetailsOptions>
{
    private readonly ErrorHandlingOptions _options = options.Value;

    public void PostConfigure(string? name, ProblemDetailsOptions options)
    {
        var ofApplication = options.CustomizeProblemDetails;
        options.CustomizeProblemDetails = context =>
        {
            AddTo(context);
            ofApplication?.Invoke(context);
        };
    }

    private void AddTo(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var http = context.HttpContext;
        var status = problem.Status ??= http.Response.StatusCode;
        var error = mapper.ForAnswer(http, status);
        if (error.Exception is null && problem is HttpValidationProblemDetails)
            http.Features.Set(error = error with { Code = ErrorCodes.ValidationError });

        problem.Type ??= "about:blank";
        problem.Title = _options.Redactor.Redact(problem.Title ?? ReasonPhrases.GetReasonPhrase(status));
        problem.Detail = _options.Redactor.Redact(problem.Detail ?? error.PublicMessage);
        problem.Instance ??= RequestFacts.PathOf(http);

        problem.Extensions.TryAdd(Member.Code, error.Code);
        problem.Extensions[Member.ErrorId] = error.ErrorId;
        problem.Extensions[Member.TraceId] = RequestFacts.TraceIdOf(http);
        problem.Extensions[Member.Timestamp] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

        if (problem is HttpValidationProblemDetails validation)
            Redact(validation.Errors);
        else if (error.Errors.Count > 0)
            problem.Extensions.TryAdd(Member.Errors, ToJson(error.Errors));

        if (RetryAfterHeader.BelongsTo(status) && http.Response.Headers.RetryAfter.Count == 0
            && (error.RetryAfter ?? _options.DefaultRetryAfter) is { } wait)
        {
            problem.Extensions.TryAdd(Member.RetryAfter, RetryAfterHeader.SecondsOf(wait));
        }
    }

    private void Redact(IDictionary<string, string[]> errors)
    {
        foreach (var (field, messages) in errors.ToArray())
            errors[field] = Array.ConvertAll(messages, _options.Redactor.Redact);
    }

    private JsonElement ToJson(IReadOnlyList<FieldError> errors)
    {
        var bodies = errors.Select(error =>
            new FieldErrorBody(_options.Redactor.Redact(error.Field), _options.Redactor.Redact(error.Message), error.Code));
        return JsonSerializer.SerializeToElement(bodies.ToArray(), ErrorBodyJsonContext.Default.FieldErrorBodyArray);
    }

    /// <summary>The names of the members beyond RFC 9457's own.</summary>
    internal static class Member
    {
        public const string Code = "code";
        public const string ErrorId = "errorId";
        public const string TraceId = "traceId";
        public const string Timestamp = "timestamp";
        public const string Errors = "errors";
        public const string RetryAfter = "retryAfter";
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Member = ErrorHandling.AspNetCore.ProblemDetailsMembers.Member;

namespace ErrorHandling.AspNetCore;

/// <summary>Writes problems in one of the other formats, so that those which the framework makes look the same too.</summary>
internal sealed class ErrorBodyWriter(IOptions<ErrorHandlingOptions> options, IOptions<ProblemDetailsOptions> problemOptions)
    : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => options.Value.BodyFormat != ErrorBodyFormat.ProblemDetails;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        problemOptions.Value.CustomizeProblemDetails?.Invoke(context);

        var problem = context.ProblemDetails;
        var response = context.HttpContext.Response;
        if (options.Value.BodyFormat == ErrorBodyFormat.Detail)
        {
            var detail = new DetailBody(DetailOf(problem));
            await response.WriteAsJsonAsync(detail, ErrorBodyJsonContext.Default.DetailBody).ConfigureAwait(false);
            return;
        }

        var error = new ErrorObject(
            TextOf(problem, Member.Code),
            MessageOf(problem),
            ErrorsOf(problem),
            TextOf(problem, Member.ErrorId),
            context.HttpContext.TraceIdentifier,
            TextOf(problem, Member.Timestamp));
        await response.WriteAsJsonAsync(new ErrorObjectBody(error), ErrorBodyJsonContext.Default.ErrorObjectBody).ConfigureAwait(false);
    }

    private static string DetailOf(ProblemDetails problem) =>
        problem.Status >= 500 ? $"{MessageOf(problem)} (error id {TextOf(problem, Member.ErrorId)})" : MessageOf(problem);

    private static string MessageOf(ProblemDetails problem) =>
        problem.Detail ?? problem.Title ?? ReasonPhrases.GetReasonPhrase(problem.Status ?? StatusCodes.Status500InternalServerError);

    private static string TextOf(ProblemDetails problem, string member) =>
        problem.Extensions.TryGetValue(member, out var value) ? value?.ToString() ?? string.Empty : string.Empty;

    private static JsonElement? ErrorsOf(ProblemDetails problem)
    {
        if (problem is not HttpValidationProblemDetails validation)
            return problem.Extensions.TryGetValue(Member.Errors, out var errors) ? errors as JsonElement? : null;

        var bodies = validation.Errors.SelectMany(
            field => field.Value.Select(message => new FieldErrorBody(field.Key, message, ErrorCodes.InvalidInput)));
        return JsonSerializer.SerializeToElement(bodies.ToArray(), ErrorBodyJsonContext.Default.FieldErrorBodyArray);
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ErrorHandling.AspNetCore;

/// <summary>Answers what <c>[ApiController]</c> refuses before an action runs: 400 for a body that cannot be read, 422 for values that break a rule.</summary>
internal sealed class ModelStateErrors(ErrorMapper mapper, IOptions<JsonOptions> jsonOptions) : IPostConfigureOptions<ApiBehaviorOptions>
{
    private const string NotValid = "The value is not valid.";
    private const string NotReadable = "The value could not be read.";

    private readonly JsonNamingPolicy? _naming = jsonOptions.Value.JsonSerializerOptions.PropertyNamingPolicy;

    public void PostConfigure(string? name, ApiBehaviorOptions options)
    {
        var isOfFramework = options.InvalidModelStateResponseFactory?.Target?.GetType().Assembly == typeof(ApiBehaviorOptions).Assembly;
        if (options.InvalidModelStateResponseFactory is null || isOfFramework)
            options.InvalidModelStateResponseFactory = context => new Result(ForModelState(context));
    }

    private HandledError ForModelState(ActionContext context)
    {
        if (IsBodyUnread(context))
        {
            // Formatters name types and positions of ours; of theirs only the path into the body is the client's business.
            var paths = context.ModelState.Keys.Where(key => key.StartsWith('$'));
            return mapper.ForCategory(ErrorCategory.InvalidInput, ErrorCodes.InvalidInput) with
            {
                Errors = paths.Select(path => new FieldError(path, NotReadable)).ToArray(),
            };
        }

        return mapper.ForCategory(ErrorCategory.Validation, ErrorCodes.ValidationError) with
        {
            Errors = context.ModelState.SelectMany(entry => ErrorsOf(entry.Key, entry.Value!)).ToArray(),
        };
    }

    /// <summary>An argument that could not be made from the body is missing among the action's arguments.</summary>
    private static bool IsBodyUnread(ActionContext context) =>
        context is ActionExecutingContext executing
        && executing.ActionDescriptor.Parameters.Any(
            parameter => parameter.BindingInfo?.BindingSource == BindingSource.Body && !executing.ActionArguments.ContainsKey(parameter.Name));

    private IEnumerable<FieldError> ErrorsOf(string key, ModelStateEntry entry) =>
        entry.Errors.Select(error => new FieldError(FieldOf(key), MessageOf(error, entry.AttemptedValue)));

    /// <summary>The name that the client uses: that of the property in JSON. The whole of the value is <c>$</c>.</summary>
    private string FieldOf(string key)
    {
        if (string.IsNullOrWhiteSpace(key))
            return "$";

        return _naming is null ? key : string.Join('.', key.Split('.').Select(_naming.ConvertName));
    }

    /// <summary>The rejected value may be a secret, and so no message repeats it.</summary>
    private static string MessageOf(ModelError error, string? rejected) =>
        string.IsNullOrWhiteSpace(error.ErrorMessage) || (!string.IsNullOrEmpty(rejected) && HasWord(error.ErrorMessage, rejected))
            ? NotValid
            : error.ErrorMessage;

    /// <summary>Whether a message has a value, and not only as a part of another word, as 10 has 1.</summary>
    private static bool HasWord(string message, string value)
    {
        for (var at = 0; (at = message.IndexOf(value, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + value.Length;
            var isPart = (at > 0 && char.IsLetterOrDigit(message[at - 1]) && char.IsLetterOrDigit(value[0]))
                || (end < message.Length && char.IsLetterOrDigit(message[end]) && char.IsLetterOrDigit(value[^1]));
            if (!isPart)
                return true;
        }

        return false;
    }

    private sealed class Result(HandledError error) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.RequestServices.GetRequiredService<ErrorResponse>();
            return response.WriteAsync(context.HttpContext, error);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace ErrorHandling.AspNetCore;

internal sealed record FieldErrorBody(string Field, string Message, string Code);

internal sealed record DetailBody(string Detail);

internal sealed record ErrorObjectBody(ErrorObject Error);

internal sealed record ErrorObject(string Code, string Message, JsonElement? Details, string ErrorId, string RequestId, string Timestamp);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FieldErrorBody[]))]
[JsonSerializable(typeof(DetailBody))]
[JsonSerializable(typeof(ErrorObjectBody))]
internal sealed partial class ErrorBodyJsonContext : JsonSerializerContext;

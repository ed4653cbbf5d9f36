using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ErrorHandling;

/// <summary>Reads a value into its cover and writes <c>"***"</c>.</summary>
internal sealed class SensitiveJsonConverter<T> : JsonConverter<Sensitive<T>>
{
    public override bool HandleNull => true;

    public override Sensitive<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)))!);

    public override void Write(Utf8JsonWriter writer, Sensitive<T> value, JsonSerializerOptions options) => writer.WriteStringValue(Redact.Stars);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Sensitive<T> value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Redact.Stars);
}

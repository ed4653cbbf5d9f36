using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ErrorHandling;

/// <summary>Writes an event as JSON without reflection.</summary>
internal static class ErrorEventJson
{
    public static string Write(ErrorEvent error)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteText(json, "timestamp", error.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            WriteText(json, "level", error.Level.ToString());
            WriteText(json, "service", error.Service);
            WriteText(json, "component", error.Component);
            WriteText(json, "environment", error.Environment);
            WriteText(json, "code", error.Code);
            WriteText(json, "errorId", error.ErrorId);
            WriteText(json, "fingerprint", error.Fingerprint);
            WriteText(json, "exceptionType", error.ExceptionType);
            WriteText(json, "message", error.Message);
            WriteText(json, "stack", error.Stack);
            WriteText(json, "requestId", error.RequestId);
            WriteText(json, "traceId", error.TraceId);
            json.WriteNumber("attempt", error.Attempt);
            WriteMetadata(json, error.Metadata);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> metadata)
    {
        json.WriteStartObject("metadata");

        foreach (var fact in metadata)
        {
            json.WritePropertyName(fact.Key);
            WriteValue(json, fact.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case float number when !float.IsNaN(number) && !float.IsInfinity(number):
                json.WriteNumberValue(number);
                break;
            case double number when !double.IsNaN(number) && !double.IsInfinity(number):
                json.WriteNumberValue(number);
                break;
            case string or float or double:
                json.WriteStringValue(SafeText.Of(value));
                break;
            default:
                json.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}

using System.Collections.ObjectModel;
using ErrorHandling.Shared;

namespace ErrorHandling;

/// <summary>Makes what comes into an event fit to leave the process.</summary>
internal sealed class EventCleaner
{
    private const int MinTokenLength = 16; // As in a redactor: a shorter value under a name like "code" or "key" is mostly no secret.

    private readonly Redactor _redactor;

    public EventCleaner(Redactor redactor) => _redactor = redactor;

    public string? Text(string? text) => text is null ? null : _redactor.Redact(text);

    /// <summary>Joins facts by name; later ones win.</summary>
    public IReadOnlyDictionary<string, object?> Values(params IEnumerable<KeyValuePair<string, object?>>?[] sources)
    {
        var clean = new Dictionary<string, object?>(StringComparer.Ordinal);

        foreach (var value in sources.SelectMany(source => source ?? []))
            clean[value.Key] = Value(value.Key, value.Value);

        return new ReadOnlyDictionary<string, object?>(clean);
    }

    private object? Value(string key, object? value)
    {
        var sensitivity = SensitiveNames.Judge(key.AsSpan());

        if (value is null)
            return null;

        if (sensitivity >= NameSensitivity.Supported)
            return Redact.Stars;

        if (value is bool or byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal)
            return value;

        if (IsCredentialHeader(key))
            return Redact.Stars;

        var text = SafeText.Of(value);
        return sensitivity == NameSensitivity.Weak && ValueShape.LooksChosenByMachine(text.AsSpan(), MinTokenLength) && !ValueShape.IsGuid(text.AsSpan())
            ? Redact.Stars
            : _redactor.Redact(text);
    }

    /// <summary>Whether it is a header that holds credentials, also as <c>http.request.header.cookie</c>.</summary>
    private static bool IsCredentialHeader(string key)
    {
        var name = key.Substring(key.LastIndexOf('.') + 1);
        return name.EndsWith("authorization", StringComparison.OrdinalIgnoreCase)
            || name.Equals("cookie", StringComparison.OrdinalIgnoreCase)
            || name.Equals("set-cookie", StringComparison.OrdinalIgnoreCase);
    }
}

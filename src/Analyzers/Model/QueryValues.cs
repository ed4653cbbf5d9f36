using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>A value in the query of an address, with the key that it stands under.</summary>
internal readonly struct QueryValue
{
    public QueryValue(string? key, IOperation operation, IOperation at)
    {
        Key = key;
        Operation = operation;
        At = at;
    }

    public string? Key { get; }

    public IOperation Operation { get; }

    /// <summary>Where it is written: itself, or the variable with the address that holds it.</summary>
    public IOperation At { get; }
}

/// <summary>Reads an address that is put together before one's eyes: what stands behind <c>?key=</c> and <c>&amp;key=</c>.</summary>
internal static class QueryValues
{
    /// <param name="text">The address, or where it is kept.</param>
    /// <param name="isQuery">Whether the text is all query.</param>
    public static IEnumerable<QueryValue> In(IOperation text, bool isQuery)
    {
        if (BuiltText.Of(Made(text)) is not { } built)
            yield break;

        var before = isQuery ? "?" : "";

        foreach (var part in built.Parts)
        {
            if (part.Value is not { } value)
                before += part.Text;
            else if (value.ConstantValue is { HasValue: true, Value: string constant })
                before += constant;
            else if (KeyAtEndOf(before) is { } key)
                yield return new QueryValue(key, value.WithoutConversions(), text.Syntax.Span.Contains(value.Syntax.Span) ? value.WithoutConversions() : text);
        }
    }

    /// <summary>The text behind a variable that has no other value, and in a new <see cref="Uri"/>.</summary>
    private static IOperation Made(IOperation text)
    {
        text = text.WithoutConversions();

        if (text is ILocalReferenceOperation { Local: var local } && WrittenValues.OnlyOne(local, text.Root()) is { } written)
            text = written.WithoutConversions();

        return text is IObjectCreationOperation { Type: { Name: "Uri" } type, Arguments: { IsEmpty: false } arguments } && type.HasFullName("System.Uri") ? arguments[0].Value : text;
    }

    /// <summary>The key whose value begins where the text ends.</summary>
    private static string? KeyAtEndOf(string text)
    {
        var start = text.LastIndexOfAny(new[] { '?', '&', '#' });
        var end = text.LastIndexOf('=');

        return start >= 0 && text[start] != '#' && end == text.Length - 1 && end > start + 1 ? text.Substring(start + 1, end - start - 1) : null;
    }
}

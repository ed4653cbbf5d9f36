using System.Collections.Immutable;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>What users add to, or take from, what is known of secrets.</summary>
internal sealed record SecretSettings(NameList SecretNames, NameList SafeNames, NameList SanitizerMethods)
{
    /// <summary>Whether a bare <c>token</c> is one that lets somebody in, which only the place that writes it can tell.</summary>
    public bool TakesBareTokens { get; init; }
}

/// <summary>Names as they are written in a configuration, separated by commas; upper and lower case are the same, and so are <c>api_key</c> and <c>ApiKey</c>.</summary>
internal sealed class NameList : IEquatable<NameList>
{
    /// <summary>How an empty list is written.</summary>
    public const string None = "none";

    public static readonly NameList Empty = new(None, ImmutableHashSet<string>.Empty);

    private readonly string _text;
    private readonly ImmutableHashSet<string> _names;

    private NameList(string text, ImmutableHashSet<string> names)
    {
        _text = text;
        _names = names;
    }

    public bool IsEmpty => _names.IsEmpty;

    public static bool TryParse(string text, out NameList list)
    {
        list = Empty;

        if (text.Trim() is None or "")
            return true;

        var names = text.Split(',').Select(Simplified).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        list = new(text, names);
        return names.All(IsName);
    }

    public bool Contains(string name) => !_names.IsEmpty && _names.Contains(Simplified(name));

    /// <summary>Whether the list names a method, by its own name or with its type's: <c>Mask</c>, <c>Vault.Mask</c>.</summary>
    public bool ContainsMethod(string type, string method) => !_names.IsEmpty && (Contains(method) || Contains($"{type}.{method}"));

    public bool Equals(NameList? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as NameList);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    private static string Simplified(string name) => name.Trim().Replace("_", "").Replace("-", "");

    private static bool IsName(string name) => name.Length > 0 && name.All(character => char.IsLetterOrDigit(character) || character == '.');
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers;

/// <summary>
/// One <c>.editorconfig</c> key: <c>error_handling.name</c> for all rules, or <c>error_handling.EH1001.name</c> for one, which wins.
/// A value that cannot be understood counts as not set; EH0001 reports it.
/// </summary>
internal abstract class EditorConfigOption
{
    public const string KeyPrefix = "error_handling.";

    /// <summary>What EditorConfig itself defines for "as if the key were not there".</summary>
    public const string Unset = "unset";

    protected EditorConfigOption(string name, string defaultText, string allowedValues, string description, string[] ruleIds)
    {
        Name = name;
        DefaultText = defaultText;
        AllowedValues = allowedValues;
        Description = description;
        Key = KeyPrefix + name;
        KeyByRule = ruleIds.ToImmutableSortedDictionary(id => id, id => $"{KeyPrefix}{id}.{name}", StringComparer.Ordinal);
    }

    /// <summary>The key without its prefix.</summary>
    public string Name { get; }

    /// <summary>The default as a user would write it.</summary>
    public string DefaultText { get; }

    /// <summary>The allowed values in words, for messages and docs.</summary>
    public string AllowedValues { get; }

    /// <summary>What the option does, for docs.</summary>
    public string Description { get; }

    /// <summary>The key that holds for every rule that reads the option.</summary>
    public string Key { get; }

    /// <summary>The rules that read the option, each with the key that holds for it alone.</summary>
    public ImmutableSortedDictionary<string, string> KeyByRule { get; }

    /// <summary>Whether <paramref name="text"/> is an allowed value.</summary>
    public abstract bool Accepts(string text);
}

/// <inheritdoc />
internal sealed class EditorConfigOption<T> : EditorConfigOption
{
    private readonly TryParse _tryParse;

    public EditorConfigOption(
        string name, T defaultValue, string defaultText, string allowedValues, string description, TryParse tryParse, params string[] ruleIds)
        : base(name, defaultText, allowedValues, description, ruleIds)
    {
        Default = defaultValue;
        _tryParse = tryParse;
    }

    public delegate bool TryParse(string text, out T value);

    public T Default { get; }

    public override bool Accepts(string text) => text == Unset || _tryParse(text, out _);

    public T Read(AnalyzerOptions options, SyntaxTree tree, string ruleId)
    {
        var config = options.AnalyzerConfigOptionsProvider.GetOptions(tree);

        return TryRead(config, KeyByRule[ruleId], out var value) || TryRead(config, Key, out value) ? value : Default;
    }

    private bool TryRead(AnalyzerConfigOptions config, string key, out T value)
    {
        value = Default;
        return config.TryGetValue(key, out var text) && _tryParse(text, out value);
    }
}

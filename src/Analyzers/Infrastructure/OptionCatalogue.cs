using System.Collections.Immutable;
using System.Reflection;

namespace ErrorHandling.Analyzers;

/// <summary>All options, found by reflection, and what a user who mistook one should know.</summary>
internal static class OptionCatalogue
{
    /// <summary>Every option of <see cref="Options"/>, by name.</summary>
    public static ImmutableArray<EditorConfigOption> All { get; } = typeof(Options)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<EditorConfigOption>()
        .OrderBy(option => option.Name, StringComparer.Ordinal)
        .ToImmutableArray();

    private static readonly ImmutableDictionary<string, EditorConfigOption> ByKey = All
        .SelectMany(option => option.KeyByRule.Values.Prepend(option.Key), (option, key) => (option, key))
        .ToImmutableDictionary(pair => pair.key, pair => pair.option, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every key that some option understands.</summary>
    public static IEnumerable<string> Keys => ByKey.Keys;

    /// <summary>Whether the key is an option's and the value one that it allows.</summary>
    public static bool Understands(string key, string value) => ByKey.TryGetValue(key, out var option) && option.Accepts(value);

    /// <summary>What to write instead of a key or value that is not understood.</summary>
    public static string Advice(string key) => ByKey.TryGetValue(key, out var option)
        ? $"the allowed values are {option.AllowedValues}"
        : $"there is no such option; did you mean {string.Join(" or ", NearestKeys(key).Select(near => $"'{near}'"))}?";

    private static IEnumerable<string> NearestKeys(string key)
    {
        var byDistance = ByKey.Keys.ToLookup(known => Distance(known.ToUpperInvariant(), key.ToUpperInvariant()));

        return byDistance[byDistance.Min(keys => keys.Key)].OrderBy(known => known, StringComparer.Ordinal);
    }

    /// <summary>How many characters must be put in, left out or changed to come from one text to the other (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;

            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(diagonal, row[j - 1]));
            }
        }

        return row[to.Length];
    }
}

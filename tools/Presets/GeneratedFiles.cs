using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Presets;

/// <summary>What stands in the package's <c>presets</c> and <c>supersede</c> folders.</summary>
public static class GeneratedFiles
{
    /// <summary>The text of each file by its path under <c>src/Package/build</c>.</summary>
    public static IReadOnlyDictionary<string, string> Render(IReadOnlyCollection<DiagnosticDescriptor> rules) =>
        Preset.All.Select(preset => ($"presets/{preset.Name}.globalconfig", preset.Render(rules)))
            .Concat(Superseded.All.Select(other => ($"supersede/{other.Id}.globalconfig", other.Render())))
            .ToDictionary(file => file.Item1, file => file.Item2);

    /// <summary>The files under <paramref name="folder"/> that are missing, changed or left over.</summary>
    public static IReadOnlyList<string> FindDifferences(string folder, IReadOnlyCollection<DiagnosticDescriptor> rules)
    {
        var expected = Render(rules);
        var leftOver = new[] { "presets", "supersede" }
            .SelectMany(name => Directory.EnumerateFiles(Path.Combine(folder, name)))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => !expected.ContainsKey(path));

        return [.. expected.Where(file => !IsSame(Path.Combine(folder, file.Key), file.Value)).Select(file => file.Key).Concat(leftOver).Order(StringComparer.Ordinal)];
    }

    /// <summary>Writes what <see cref="Render"/> says and deletes what it does not.</summary>
    public static void Write(string folder, IReadOnlyCollection<DiagnosticDescriptor> rules)
    {
        var expected = Render(rules);

        foreach (var path in FindDifferences(folder, rules))
        {
            var target = Path.Combine(folder, path);

            if (expected.TryGetValue(path, out var text))
                File.WriteAllText(target, text);
            else
                File.Delete(target);
        }
    }

    private static bool IsSame(string path, string text) =>
        File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.Engine;

/// <summary>All texts of a solution by project and path.</summary>
internal static class SolutionTexts
{
    public static async Task<ImmutableSortedDictionary<string, string>> ReadAsync(Solution solution, CancellationToken cancellationToken)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

        foreach (var project in solution.Projects)
        {
            var files = project.Documents.Concat(project.AdditionalDocuments).Concat(project.AnalyzerConfigDocuments);

            foreach (var document in files.Where(file => file.FilePath != SolutionBuilder.SwitchesPath))
            {
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                texts.Add($"{project.Name}: {document.FilePath ?? document.Name}", text.ToString());
            }
        }

        return texts.ToImmutable();
    }

    public static ImmutableSortedDictionary<string, string> Of(EvaluatedState state) =>
        state.Projects
            .SelectMany(project => project.Sources.Concat(project.AdditionalFiles).Concat(project.AnalyzerConfigFiles)
                .Select(file => KeyValuePair.Create($"{project.State.Name}: {file.Path}", file.Text.ToString())))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What differs, with the whole actual text to paste; null when nothing does.</summary>
    public static string? Difference(ImmutableSortedDictionary<string, string> expected, ImmutableSortedDictionary<string, string> actual)
    {
        var complaints = expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal).Select(path => (expected.TryGetValue(path, out var wanted), actual.TryGetValue(path, out var got)) switch
        {
            (true, true) when wanted == got => null,
            (true, true) => $"{path} differs {FirstDifference(wanted!, got!)}\nThe fix makes it:\n\n{got}\n",
            (true, false) => $"{path} is expected but not there.",
            _ => $"{path} is not expected. The fix makes it:\n\n{got}\n",
        }).OfType<string>().ToList();

        return complaints.Count == 0 ? null : string.Join(Environment.NewLine, complaints);
    }

    private static string FirstDifference(string expected, string actual)
    {
        var wanted = expected.Split('\n');
        var got = actual.Split('\n');
        var line = wanted.Zip(got).TakeWhile(pair => pair.First == pair.Second).Count();

        return $"in line {line + 1}:\n  expected: {Show(wanted)}\n  actual:   {Show(got)}";

        string Show(string[] lines) => line < lines.Length ? lines[line].Replace("\r", "\\r", StringComparison.Ordinal) : "(end of file)";
    }
}

using System.Text.RegularExpressions;

namespace ErrorHandling.Analyzers.DocGen;

/// <summary>Reads from the release-tracking files in which version a rule first came.</summary>
internal sealed partial class ReleaseNotes
{
    private readonly Dictionary<string, string> _firstRelease = [];
    private readonly string _next;

    public ReleaseNotes(string root)
    {
        _next = typeof(OptionsAnalyzer).Assembly.GetName().Version!.ToString(2);
        var release = _next;

        foreach (var line in File.ReadLines(Path.Combine(root, "src/Analyzers/AnalyzerReleases.Shipped.md")))
        {
            if (ReleaseHeading().Match(line) is { Success: true } heading)
                release = heading.Groups[1].Value;
            else if (RuleRow().Match(line) is { Success: true } row)
                _firstRelease.TryAdd(row.Groups[1].Value, release);
        }
    }

    public string FirstReleaseOf(string ruleId) => _firstRelease.GetValueOrDefault(ruleId, _next);

    [GeneratedRegex(@"^## Release (\d+\.\d+)")]
    private static partial Regex ReleaseHeading();

    [GeneratedRegex(@"^(EH\d{4})\b")]
    private static partial Regex RuleRow();
}

using System.Text.RegularExpressions;

namespace ErrorHandling.Tools;

/// <summary>One warning or error line of a build.</summary>
internal sealed partial record BuildMessage(string Severity, string Id, string Text, string File, int Line, string Project)
{
    /// <summary>Severity and id, as the assertions write them.</summary>
    public override string ToString() => $"{Severity} {Id}";

    public static IReadOnlyList<BuildMessage> Parse(string output) =>
    [
        .. output.Split('\n')
            .Select(line => Pattern().Match(line.TrimEnd()))
            .Where(match => match.Success)
            .Select(match => match.Groups)
            .Select(part => new BuildMessage(
                part["severity"].Value,
                part["id"].Value,
                part["text"].Value,
                Path.GetFileName(part["file"].Value),
                part["line"].Success ? int.Parse(part["line"].Value) : 0,
                Path.GetFileNameWithoutExtension(part["project"].Success ? part["project"].Value : part["file"].Value)))
            .Distinct(),
    ];

    [GeneratedRegex(@"^\s*(?<file>.+?)(\((?<line>\d+),\d+\))?\s*: (?<severity>warning|error) (?<id>\w+): (?<text>.*?)?( \[(?<project>[^\]]+)\])?$")]
    private static partial Regex Pattern();
}

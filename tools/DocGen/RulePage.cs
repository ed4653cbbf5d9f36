namespace ErrorHandling.Analyzers.DocGen;

/// <summary>A rule's page: people write its text, the code writes its heading and its table.</summary>
internal static class RulePage
{
    public const string Begin = "<!-- generated: do not edit between the markers -->";
    public const string End = "<!-- /generated -->";

    /// <summary>What a page holds where a person has not written yet; the tests refuse it.</summary>
    public const string Unwritten = "TODO: to be written.";

    public static IReadOnlyList<string> Sections { get; } =
        ["What it finds", "Example", "What it does not report", "When to suppress it", "Compared with other analyzers"];

    public static string Update(string? page, RuleInfo rule)
    {
        page ??= Skeleton();
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);

        if (begin < 0 || end < begin)
            throw new InvalidDataException($"{rule.PagePath} lacks the markers '{Begin}' and '{End}' around its table.");

        return $"# {rule.Id} – {rule.Title}\n\n{Begin}\n{Table(rule)}{page[end..]}";
    }

    private static string Table(RuleInfo rule) =>
        $"""
        | Category | Severity | Enabled | Code fix | Since | Options |
        |:--|:--|:--|:--|:--|:--|
        | {rule.Category} | {rule.Severity} | {(rule.IsEnabledByDefault ? "yes" : "no")} | {rule.CodeFix} | {rule.Since} | {Options(rule)} |

        """;

    private static string Options(RuleInfo rule) => rule.Options.Count == 0
        ? "none"
        : string.Join(", ", rule.Options.Select(option => $"[`{option.Name}`](../configuration.md#{option.Name})"));

    private static string Skeleton() =>
        $"{Begin}\n{End}\n{string.Concat(Sections.Select(section => $"\n## {section}\n\n{Unwritten}\n"))}";
}

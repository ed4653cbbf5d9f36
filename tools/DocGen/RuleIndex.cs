namespace ErrorHandling.Analyzers.DocGen;

/// <summary>The list of all rules, category by category.</summary>
internal static class RuleIndex
{
    public static string Write(IReadOnlyList<RuleInfo> rules)
    {
        var tables = rules.GroupBy(rule => rule.Category).Select(category =>
            $"""

            ## {category.Key}

            | Rule | Title | Severity | Enabled | Code fix |
            |:--|:--|:--|:--|:--|
            {string.Join("\n", category.Select(Row))}

            """);

        return
            $"""
            # Rules

            {GeneratedNotice.Text}

            How severities, options and modes are set: [configuration](../configuration.md).
            {string.Concat(tables)}
            """;
    }

    private static string Row(RuleInfo rule) =>
        $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Severity} | {(rule.IsEnabledByDefault ? "yes" : "no")} | {rule.CodeFix} |";
}

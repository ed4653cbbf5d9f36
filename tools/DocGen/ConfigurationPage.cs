namespace ErrorHandling.Analyzers.DocGen;

/// <summary>The page about modes, severities and options.</summary>
internal static class ConfigurationPage
{
    public static string Write(IReadOnlyList<RuleInfo> rules) =>
        $"""
        # Configuration

        {GeneratedNotice.Text}

        ## Modes

        One MSBuild property, in a project or in `Directory.Build.props`, sets all severities at once:

        ```xml
        <PropertyGroup>
          <ErrorHandlingMode>Strict</ErrorHandlingMode>
        </PropertyGroup>
        ```

        | Mode | What it does |
        |:--|:--|
        | `None` | Switches every rule off. |
        | `Minimal` | Keeps only the rules that find definite bugs. |
        | `Recommended` | The default: every rule as in the table below. |
        | `Strict` | Warnings become errors, and the rules that are off by default become warnings. |
        | `All` | Switches every rule on. |

        What you set for a single rule wins over the mode.

        `<ErrorHandlingSupersede>true</ErrorHandlingSupersede>` switches off the rules of other analyzers that report the very same mistake, so that one
        mistake is one finding. It is off by default.

        ## Severities

        | Rule | Category | Severity | Enabled | Title |
        |:--|:--|:--|:--|:--|
        {string.Join("\n", rules.Select(RuleRow))}

        Set one rule, or a whole category, in `.editorconfig`:

        ```ini
        [*.cs]
        dotnet_diagnostic.{rules[^1].Id}.severity = error
        dotnet_analyzer_diagnostic.category-{rules[^1].Category}.severity = suggestion
        ```

        The levels are `none`, `silent`, `suggestion`, `warning` and `error`. A line for a whole category does not switch on a rule that is off by default;
        a line for the rule itself does.

        ## Options

        An option is a line in `.editorconfig` or `.globalconfig`. `error_handling.<name>` holds for every rule that reads the option;
        `error_handling.<rule>.<name>` holds for one rule and wins. The value `unset` means the same as no line at all. A key or value that is not understood is
        reported as [EH0001](rules/EH0001.md), and analysis goes on as if the line were not there.

        {string.Join("\n", OptionCatalogue.All.Select(OptionSection))}
        """;

    private static string RuleRow(RuleInfo rule) =>
        $"| [{rule.Id}](rules/{rule.Id}.md) | {rule.Category} | {rule.Severity} | {(rule.IsEnabledByDefault ? "yes" : "no")} | {rule.Title} |";

    private static string OptionSection(EditorConfigOption option) =>
        $"""
        ### {option.Name}

        {option.Description}

        | Default | Values | Rules |
        |:--|:--|:--|
        | `{option.DefaultText}` | {option.AllowedValues} | {string.Join(", ", option.KeyByRule.Keys.Select(id => $"[{id}](rules/{id}.md)"))} |

        ```ini
        {option.Key} = {option.DefaultText}
        {string.Join("\n", option.KeyByRule.Values.Select(key => $"{key} = {option.DefaultText}"))}
        ```

        """;
}

using ErrorHandling.Analyzers.Presets;
using Microsoft.CodeAnalysis;

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

        | Mode | Meaning |
        |:--|:--|
        {string.Join("\n", Preset.Modes.Select(mode => $"| `{mode.Name}` | {mode.Summary} |"))}

        Your own settings for a rule (`dotnet_diagnostic.{rules[^1].Id}.severity = …` in an `.editorconfig` or `.globalconfig`, `NoWarn`) win over the mode. Settings for a whole
        category, and `WarningsAsErrors`, do not reach a rule that the chosen mode changes: the compiler ranks them below a mode. `Recommended` changes none. A mode that does not exist
        is an error at the end of the build; until it is repaired `Recommended` applies.

        ## One mistake, one finding

        `<ErrorHandlingSupersede>true</ErrorHandlingSupersede>` switches off the rules of other analyzers that report the very same mistake. It is off by default. A rule that
        you name in `WarningsAsErrors`, or give a severity yourself, stays on.

        | Switched off | Because of |
        |:--|:--|
        {string.Join("\n", Superseded.All.Select(other => $"| {other.Id} | [{other.By}](rules/{other.By}.md) |"))}

        ## Severities

        | Rule | Category | Recommended | {string.Join(" | ", Preset.All.Select(preset => preset.Name))} | Title |
        |:--|:--|:--|{string.Concat(Preset.All.Select(_ => ":--|"))}:--|
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

    private static string RuleRow(RuleInfo rule)
    {
        var byPreset = string.Join(" | ", Preset.All.Select(preset => Severities(rule, preset.SeverityOf)));

        return $"| [{rule.Id}](rules/{rule.Id}.md) | {rule.Category} | {Severities(rule, Preset.DefaultSeverityOf)} | {byPreset} | {rule.Title} |";
    }

    private static string Severities(RuleInfo rule, Func<DiagnosticDescriptor, string> severityOf) =>
        string.Join(" or ", rule.Descriptors.Select(severityOf).Distinct());

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

using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers;

/// <summary>The one place that makes a descriptor, so that every rule has its help page and a description.</summary>
internal static class RuleDescriptor
{
    /// <summary>Where the rules' pages are read; a page's file name is its rule's id.</summary>
    internal const string HelpLinkBase = "https://github.com/error-handling/ErrorHandling.Analyzers/blob/main/docs/rules/";

#pragma warning disable RS0030 // The ban points here.
    public static DiagnosticDescriptor Create(
        string id,
        string title,
        string messageFormat,
        string category,
        DiagnosticSeverity severity,
        string description,
        bool isEnabledByDefault = true,
        params string[] customTags) =>
        new(id, title, messageFormat, category, severity, isEnabledByDefault, description, $"{HelpLinkBase}{id}.md", customTags);
#pragma warning restore RS0030

    /// <summary>The same rule with another severity, and where it says something else, another message.</summary>
    public static DiagnosticDescriptor With(this DiagnosticDescriptor rule, DiagnosticSeverity severity, string? messageFormat = null) => Create(
        rule.Id,
        rule.Title.ToString(),
        messageFormat ?? rule.MessageFormat.ToString(),
        rule.Category,
        severity,
        rule.Description.ToString());
}

/// <summary>The categories of rules, as they stand in <c>dotnet_analyzer_diagnostic.category-…</c>.</summary>
internal static class RuleCategory
{
    public const string Configuration = "Configuration";
    public const string Catching = "Catching";
    public const string Throwing = "Throwing";
    public const string Logging = "Logging";
    public const string Retrying = "Retrying";
}

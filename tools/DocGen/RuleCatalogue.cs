using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.DocGen;

/// <summary>One rule as its code declares it. A rule whose severity depends on the evidence has several descriptors of one id.</summary>
internal sealed record RuleInfo(
    string Id,
    IReadOnlyList<DiagnosticDescriptor> Descriptors,
    IReadOnlyList<CodeFixProvider> Fixes,
    IReadOnlyList<EditorConfigOption> Options,
    string Since)
{
    public string Title => Descriptors[0].Title.ToString();

    public string Category => Descriptors[0].Category;

    public bool IsEnabledByDefault => Descriptors[0].IsEnabledByDefault;

    public string PagePath => $"docs/rules/{Id}.md";

    public string Severity => string.Join(" or ", Descriptors
        .Select(descriptor => descriptor.DefaultSeverity)
        .Distinct()
        .OrderDescending()
        .Select(severity => severity == DiagnosticSeverity.Info ? "Suggestion" : severity.ToString()));

    public string CodeFix =>
        Fixes.Count == 0 ? "no"
        : Fixes.All(fix => fix.GetFixAllProvider() is not null) ? "yes, fix all"
        : "yes";
}

/// <summary>Finds rules, fixes and options by reflection, so that the documentation cannot forget one.</summary>
internal static class RuleCatalogue
{
    public static IReadOnlyList<RuleInfo> Load(ReleaseNotes releases)
    {
        var fixes = CreateFixes();

        return [.. CreateAnalyzers()
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Distinct()
            .GroupBy(descriptor => descriptor.Id)
            .OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => new RuleInfo(
                rule.Key,
                [.. rule.OrderByDescending(descriptor => descriptor.DefaultSeverity)],
                [.. fixes.Where(fix => fix.FixableDiagnosticIds.Contains(rule.Key))],
                [.. OptionCatalogue.All.Where(option => option.KeyByRule.ContainsKey(rule.Key))],
                releases.FirstReleaseOf(rule.Key)))];
    }

    public static IReadOnlyList<DiagnosticAnalyzer> CreateAnalyzers() => CreateAll<DiagnosticAnalyzer>("ErrorHandling.Analyzers");

    public static IReadOnlyList<CodeFixProvider> CreateFixes() => CreateAll<CodeFixProvider>("ErrorHandling.Analyzers.CodeFixes");

    private static IReadOnlyList<T> CreateAll<T>(string assembly) => [.. Assembly.Load(assembly).GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!)];
}

using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>All rules, every one of them switched on, and their fixes.</summary>
internal static class Rules
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = CreateAll<DiagnosticAnalyzer>("ErrorHandling.Analyzers");

    private static readonly ImmutableDictionary<string, ReportDiagnostic> s_everyRule = s_analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .Select(rule => rule.Id)
        .Distinct()
        .ToImmutableDictionary(id => id, _ => ReportDiagnostic.Warn);

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = CreateAll<CodeFixProvider>("ErrorHandling.Analyzers.CodeFixes");

    public static CompilationWithAnalyzers Attach(Compilation compilation, AnalyzerOptions settings)
    {
        var options = compilation.Options
            .WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.SetItems(s_everyRule))
            .WithSyntaxTreeOptionsProvider(new EveryRule(compilation.Options.SyntaxTreeOptionsProvider));

        return compilation.WithOptions(options).WithAnalyzers(s_analyzers, settings);
    }

    private static ImmutableArray<T> CreateAll<T>(string assembly) => [.. Assembly.Load(assembly).GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!)];

    /// <summary>What a project's own configuration says of all rules but ours.</summary>
    private sealed class EveryRule(SyntaxTreeOptionsProvider? own) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
            own?.IsGenerated(tree, cancellationToken) ?? GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            s_everyRule.TryGetValue(diagnosticId, out severity) || (own?.TryGetDiagnosticValue(tree, diagnosticId, cancellationToken, out severity) ?? false);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            s_everyRule.TryGetValue(diagnosticId, out severity) || (own?.TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity) ?? false);
    }
}

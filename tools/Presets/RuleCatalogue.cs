using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Presets;

/// <summary>Every rule that an assembly holds.</summary>
public static class RuleCatalogue
{
    /// <summary>The descriptors of all analyzers in <paramref name="assembly"/>, each id once.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Of(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .DistinctBy(rule => rule.Id),
    ];
}

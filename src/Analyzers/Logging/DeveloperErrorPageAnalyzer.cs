using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>EH2009: reports what shows errors in full, where no check of the environment stands before it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeveloperErrorPageAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.DeveloperErrorPage,
        title: "Show errors in full only during development",
        messageFormat: "'{0}' {1}, and here it does so in production too; ask for the environment first",
        RuleCategory.Logging,
        DiagnosticSeverity.Warning,
        description: "Error pages and switches for developers give away stack traces, source code, queries and their values. In production everybody can cause an error and read them.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(
            node => DeveloperSwitch.NameIn(node) is { } name && DeveloperSwitch.IsKnownName(name),
            Analyze,
            SyntaxKind.InvocationExpression,
            SyntaxKind.SimpleAssignmentExpression);
    }

    private static void Analyze(RuleContext context)
    {
        if (context.Operation is not { } operation
            || DeveloperSwitch.Effect(operation) is not { } effect
            || context.Model.IsTestProject
            || EnvironmentGuard.Guards(operation, context.Model.Helpers, context.CancellationToken))
        {
            return;
        }

        context.Report(Diagnostic.Create(Rule, DeveloperSwitch.PlaceOf(context.Node), DeveloperSwitch.NameIn(context.Node), effect));
    }
}

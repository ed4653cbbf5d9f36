using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3013: reports jitter that is switched on and changes no wait.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeadJitterAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.DeadJitter,
        title: "Do not switch on jitter that does nothing",
        messageFormat: "This jitter does nothing: {0}",
        RuleCategory.Retrying,
        DiagnosticSeverity.Warning,
        description: "The setting 'UseJitter' spreads the waits that the library works out itself. It has no part in those of a 'DelayGenerator', and none in a wait of zero: all clients still come back at the same moment.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterConfiguredRetryRule(RuleIds.DeadJitter, Analyze);
    }

    private static void Analyze(ConfiguredRetryRuleContext context)
    {
        if (context.Retry.DeadJitter == DeadJitter.Generator)
            context.Report(Rule, context.Retry.JitterPlace, "'DelayGenerator' gives every wait, and nothing in it is random");
        else if (context.Retry.DeadJitter == DeadJitter.Zero)
            context.Report(Rule, context.Retry.JitterPlace, "the wait is zero, and stays zero");
    }
}

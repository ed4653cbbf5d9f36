using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3012: reports a wait that no attempt follows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WaitAfterLastAttemptAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.WaitAfterLastAttempt,
        title: "Do not wait after the last attempt",
        messageFormat: "This is waited for also when no attempt follows; wait only before another one",
        RuleCategory.Retrying,
        DiagnosticSeverity.Info,
        description: "After the last attempt the outcome is known, and the caller could have it at once.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRetryRule(RuleIds.WaitAfterLastAttempt, Analyze);
    }

    private static void Analyze(RetryRuleContext context)
    {
        foreach (var delay in context.Policy.Delays)
        {
            if (delay.RunsAfterLast)
                context.Report(Rule, delay.CallLocation);
        }
    }
}

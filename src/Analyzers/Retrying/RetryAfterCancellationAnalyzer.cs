using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3005: reports a retry that goes on when it was asked to stop.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetryAfterCancellationAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.RetryAfterCancellation,
        title: "Stop a retry when it is cancelled",
        messageFormat: "The cancellation by '{0}' is tried again as if it were a failure; let it end the attempts",
        RuleCategory.Retrying,
        DiagnosticSeverity.Warning,
        description: "Whoever cancels wants no more attempts. A handler that takes the cancellation for a failure makes them all the same, and a wait without the token keeps a shutdown waiting.");

    internal static readonly DiagnosticDescriptor DelayRule = Rule.With(
        DiagnosticSeverity.Warning,
        messageFormat: "This wait does not end when '{0}' is cancelled; pass the token");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, DelayRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRetryRule(RuleIds.RetryAfterCancellation, Analyze);
    }

    private static void Analyze(RetryRuleContext context)
    {
        if (context.Policy.Token is not { } token)
            return;

        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Tokens, token);

        foreach (var handler in context.Policy.Handlers)
        {
            if (handler.RetriesCancellation)
                context.Report(Diagnostic.Create(Rule, handler.Clause.HeaderLocation(), properties, token));
        }

        foreach (var delay in context.Policy.Delays)
        {
            if (delay.LacksToken)
                context.Report(Diagnostic.Create(DelayRule, delay.CallLocation, properties, token));
        }
    }
}

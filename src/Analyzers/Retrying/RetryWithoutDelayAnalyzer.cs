using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using ErrorHandling.Analyzers.Model.Retries.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3002: reports remote work that is tried again at once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetryWithoutDelayAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.RetryWithoutDelay,
        title: "Wait between attempts",
        messageFormat: "A failed attempt is followed by the next one at once; wait before it",
        RuleCategory.Retrying,
        DiagnosticSeverity.Warning,
        description: "What just failed over a network fails again a moment later. Attempts without a wait use up their number before the trouble has passed, and press on a service that is in trouble already.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRetryRule(RuleIds.RetryWithoutDelay, Analyze);
        context.RegisterConfiguredRetryRule(RuleIds.RetryWithoutDelay, AnalyzeConfigured);
    }

    private static void Analyze(RetryRuleContext context)
    {
        var policy = context.Policy;

        if (!policy.Work.IsRemote || policy.Attempts <= 2 || policy.IsOptimistic)
            return;

        foreach (var handler in policy.Handlers)
        {
            if (handler is { IsDelayed: false, Remedies: false })
                context.Report(Diagnostic.Create(Rule, handler.Clause.HeaderLocation(), PropertiesOf(policy)));
        }

        if (policy.Form == RetryForm.Result && policy.Delays.IsEmpty)
            context.Report(Rule, policy.Mark);
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(RetryPolicy policy) => policy.Token is { } token
        ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Tokens, token)
        : ImmutableDictionary<string, string?>.Empty;

    /// <summary>One or two more attempts at once do little harm; dead jitter says more of a wait of zero.</summary>
    private static void AnalyzeConfigured(ConfiguredRetryRuleContext context)
    {
        if (context.Retry is { HasNoDelay: true, IsRemote: true, Remedies: false, DeadJitter: DeadJitter.No, Retries: null or > 2 } retry && (retry.Retries is not null || retry.Bound == RetryBound.Nothing))
            context.Report(Rule, retry.DelayPlace);
    }
}

using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using ErrorHandling.Analyzers.Model.Retries.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3003: reports a wait between remote attempts in which chance has no part.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DelayWithoutJitterAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.DelayWithoutJitter,
        title: "Spread the waits between attempts",
        messageFormat: "Every client that fails at the same moment comes back after the same wait; add some randomness",
        RuleCategory.Retrying,
        DiagnosticSeverity.Info,
        description: "When a service fails, all its clients fail together. Without randomness in their waits they also come back together, again and again, and keep it down.");

    internal static readonly DiagnosticDescriptor ClientRule = Rule.With(DiagnosticSeverity.Warning);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, ClientRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRetryRule(RuleIds.DelayWithoutJitter, Analyze);
        context.RegisterConfiguredRetryRule(RuleIds.DelayWithoutJitter, AnalyzeConfigured);
    }

    private const DelayTraits NotOurs = DelayTraits.Random | DelayTraits.ServerPaced | DelayTraits.Unknown;

    private static void Analyze(RetryRuleContext context)
    {
        var policy = context.Policy;

        if (!policy.Work.IsRemote || policy.Attempts <= 2 || policy.IsAlone)
            return;

        foreach (var delay in policy.Delays)
        {
            if (delay.Amount is { } amount && (delay.Traits & NotOurs) == 0)
                context.Report(Rule, amount.GetLocation());
        }
    }

    private static void AnalyzeConfigured(ConfiguredRetryRuleContext context)
    {
        if (context.Retry is { HasNoDelay: false, IsLocal: false, DeadJitter: DeadJitter.No, Retries: null or > 1 } retry && (retry.Delay & NotOurs) == 0 && !DropsRetryAfter(retry))
            context.Report(retry.IsHttpClient ? ClientRule : Rule, retry.DelayPlace ?? retry.JitterPlace);
    }

    /// <summary>EH3008 says more of the same generator.</summary>
    private static bool DropsRetryAfter(ConfiguredRetry retry) => retry.IgnoresRetryAfter && retry.DelayPlace is not null && retry.DelayPlace == retry.RetryAfterPlace;
}

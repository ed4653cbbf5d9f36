using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using ErrorHandling.Analyzers.Model.Retries.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3006: reports a wait that doubles without end.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnlimitedBackoffAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.UnlimitedBackoff,
        title: "Limit the wait between attempts",
        messageFormat: "This wait grows with every attempt and nothing limits it; give it a maximum",
        RuleCategory.Retrying,
        DiagnosticSeverity.Info,
        description: "A wait that doubles reaches hours after a dozen attempts, and as an integer of milliseconds it turns negative after some more.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRetryRule(RuleIds.UnlimitedBackoff, Analyze);
        context.RegisterConfiguredRetryRule(RuleIds.UnlimitedBackoff, AnalyzeConfigured);
    }

    /// <summary>So many waits double the first a thousand times; fewer keep it in bounds.</summary>
    private const int Few = 10;

    private static void Analyze(RetryRuleContext context)
    {
        if (!GoesOnForLong(context.Policy))
            return;

        foreach (var delay in context.Policy.Delays)
        {
            if (delay.Amount is { } amount && (delay.Traits & DelayTraits.Exponential) != 0 && (delay.Traits & (DelayTraits.Capped | DelayTraits.Unknown)) == 0)
                context.Report(Rule, amount.GetLocation());
        }
    }

    /// <summary>How many attempts an option or a parameter allows is not known.</summary>
    private static bool GoesOnForLong(RetryPolicy policy)
    {
        if (policy.Attempts is { } attempts)
            return attempts - 1 > Few;

        if (policy.CountsAttempts)
            return false;

        foreach (var handler in policy.Handlers)
        {
            if (handler.Bound is RetryBound.Nothing or RetryBound.Cancellation)
                return true;
        }

        return false;
    }

    /// <summary>Some attempts fewer than by hand: the first wait of a library is seconds.</summary>
    private const int FewConfigured = 8;

    private static void AnalyzeConfigured(ConfiguredRetryRuleContext context)
    {
        if (context.Retry is { Bound: RetryBound.Nothing or RetryBound.Attempts, Retries: null or >= FewConfigured } retry
            && (retry.Delay & (DelayTraits.Exponential | DelayTraits.Capped | DelayTraits.Unknown)) == DelayTraits.Exponential)
        {
            context.Report(Rule, retry.GrowthPlace);
        }
    }
}

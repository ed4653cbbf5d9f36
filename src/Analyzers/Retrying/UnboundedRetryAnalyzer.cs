using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using ErrorHandling.Analyzers.Model.Retries.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3001: reports a retry that nothing ends while the work keeps failing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedRetryAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.UnboundedRetry,
        title: "Give every retry a bound",
        messageFormat: "Nothing ends these attempts while the work keeps failing; limit their number or their time",
        RuleCategory.Retrying,
        DiagnosticSeverity.Warning,
        description: "Work that can never succeed, for instance because a setting is wrong, is tried again for ever: the caller waits, the log fills, and the service behind it gets no rest.");

    internal static readonly DiagnosticDescriptor StartUpRule = Rule.With(
        DiagnosticSeverity.Info,
        messageFormat: "Only cancellation ends these attempts at the start; limit them, so that a wrong setting becomes known");

    internal static readonly DiagnosticDescriptor FileRule = Rule.With(
        DiagnosticSeverity.Info,
        messageFormat: "Nothing ends these attempts while the file cannot be used; limit their number or their time");

    internal static readonly DiagnosticDescriptor HeadItemRule = Rule.With(
        DiagnosticSeverity.Info,
        messageFormat: "An item that always fails stays first and holds up all behind it; after some attempts set it aside");

    internal static readonly DiagnosticDescriptor CarefulRule = Rule.With(DiagnosticSeverity.Info);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, StartUpRule, FileRule, HeadItemRule, CarefulRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRetryRule(RuleIds.UnboundedRetry, Analyze);
        context.RegisterConfiguredRetryRule(RuleIds.UnboundedRetry, AnalyzeConfigured);
    }

    private static void Analyze(RetryRuleContext context)
    {
        var policy = context.Policy;

        if (policy.IsOptimistic)
            return;

        DiagnosticDescriptor? rule = null;
        var unbounded = new List<Location>();

        foreach (var handler in policy.Handlers)
        {
            if (RuleFor(handler, policy) is not { } found)
                continue;

            rule = rule == Rule ? rule : found;
            // Whoever gives up on one item must not give up on the queue.
            if (!policy.IsOfHeadItem)
                unbounded.Add(handler.Clause.GetLocation());
        }

        if (rule is not null)
            context.Report(Diagnostic.Create(rule, policy.Mark, additionalLocations: unbounded));
    }

    private static DiagnosticDescriptor? RuleFor(RetryHandler handler, RetryPolicy policy) => handler.Bound switch
    {
        RetryBound.Nothing when policy.IsOfHeadItem => HeadItemRule,
        RetryBound.Nothing => handler.WaitsForFile && !policy.Work.IsRemote ? FileRule : Rule,
        RetryBound.Cancellation when policy.IsStartUp => StartUpRule,
        _ => null,
    };

    private static void AnalyzeConfigured(ConfiguredRetryRuleContext context)
    {
        if (context.Retry.Bound == RetryBound.Nothing)
            context.Report(IsCareful(context.Retry) ? CarefulRule : Rule, context.Retry.BoundPlace);
    }

    /// <summary>Whether the author thought of what goes on for ever: it helps itself, or leaves the service in peace.</summary>
    private static bool IsCareful(ConfiguredRetry retry) =>
        retry.Remedies || (retry.Delay & (DelayTraits.Random | DelayTraits.Capped)) == (DelayTraits.Random | DelayTraits.Capped);
}

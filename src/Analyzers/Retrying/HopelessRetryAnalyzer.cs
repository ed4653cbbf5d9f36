using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using ErrorHandling.Analyzers.Model.Retries.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3004: reports a retry of failures that no further attempt can help.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HopelessRetryAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableDictionary<string, string?> CatchesAll =
        ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Form, FixProperties.CatchesAll);

    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.HopelessRetry,
        title: "Retry only what may pass",
        messageFormat: "Every failure is tried again, also one that will not go away; retry only what may pass",
        RuleCategory.Retrying,
        DiagnosticSeverity.Warning,
        description: "A wrong argument, a missing right or a bug fails in the same way each time. Trying it again hides it for as long as the attempts last, and makes the caller wait for an answer that is known.");

    internal static readonly DiagnosticDescriptor LocalRule = Rule.With(DiagnosticSeverity.Info);

    internal static readonly DiagnosticDescriptor BugRule = Rule.With(
        DiagnosticSeverity.Warning,
        messageFormat: "Another attempt cannot help a '{0}'; let it go on");

    internal static readonly DiagnosticDescriptor StatusRule = Rule.With(
        DiagnosticSeverity.Warning,
        messageFormat: "Another attempt is answered with {0} again; retry only what may pass");

    internal static readonly DiagnosticDescriptor ConfiguredStatusRule = StatusRule.With(DiagnosticSeverity.Info);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, LocalRule, BugRule, StatusRule, ConfiguredStatusRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRetryRule(RuleIds.HopelessRetry, Analyze);
        context.RegisterConfiguredRetryRule(RuleIds.HopelessRetry, AnalyzeConfigured);
    }

    private static void Analyze(RetryRuleContext context)
    {
        ReportStatuses(context);

        foreach (var handler in context.Policy.Handlers)
        {
            if (handler is { HopelessType: { } type, Remedies: false })
                context.Report(BugRule, handler.Clause.HeaderLocation(), type.Name);
            else if (handler.RetriesEverything && !IsOneMoreTry(handler, context.Policy) && !IsReportedAsCancellation(handler, context.Policy))
                context.Report(Diagnostic.Create(RuleFor(handler, context.Policy), handler.Clause.HeaderLocation(), context.Policy.IsOfHeadItem ? null : CatchesAll));
        }
    }

    /// <summary>One report for a condition, or for the clause that it belongs to.</summary>
    private static void ReportStatuses(RetryRuleContext context)
    {
        var seen = new HashSet<Location>();

        foreach (var hopeless in context.Policy.HopelessStatuses)
        {
            var place = hopeless.Place.FirstAncestorOrSelf<CatchClauseSyntax>() is { } clause && context.Policy.HandlerOf(clause) is not null
                ? clause.HeaderLocation()
                : hopeless.Place.GetLocation();

            if (seen.Add(place))
                context.Report(StatusRule, place, hopeless.Status);
        }
    }

    private static DiagnosticDescriptor RuleFor(RetryHandler handler, RetryPolicy policy) => policy is { Work.IsRemote: true, IsOfHeadItem: false } && !handler.IsShielded ? Rule : LocalRule;

    /// <summary>What was not known to last gets a second chance, no more.</summary>
    private static bool IsOneMoreTry(RetryHandler handler, RetryPolicy policy) => handler.IsShielded && policy.Attempts <= 2;

    /// <summary>EH3005 says what is wrong with the same header, and what to write there.</summary>
    private static bool IsReportedAsCancellation(RetryHandler handler, RetryPolicy policy) => handler.RetriesCancellation && policy.Token is not null;

    private static void AnalyzeConfigured(ConfiguredRetryRuleContext context)
    {
        var retry = context.Retry;

        if (retry.RetriesEverything)
            context.Report(retry.IsRemote ? Rule : LocalRule, retry.ErrorsPlace);
        else if (!retry.HopelessTypes.IsEmpty && !retry.Remedies)
            context.Report(BugRule, retry.ErrorsPlace, retry.HopelessTypes[0]);
        else if (!retry.HopelessStatuses.IsEmpty)
            context.Report(ConfiguredStatusRule, retry.ErrorsPlace, retry.HopelessStatuses[0]);
    }
}

using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3009: reports a POST or PATCH that is sent again although the first may have worked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsafeRequestRetriedAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.UnsafeRequestRetried,
        title: "Retry only requests that are safe to repeat",
        messageFormat: "This request may have been carried out although no answer came; give it an idempotency key before it is sent again",
        RuleCategory.Retrying,
        DiagnosticSeverity.Warning,
        description: "A time-out or a broken connection does not say whether the server did the work. A POST or PATCH that is sent again may order, pay or write twice.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRepeatedWorkRule(RuleIds.UnsafeRequestRetried, Analyze);
    }

    private static void Analyze(RetryRuleContext context)
    {
        var policy = context.Policy;

        if (IsRefusedFirst(policy))
            return;

        foreach (var request in policy.Work.UnsafeRequests)
            context.Report(Rule, request.GetLocation());
    }

    /// <summary>What was turned away (too many requests, no valid login) was not carried out.</summary>
    private static bool IsRefusedFirst(RetryPolicy policy)
    {
        if (policy.Handlers.IsEmpty)
            return policy.Work.NamesTooManyRequests;

        foreach (var handler in policy.Handlers)
        {
            if (handler.RetriesEverything || !(handler.Remedies || policy.Work.NamesTooManyRequests))
                return false;
        }

        return true;
    }
}

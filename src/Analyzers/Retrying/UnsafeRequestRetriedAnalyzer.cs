using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using ErrorHandling.Analyzers.Model.Retries.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    internal static readonly DiagnosticDescriptor ClientRule = Rule.With(
        DiagnosticSeverity.Warning,
        messageFormat: "'{0}' sends POST or PATCH requests, and this sends them again although the first may have been carried out; leave them out of it");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, ClientRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRepeatedWorkRule(RuleIds.UnsafeRequestRetried, Analyze);
        context.RegisterRule(ClientHandlers.MayBeOne, AnalyzeHandler, SyntaxKind.InvocationExpression);
    }

    private static void Analyze(RetryRuleContext context)
    {
        var policy = context.Policy;

        if (IsRefusedFirst(policy))
            return;

        foreach (var request in policy.Work.UnsafeRequests)
            context.Report(Rule, request.GetLocation());
    }

    private static void AnalyzeHandler(RuleContext context)
    {
        if (ClientHandlers.Of(context.Operation, context.Model, context.CancellationToken) is { UnsafeClient: { } client } handler && !context.IsExcusedAsTest(RuleIds.UnsafeRequestRetried))
            context.Report(Diagnostic.Create(ClientRule, handler.Name.GetLocation(), client.Name));
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

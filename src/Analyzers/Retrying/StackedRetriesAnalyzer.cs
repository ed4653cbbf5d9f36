using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using ErrorHandling.Analyzers.Model.Retries.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3010: reports a retry inside a retry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StackedRetriesAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.StackedRetries,
        title: "Retry in one place only",
        messageFormat: "This tries its work again by itself, inside another retry: the attempts multiply; keep one of the two",
        RuleCategory.Retrying,
        DiagnosticSeverity.Info,
        description: "Three attempts inside three attempts are nine, and each layer more multiplies them again. The caller waits for all of them, and a service in trouble gets many times the load.");

    internal static readonly DiagnosticDescriptor ClientRule = Rule.With(
        DiagnosticSeverity.Info,
        messageFormat: "This client is given a retry twice: the attempts multiply; keep one of the two");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, ClientRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRetryRule(RuleIds.StackedRetries, Analyze);
        context.RegisterRule(IsExecution, AnalyzeExecution, SyntaxKind.InvocationExpression);
        context.RegisterRule(ClientHandlers.MayBeOne, AnalyzeHandler, SyntaxKind.InvocationExpression);
    }

    private static void Analyze(RetryRuleContext context)
    {
        foreach (var inner in context.InnerRetries)
            context.Report(Rule, inner.GetLocation());
    }

    private static bool IsExecution(SyntaxNode node) => RetrySyntax.CalledName(node)?.StartsWith("Execute", StringComparison.Ordinal) == true;

    private static void AnalyzeExecution(RuleContext context)
    {
        if (context.Operation is not IInvocationOperation call || !InnerRetries.IsExecution(call, context.Model, context.CancellationToken) || context.IsExcusedAsTest(RuleIds.StackedRetries))
            return;

        foreach (var inner in InnerRetries.Under(call, context.Model, context.CancellationToken))
            context.Report(Diagnostic.Create(Rule, inner.Syntax.GetLocation()));
    }

    private static void AnalyzeHandler(RuleContext context)
    {
        if (ClientHandlers.Of(context.Operation, context.Model, context.CancellationToken) is { IsSecond: true } handler && !context.IsExcusedAsTest(RuleIds.StackedRetries))
            context.Report(Diagnostic.Create(ClientRule, handler.Name.GetLocation()));
    }
}

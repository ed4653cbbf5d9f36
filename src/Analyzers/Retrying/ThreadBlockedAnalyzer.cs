using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3014: reports a wait between attempts that keeps a thread of asynchronous code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThreadBlockedAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.ThreadBlocked,
        title: "Do not block a thread between attempts",
        messageFormat: "This wait blocks a thread of asynchronous code; use 'await Task.Delay'",
        RuleCategory.Retrying,
        DiagnosticSeverity.Warning,
        description: "Asynchronous code gives its thread back while it waits. One that sleeps keeps it, and under load, when most attempts fail, the threads of the pool run out.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(MayBlock, Analyze, SyntaxKind.InvocationExpression, SyntaxKind.SimpleMemberAccessExpression);
    }

    private static bool MayBlock(SyntaxNode node) => node is MemberAccessExpressionSyntax access
        ? access.Name.Identifier.ValueText == "Result" && RetrySyntax.IsBetweenAttempts(node)
        : RetrySyntax.CalledName(node) is "Sleep" or "Wait" or "GetResult" && RetrySyntax.IsBetweenAttempts(node);

    private static void Analyze(RuleContext context)
    {
        if (context.Operation is { } operation
            && BlockingWaits.IsOne(operation, context.CancellationToken)
            && !context.IsExcusedAsTest(RuleIds.ThreadBlocked))
        {
            context.Report(Diagnostic.Create(Rule, context.Node.GetLocation(), PropertiesOf(context, operation)));
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(RuleContext context, IOperation operation) =>
        BlockingWaits.TokenInReach(operation, context.CancellationToken) is { } token
            ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Tokens, token)
            : ImmutableDictionary<string, string?>.Empty;
}

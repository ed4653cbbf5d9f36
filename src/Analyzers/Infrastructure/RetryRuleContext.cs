using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers;

/// <summary>One retry under judgement.</summary>
internal readonly struct RetryRuleContext
{
    private readonly RuleContext _context;

    public RetryRuleContext(RuleContext context, RetryPolicy policy)
    {
        _context = context;
        Policy = policy;
    }

    public RetryPolicy Policy { get; }

    public void Report(DiagnosticDescriptor rule, Location location, params object[] arguments) =>
        _context.Report(Diagnostic.Create(rule, location, arguments));

    public void Report(Diagnostic diagnostic) => _context.Report(diagnostic);
}

internal static class RetryRuleRegistration
{
    /// <summary>Calls a rule for every retry. The trigger is the loop or the try, so that findings anywhere in them are its own.</summary>
    public static void RegisterRetryRule(this AnalysisContext context, string ruleId, Action<RetryRuleContext> rule) =>
        context.RegisterRule(
            static _ => true,
            node =>
            {
                if (node.IsExcusedAsTest(ruleId))
                    return;

                foreach (var policy in node.Model.Retries.In(node.Node, node.SemanticModel, node.CancellationToken))
                    rule(new RetryRuleContext(node, policy));
            },
            SyntaxKind.WhileStatement,
            SyntaxKind.ForStatement,
            SyntaxKind.DoStatement,
            SyntaxKind.ForEachStatement,
            SyntaxKind.TryStatement);

    /// <summary>The same for a rule that judges what is repeated: also where it is given to a helper.</summary>
    public static void RegisterRepeatedWorkRule(this AnalysisContext context, string ruleId, Action<RetryRuleContext> rule)
    {
        context.RegisterRetryRule(ruleId, rule);
        context.RegisterRule(
            static node => RetryHelpers.MayBeCalled((InvocationExpressionSyntax)node),
            node =>
            {
                if (node.IsExcusedAsTest(ruleId))
                    return;

                foreach (var policy in node.Model.Retries.At((InvocationExpressionSyntax)node.Node, node.SemanticModel, node.CancellationToken))
                    rule(new RetryRuleContext(node, policy));
            },
            SyntaxKind.InvocationExpression);
    }
}

using ErrorHandling.Analyzers.Model.Retries;
using ErrorHandling.Analyzers.Model.Retries.Libraries;
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

    /// <summary>The calls in the repeated work that try their own work again.</summary>
    public IEnumerable<SyntaxNode> InnerRetries
    {
        get
        {
            if (Model.Retries.Libraries.InnerRetries.WorkOf(Policy) is not { } work || _context.SemanticModel.GetOperation(work, _context.CancellationToken) is not { } operation)
                yield break;

            foreach (var call in Model.Retries.Libraries.InnerRetries.In(operation, _context.Model, _context.CancellationToken))
                yield return call.Syntax;
        }
    }

    public void Report(DiagnosticDescriptor rule, Location location, params object[] arguments) =>
        _context.Report(Diagnostic.Create(rule, location, arguments));

    public void Report(Diagnostic diagnostic) => _context.Report(diagnostic);
}

/// <summary>One retry of a library under judgement.</summary>
internal readonly struct ConfiguredRetryRuleContext
{
    private readonly RuleContext _context;

    public ConfiguredRetryRuleContext(RuleContext context, ConfiguredRetry retry)
    {
        _context = context;
        Retry = retry;
    }

    public ConfiguredRetry Retry { get; }

    /// <summary>Reports a setting where it is set, else the retry.</summary>
    public void Report(DiagnosticDescriptor rule, SyntaxNode? place, params object[] arguments) =>
        _context.Report(Diagnostic.Create(rule, Retry.At(place), arguments));
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

    /// <summary>Calls a rule for every retry of a library whose configuration can be seen.</summary>
    public static void RegisterConfiguredRetryRule(this AnalysisContext context, string ruleId, Action<ConfiguredRetryRuleContext> rule) =>
        context.RegisterRule(
            ConfigurationSyntax.MayConfigure,
            node =>
            {
                if (!node.IsExcusedAsTest(ruleId)
                    && node.Model.Retries.Configured.At(node.Node, node.SemanticModel, node.CancellationToken) is { } retry
                    && (!retry.IsOptional || (Options.JudgeLibraryRetries.KeyByRule.ContainsKey(ruleId) && node.Read(Options.JudgeLibraryRetries, ruleId))))
                {
                    rule(new ConfiguredRetryRuleContext(node, retry));
                }
            },
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression,
            SyntaxKind.InvocationExpression,
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.Attribute);
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>The retries of one compilation, each recognised once and read by every rule.</summary>
internal sealed class RetryPolicies
{
    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<RetryPolicy>> _policies = new();
    private readonly ErrorModel _model;
    private readonly RetryHelpers _helpers;

    public RetryPolicies(ErrorModel model)
    {
        _model = model;
        _helpers = new RetryHelpers(model, this);
        Configured = new ConfiguredRetries(model);
    }

    /// <summary>The retries that libraries do.</summary>
    public ConfiguredRetries Configured { get; }

    /// <summary>The retries that a loop is, or that the handlers of a try make of it.</summary>
    public ImmutableArray<RetryPolicy> In(SyntaxNode node, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        if (_policies.TryGetValue(node, out var known))
            return known;

        var found = RetrySyntax.MayRetry(node)
            ? RetryRecognizer.Find(node, semanticModel, _model, cancellationToken)
            : ImmutableArray<RetryPolicy>.Empty;

        return _policies.GetOrAdd(node, found);
    }

    /// <summary>What is repeated because it is given to a helper that does so.</summary>
    public ImmutableArray<RetryPolicy> At(InvocationExpressionSyntax call, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        if (_policies.TryGetValue(call, out var known))
            return known;

        var found = semanticModel.GetOperation(call, cancellationToken) is IInvocationOperation invocation
            ? _helpers.At(invocation, cancellationToken)
            : ImmutableArray<RetryPolicy>.Empty;

        return _policies.GetOrAdd(call, found);
    }

    /// <summary>The part that a clause has in a retry, if it has one.</summary>
    public RetryHandler? HandlerOf(CatchClauseSyntax clause, SemanticModel semanticModel, CancellationToken cancellationToken) =>
        clause.Parent is { } statement
            ? Of(clause, In(statement, semanticModel, cancellationToken))
                ?? (RetrySyntax.LoopAround(statement) is { } loop ? Of(clause, In(loop, semanticModel, cancellationToken)) : null)
            : null;

    private static RetryHandler? Of(CatchClauseSyntax clause, ImmutableArray<RetryPolicy> policies)
    {
        foreach (var policy in policies)
        {
            if (policy.HandlerOf(clause) is { } handler)
                return handler;
        }

        return null;
    }
}

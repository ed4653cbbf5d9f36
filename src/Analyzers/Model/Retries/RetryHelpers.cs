using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>
/// Recognises the call of a helper of this compilation that repeats what it is given: <c>RetryAsync(() => client.PostAsync(…))</c>.
/// How it repeats is judged in the helper, what is repeated where it is called.
/// </summary>
internal sealed class RetryHelpers
{
    private const int MaxDepth = 2;

    private readonly ErrorModel _model;
    private readonly RetryPolicies _policies;

    public RetryHelpers(ErrorModel model, RetryPolicies policies)
    {
        _model = model;
        _policies = policies;
    }

    /// <summary>Whether the call speaks of attempts and is given some work: the cheap test before anything is bound.</summary>
    public static bool MayBeCalled(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Count > 0 && call.InvokedName() is not null && RetryWords.SpeaksOfAttempts(call.Expression);

    /// <summary>What the helper that is called repeats of its arguments.</summary>
    public ImmutableArray<RetryPolicy> At(IInvocationOperation call, CancellationToken cancellationToken)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter
                && BodyOf(argument.Value, cancellationToken) is { } work
                && PolicyFor(parameter.OriginalDefinition, MaxDepth, cancellationToken) is { } policy)
            {
                var scope = new AttemptScope(work, work.Syntax.Span, guarded: null, _model, cancellationToken);
                var repeated = RetryRecognizer.WorkOf(scope).SeenFrom(argument.Value.Syntax, state => !IsGiven(state.Variable, call));
                return ImmutableArray.Create(policy.Repeating(call.Syntax, repeated));
            }
        }

        return ImmutableArray<RetryPolicy>.Empty;
    }

    /// <summary>Whether the helper itself gets what is used, so that it can bring it back to its beginning.</summary>
    private static bool IsGiven(ISymbol variable, IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (SymbolEqualityComparer.Default.Equals(argument.Value.WithoutConversions().ReferencedVariable(), variable))
                return true;
        }

        return false;
    }

    private IOperation? BodyOf(IOperation value, CancellationToken cancellationToken) => value.WithoutConversions() switch
    {
        IDelegateCreationOperation { Target: var target } => BodyOf(target, cancellationToken),
        IAnonymousFunctionOperation { Body: var body } => body,
        IMethodReferenceOperation { Method: var method } => _model.Sources.BodyOf(method, cancellationToken),
        _ => null,
    };

    /// <summary>The retry whose work is to call the parameter, in its own method or in another to which it is passed on.</summary>
    private RetryPolicy? PolicyFor(IParameterSymbol parameter, int depth, CancellationToken cancellationToken)
    {
        if (parameter.Type.TypeKind != TypeKind.Delegate || _model.Sources.BodyOf((IMethodSymbol)parameter.ContainingSymbol, cancellationToken) is not { SemanticModel: { } semanticModel } body)
            return null;

        foreach (var node in RetrySyntax.OwnNodes(body.Syntax))
        {
            if (!(node is TryStatementSyntax || RetrySyntax.IsLoop(node)))
                continue;

            foreach (var policy in _policies.In(node, semanticModel, cancellationToken))
            {
                if (SymbolEqualityComparer.Default.Equals(policy.Work.Called, parameter))
                    return policy;
            }
        }

        return depth > 0 ? PassedOn(parameter, body, depth - 1, cancellationToken) : null;
    }

    private RetryPolicy? PassedOn(IParameterSymbol parameter, IOperation body, int depth, CancellationToken cancellationToken)
    {
        foreach (var operation in body.OwnDescendants())
        {
            if (operation is IArgumentOperation { Parameter: { ContainingSymbol: IMethodSymbol } other, Value: var value }
                && SymbolEqualityComparer.Default.Equals(value.WithoutConversions().ReferencedVariable(), parameter)
                && PolicyFor(other.OriginalDefinition, depth, cancellationToken) is { } policy)
            {
                return policy;
            }
        }

        return null;
    }
}

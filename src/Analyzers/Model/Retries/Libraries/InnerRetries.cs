using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>Finds the calls in repeated work that try their own work again, so that the attempts multiply.</summary>
internal static class InnerRetries
{
    public static IEnumerable<IOperation> In(IOperation work, ErrorModel model, CancellationToken cancellationToken)
    {
        foreach (var operation in work.OwnDescendants())
        {
            if (operation is IInvocationOperation call && (RetriesByItself(call, model, cancellationToken) || TriesAgain(call.TargetMethod, model, cancellationToken)))
                yield return call;
        }
    }

    /// <summary>The same for the work that is given to a policy, as a lambda or by the name of a method.</summary>
    public static IEnumerable<IOperation> Under(IInvocationOperation execution, ErrorModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in execution.Arguments)
        {
            if (argument.Value.Lambda() is { } work)
            {
                foreach (var inner in In(work.Body, model, cancellationToken))
                    yield return inner;
            }
            else if (argument.Value.WithoutConversions() is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } && TriesAgain(method, model, cancellationToken))
            {
                yield return argument.Value;
            }
        }
    }

    /// <summary>Whether the call does its work under a policy or pipeline that is seen to retry.</summary>
    public static bool IsExecution(IInvocationOperation call, ErrorModel model, CancellationToken cancellationToken) =>
        Executions.IsOne(call) && call.Instance is { } policy && RetryingPolicies.Include(policy, model, cancellationToken);

    private static bool RetriesByItself(IInvocationOperation call, ErrorModel model, CancellationToken cancellationToken) =>
        IsExecution(call, model, cancellationToken) || RetryingClients.Send(call, model, cancellationToken);

    /// <summary>Whether the body of the method, which no other can take the place of, is a retry of remote work.</summary>
    private static bool TriesAgain(IMethodSymbol method, ErrorModel model, CancellationToken cancellationToken)
    {
        if (model.Helpers.BodyOf(method, cancellationToken) is not { SemanticModel: { } semanticModel } body)
            return false;

        foreach (var operation in body.OwnDescendants())
        {
            if (operation is IInvocationOperation call && RetriesByItself(call, model, cancellationToken))
                return true;

            if (operation is not (ILoopOperation or ITryOperation))
                continue;

            foreach (var policy in model.Retries.In(operation.Syntax, semanticModel, cancellationToken))
            {
                if (policy is { Form: not RetryForm.Result, IsOptimistic: false, Work.IsRemote: true })
                    return true;
            }
        }

        return false;
    }

    /// <summary>The work that a hand-written retry repeats.</summary>
    public static SyntaxNode? WorkOf(RetryPolicy policy) =>
        policy.Handlers.IsEmpty ? null : (policy.Handlers[0].Clause.Parent as TryStatementSyntax)?.Block;
}

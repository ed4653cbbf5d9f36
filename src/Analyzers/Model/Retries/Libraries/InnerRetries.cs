using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>Finds the calls in repeated work that try their own work again, so that the attempts multiply.</summary>
internal static class InnerRetries
{
    public static IEnumerable<IInvocationOperation> In(IOperation work, ErrorModel model, CancellationToken cancellationToken)
    {
        foreach (var operation in work.OwnDescendants())
        {
            if (operation is IInvocationOperation call && (IsExecution(call, model, cancellationToken) || TriesAgain(call.TargetMethod, model, cancellationToken)))
                yield return call;
        }
    }

    /// <summary>Whether the call does its work under a policy or pipeline that is seen to retry.</summary>
    public static bool IsExecution(IInvocationOperation call, ErrorModel model, CancellationToken cancellationToken) =>
        Executions.IsOne(call) && call.Instance is { } policy && Retries(policy, model, cancellationToken);

    private static bool Retries(IOperation policy, ErrorModel model, CancellationToken cancellationToken)
    {
        policy = policy.WithoutConversions();

        return policy switch
        {
            IInvocationOperation made => MakesRetry(made),
            ILocalReferenceOperation { Local: var local } => AllRetry(WrittenValues.Of(local, policy.Root())),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => model.Sources.InitializerOf(field, cancellationToken) is { } value && MakesRetry(value),
            _ => false,
        };
    }

    private static bool AllRetry(IEnumerable<IOperation?> values)
    {
        var isAny = false;

        foreach (var value in values)
        {
            if (value is null || !MakesRetry(value))
                return false;

            isAny = true;
        }

        return isAny;
    }

    private static bool MakesRetry(IOperation value)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod: var method } && (PolicyCalls.IsRetry(method) || IsAddRetry(method)))
                return true;
        }

        return false;
    }

    private static bool IsAddRetry(IMethodSymbol method) =>
        method.Name == "AddRetry" && method.ContainingType.HasFullName("Polly.RetryResiliencePipelineBuilderExtensions");

    /// <summary>Whether the body of the method, which no other can take the place of, is a retry of remote work.</summary>
    private static bool TriesAgain(IMethodSymbol method, ErrorModel model, CancellationToken cancellationToken)
    {
        if (model.Helpers.BodyOf(method, cancellationToken) is not { SemanticModel: { } semanticModel } body)
            return false;

        foreach (var operation in body.OwnDescendants())
        {
            if (operation is IInvocationOperation call && IsExecution(call, model, cancellationToken))
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

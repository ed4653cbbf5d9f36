using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>Finds the calls that do work under a policy, where the policy is made in the same function.</summary>
internal static class Executions
{
    /// <summary>Whether work is seen that goes to another machine.</summary>
    public static bool AreRemote(IOperation policy, ErrorModel model, CancellationToken cancellationToken)
    {
        foreach (var execution in Of(policy))
        {
            foreach (var argument in execution.Arguments)
            {
                if (argument.Value.Lambda() is { } work
                    && RemoteWork.IsIn(new AttemptScope(work.Body, work.Syntax.Span, guarded: null, model, cancellationToken)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a call does work under a policy or pipeline.</summary>
    public static bool IsOne(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal)
        && call.TargetMethod.ContainingNamespace is { Name: "Polly", ContainingNamespace.IsGlobalNamespace: true };

    private static IEnumerable<IInvocationOperation> Of(IOperation policy)
    {
        var current = policy;

        while (current.Parent is IConversionOperation or IArgumentOperation or IInvocationOperation)
        {
            current = current.Parent;

            if (current is IInvocationOperation call && IsOne(call))
                yield return call;
        }

        if (current.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
            yield break;

        foreach (var operation in policy.Root().Descendants())
        {
            if (operation is IInvocationOperation { Instance: ILocalReferenceOperation { Local: var used } } call && SymbolEqualityComparer.Default.Equals(used, local) && IsOne(call))
                yield return call;
        }
    }
}

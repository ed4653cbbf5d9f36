using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>Knows waits that keep their thread, and code that could wait without.</summary>
internal static class BlockingWaits
{
    /// <summary>Whether the operation keeps the thread of a function that gives back a task, only to let time pass.</summary>
    public static bool IsOne(IOperation operation, CancellationToken cancellationToken)
    {
        var blocks = operation switch
        {
            IInvocationOperation { TargetMethod: { Name: "Sleep", ContainingType: var type } } => type.HasFullName("System.Threading.Thread"),
            IInvocationOperation { TargetMethod.Name: "Wait", Instance: { } task } => IsDelay(task),
            IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task } } => IsDelay(task),
            IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => IsDelay(task),
            _ => false,
        };

        return blocks && FunctionOf(operation, cancellationToken) is { } function && GivesTask(function);
    }

    /// <summary>The token of the function, as code.</summary>
    public static string? TokenInReach(IOperation operation, CancellationToken cancellationToken)
    {
        for (var function = FunctionOf(operation, cancellationToken); function is not null; function = function.IsStatic ? null : function.ContainingSymbol as IMethodSymbol)
        {
            foreach (var parameter in function.Parameters)
            {
                if (RetryTokens.IsToken(parameter.Type))
                    return parameter.Name;
            }
        }

        return null;
    }

    private static IMethodSymbol? FunctionOf(IOperation operation, CancellationToken cancellationToken) =>
        operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellationToken) as IMethodSymbol;

    private static bool GivesTask(IMethodSymbol function) =>
        function.IsAsync || function.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask" or "IAsyncEnumerable" };

    /// <summary>A <c>Task.Delay</c> in place, or a local that holds one.</summary>
    private static bool IsDelay(IOperation task)
    {
        task = task.WithoutConversions();

        if (task is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured })
            task = configured.WithoutConversions();

        if (task is ILocalReferenceOperation { Local: var local })
        {
            foreach (var value in WrittenValues.Of(local, task.Root()))
            {
                if (value is null || !IsDelayCall(value))
                    return false;

                task = value.WithoutConversions();
            }
        }

        return IsDelayCall(task);
    }

    private static bool IsDelayCall(IOperation task) =>
        task.WithoutConversions() is IInvocationOperation { TargetMethod: { Name: "Delay", ContainingType: var type } } && type.HasFullName("System.Threading.Tasks.Task");
}

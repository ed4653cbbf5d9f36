using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Says whether a call that gets a token can end by cancellation in the try where it stands. A task brings its cancellation to whoever
/// awaits it: one that is returned, kept or dropped throws nothing here.
/// </summary>
internal sealed class CancellableWork
{
    private const int MaxSteps = 3;

    /// <summary><c>ConfigureAwaitOptions.SuppressThrowing</c>.</summary>
    private const int SuppressThrowing = 2;

    private readonly ITryOperation _guarded;

    private CancellableWork(ITryOperation guarded) => _guarded = guarded;

    public static bool EndsIn(ITryOperation guarded, IInvocationOperation call)
    {
        var method = call.TargetMethod;

        if (method.ContainingType is not { } type
            || type.HasFullName("System.Threading.CancellationToken")
            || type.HasFullName("System.Threading.CancellationTokenSource")
            || method.Name is "SetCanceled" or "TrySetCanceled" or "FromCanceled")
        {
            return false;
        }

        return !IsTask(method.ReturnType) || new CancellableWork(guarded).IsAwaited(call, MaxSteps);
    }

    private static bool IsTask(ITypeSymbol type) => type is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };

    private bool IsAwaited(IOperation task, int steps)
    {
        for (var current = task; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IAwaitOperation:
                    return true;

                case IPropertyReferenceOperation property:
                    return property.Property.Name == "Result";

                case IInvocationOperation call when call.Instance == current:
                    if (call.TargetMethod.Name is "Wait" or "GetAwaiter")
                        return true;

                    if (!HandsOn(call))
                        return false;

                    break;

                case IArgumentOperation { Parent: IInvocationOperation call }:
                    if (Waits(call.TargetMethod))
                        return true;

                    if (!HandsOn(call))
                        return call.Instance is ILocalReferenceOperation { Local: var list } && IsAwaited(list, steps);

                    break;

                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return IsAwaited(local, steps);

                case ISimpleAssignmentOperation assignment:
                    return assignment.Target is ILocalReferenceOperation { Local: var target } && IsAwaited(target, steps);

                case IForEachLoopOperation { Locals: { Length: 1 } locals } loop when loop.Collection == current:
                    return IsAwaited(locals[0], steps);

                case IReturnOperation:
                    return parent.FunctionWithin(_guarded) is not null; // A lambda that is looked into at all is awaited.

                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation or IConditionalAccessOperation
                    or IArgumentOperation or IInvocationOperation or IArrayInitializerOperation or IArrayCreationOperation:
                    break;

                // A collection that a newer compiler makes of several arguments; the kind is not known here.
                case var newer when newer.IsNewerThanKnown():
                    break;

                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether the try awaits what the variable holds, or each of it.</summary>
    private bool IsAwaited(ILocalSymbol local, int steps)
    {
        if (steps == 0)
            return false;

        foreach (var operation in _guarded.Body.OwnDescendants())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsAwaited(reference, steps - 1))
                return true;
        }

        return false;
    }

    /// <summary>A call whose own result ends as the task does that it is given.</summary>
    private static bool HandsOn(IInvocationOperation call)
    {
        var method = call.TargetMethod;

        if (method.Name == "SuppressThrowing" || method.Name.StartsWith("ContinueWith", StringComparison.Ordinal))
            return false;

        foreach (var argument in call.Arguments)
        {
            if (argument is { Parameter.Type.Name: "ConfigureAwaitOptions", Value.ConstantValue: { HasValue: true, Value: int options } } && (options & SuppressThrowing) != 0)
                return false;
        }

        return IsTask(method.ReturnType) || method.Name == "ConfigureAwait" || method.ContainingType.HasFullName("System.Linq.Enumerable");
    }

    private static bool Waits(IMethodSymbol method) =>
        !IsTask(method.ReturnType)
        && method.Name != "ConfigureAwait"
        && (method.ContainingType.HasFullName("System.Threading.Tasks.Task") || (method.IsExtensionMethod && !method.ContainingType.HasFullName("System.Linq.Enumerable")));
}

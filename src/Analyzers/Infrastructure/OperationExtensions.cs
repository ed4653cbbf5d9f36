using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers;

internal static class OperationExtensions
{
    /// <summary><c>OperationKind.Attribute</c>, the last of Roslyn 4.5.</summary>
    private const int NewestKnownKind = 125;

    /// <summary>Whether the operation is of a kind that came after the Roslyn this is built on: only its children can be looked at.</summary>
    public static bool IsNewerThanKnown(this IOperation operation) => (int)operation.Kind > NewestKnownKind;

    /// <summary>The operand under conversions and parentheses.</summary>
    public static IOperation WithoutConversions(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>Whether the operation is the constant <see langword="null"/>, converted or not.</summary>
    public static bool IsNullConstant(this IOperation operation) => operation.WithoutConversions().ConstantValue is { HasValue: true, Value: null };

    /// <summary>The local or parameter that the operation reads or writes, if it is nothing more.</summary>
    public static ISymbol? ReferencedVariable(this IOperation operation) => operation switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        _ => null,
    };

    /// <summary>What stands for the value in front of <c>?.</c> behind it.</summary>
    public static IOperation? Receiver(this IConditionalAccessOperation access)
    {
        foreach (var operation in access.WhenNotNull.DescendantsAndSelf())
        {
            if (operation is IConditionalAccessInstanceOperation)
                return operation;
        }

        return null;
    }

    /// <summary>The value in front of <c>?.</c> that this stands for.</summary>
    public static IOperation? Accessed(this IConditionalAccessInstanceOperation instance)
    {
        for (IOperation operation = instance; operation.Parent is { } parent; operation = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == operation)
                return access.Operation;
        }

        return null;
    }

    /// <summary>What the call gives to the parameter of the name, if it has one.</summary>
    public static IOperation? Argument(this IInvocationOperation call, string parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
                return argument.Value.WithoutConversions();
        }

        return null;
    }

    /// <summary>What a call of a chain is made on: its instance, or its first argument.</summary>
    public static IOperation? Receiver(this IInvocationOperation call) => (call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null))?.WithoutConversions();

    /// <summary>What the body gives back, at once or one by one.</summary>
    public static IEnumerable<IOperation> ReturnedValues(this IOperation body)
    {
        foreach (var operation in body.OwnDescendants())
        {
            if (operation is IReturnOperation { ReturnedValue: { } value })
                yield return value;
        }
    }

    /// <summary>The lambda that the value is, as a delegate or as it stands.</summary>
    public static IAnonymousFunctionOperation? Lambda(this IOperation value) => value.WithoutConversions() switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda,
        IAnonymousFunctionOperation lambda => lambda,
        _ => null,
    };

    /// <summary>The root of the operation's tree, where a control-flow graph begins.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;

        return operation;
    }

    /// <summary>Whether no branch leads around the operation to a later one of the same function: its statement stands in a block around the later one.</summary>
    public static bool IsOnEveryWayTo(this IOperation operation, IOperation later)
    {
        var around = operation.Parent;

        while (around is not (null or IBlockOperation or IConditionalOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation))
            around = around.Parent;

        for (var current = later.Parent; around is IBlockOperation && current is not null; current = current.Parent)
        {
            if (current == around)
                return true;
        }

        return false;
    }

    /// <summary>
    /// The operations below <paramref name="operation"/>, itself included, without the bodies of lambdas and local functions: those run
    /// at another time.
    /// </summary>
    public static IEnumerable<IOperation> OwnDescendants(this IOperation operation)
    {
        var pending = new Stack<IOperation>();
        pending.Push(operation);

        while (pending.Count > 0)
        {
            var current = pending.Pop();
            yield return current;

            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation && current != operation)
                continue;

            foreach (var child in current.ChildOperations.Reverse())
                pending.Push(child);
        }
    }

    /// <summary>The innermost lambda or local function around the operation that begins below <paramref name="scope"/>.</summary>
    public static IOperation? FunctionWithin(this IOperation operation, IOperation scope)
    {
        for (var current = operation.Parent; current is not null && current != scope; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return current;
        }

        return null;
    }

    /// <summary>The outermost lambda or local function around the operation that begins below <paramref name="scope"/>.</summary>
    public static IOperation? OutermostFunctionWithin(this IOperation operation, IOperation scope)
    {
        var outermost = operation.FunctionWithin(scope);

        while (outermost?.FunctionWithin(scope) is { } outer)
            outermost = outer;

        return outermost;
    }
}

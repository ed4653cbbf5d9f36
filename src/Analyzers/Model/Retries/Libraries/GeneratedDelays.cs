using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>Reads the lambda that works out the waits of a library's retry.</summary>
internal static class GeneratedDelays
{
    /// <summary>How the waits come about that the lambda gives back; unknown where it may leave them to the library.</summary>
    public static DelayTraits Of(IAnonymousFunctionOperation lambda, IParameterSymbol? counter, ErrorModel model, CancellationToken cancellationToken)
    {
        var scope = new AttemptScope(lambda.Body, lambda.Syntax.Span, guarded: null, model, cancellationToken, counter);
        var traits = DelayTraits.Constant;
        var results = 0;

        foreach (var operation in lambda.Body.OwnDescendants())
        {
            if (operation is not IReturnOperation { ReturnedValue: { } returned })
                continue;

            var value = Unwrapped(returned);

            if (value.Type?.Name is "ValueTask" or "Task" || MayBeNothing(value))
                return DelayTraits.Unknown;

            traits |= DelaySlice.Of(value, scope);
            results++;
        }

        return results == 0 ? DelayTraits.Unknown : results > 1 ? traits | DelayTraits.Capped : traits;
    }

    private static bool MayBeNothing(IOperation value)
    {
        foreach (var part in value.DescendantsAndSelf())
        {
            if (part.IsNullConstant() || part is IDefaultValueOperation)
                return true;
        }

        return false;
    }

    /// <summary>The time in <c>new ValueTask&lt;TimeSpan?&gt;(time)</c> and <c>ValueTask.FromResult(time)</c>.</summary>
    private static IOperation Unwrapped(IOperation returned)
    {
        var value = returned.WithoutConversions();

        return value switch
        {
            IObjectCreationOperation { Type.Name: "ValueTask" or "Nullable", Arguments: { Length: 1 } arguments } => Unwrapped(arguments[0].Value),
            IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: { Length: 1 } arguments } => Unwrapped(arguments[0].Value),
            _ => value,
        };
    }
}

/// <summary>Reads times that are written as constants.</summary>
internal static class Times
{
    /// <summary>A number, or a time made of constant numbers.</summary>
    public static bool IsConstant(IOperation operation)
    {
        operation = operation.WithoutConversions();
        return operation.ConstantValue.HasValue
            || (operation is IInvocationOperation { TargetMethod.ContainingType: var type, Arguments: var arguments } && type.HasFullName("System.TimeSpan") && arguments.All(argument => argument.Value.ConstantValue.HasValue));
    }

    public static bool IsZero(IOperation operation) => operation.WithoutConversions() switch
    {
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType: var type } } => type.HasFullName("System.TimeSpan"),
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType: var type }, Arguments: { Length: > 0 } arguments } =>
            name.StartsWith("From", StringComparison.Ordinal) && type.HasFullName("System.TimeSpan") && arguments.All(argument => IsZeroNumber(argument.Value)),
        IDefaultValueOperation => true,
        _ => false,
    };

    private static bool IsZeroNumber(IOperation operation) => operation.WithoutConversions().ConstantValue.Value switch
    {
        int number => number == 0,
        long number => number == 0,
        double number => number == 0,
        _ => false,
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Says what the message of a new exception leaves out although the method that throws it knows it.</summary>
internal static class MessageContext
{
    /// <summary>Whether the message, beside which a cause may stand, is the same for every call.</summary>
    public static bool IsConstant(IObjectCreationOperation creation, KnownTypes types)
    {
        var hasMessage = false;

        foreach (var argument in creation.Arguments)
        {
            var value = argument.Value.WithoutConversions();

            if (argument.ArgumentKind == ArgumentKind.DefaultValue || value.Type.IsOrInheritsFrom(types.Exception))
                continue;

            if (!IsConstant(value) || value.Type?.HasFullName("System.Net.HttpStatusCode") == true)
                return false; // A value, or an answer to a client.

            hasMessage |= value.ConstantValue.Value is string;
        }

        return hasMessage;
    }

    private static bool IsConstant(IOperation value) => value is IArrayCreationOperation array
        ? array.Initializer?.ElementValues.All(element => IsConstant(element.WithoutConversions())) ?? true
        : value.ConstantValue.HasValue;

    /// <summary>
    /// The parameter that names what the failure is about: the one that the condition before the throw looks up, or that the work whose
    /// failure is handled was called with. Only the innermost condition speaks of the throw.
    /// </summary>
    public static IParameterSymbol? ParameterBehind(IOperation throwOperation)
    {
        var isDecided = false;

        for (var current = throwOperation; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            if (parent is ICatchClauseOperation { Parent: ITryOperation guarded })
                return LookedUpIn(guarded.Body, followLocals: false);

            if (isDecided || ConditionOf(parent, current) is not { } condition)
                continue;

            if (LookedUpIn(condition, followLocals: true) is { } parameter)
                return parameter;

            isDecided = true;
        }

        return null;
    }

    private static IOperation? ConditionOf(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation conditional when conditional.Condition != child => conditional.Condition,
        ICoalesceOperation coalesce when coalesce.WhenNull == child => coalesce.Value,
        ISwitchOperation choice when choice.Value != child => choice.Value,
        ISwitchExpressionOperation choice when choice.Value != child => choice.Value,
        _ => null,
    };

    private static IParameterSymbol? LookedUpIn(IOperation work, bool followLocals)
    {
        foreach (var operation in work.OwnDescendants())
        {
            switch (operation)
            {
                case IParameterReferenceOperation { Parameter: var parameter } reference when Identifies(parameter) && IsGivenToWork(reference):
                    return parameter;

                case ILocalReferenceOperation { Local: var local } when followLocals && InitializerOf(local, operation.SemanticModel) is { } initializer:
                    if (LookedUpIn(initializer, followLocals: false) is { } lookedUp)
                        return lookedUp;

                    break;
            }
        }

        return null;
    }

    /// <summary>The look-up whose result the local holds.</summary>
    private static IOperation? InitializerOf(ILocalSymbol local, SemanticModel? model)
    {
        if (local.DeclaringSyntaxReferences.Length != 1 || local.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: var value })
            return null;

        var initializer = model?.GetOperation(value)?.WithoutConversions();
        return initializer is IInvocationOperation or IAwaitOperation or IPropertyReferenceOperation ? initializer : null;
    }

    /// <summary>An argument or operand of something that is looked up; what is only compared with a constant or asked for being empty is known.</summary>
    private static bool IsGivenToWork(IOperation reference)
    {
        var user = reference.Parent;

        while (user is IConversionOperation or IInterpolationOperation or IInterpolatedStringOperation)
            user = user.Parent;

        return user switch
        {
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String } } } => false,
            IArgumentOperation => true,
            IBinaryOperation { LeftOperand: var left, RightOperand: var right } => !IsFixed(left.WithoutConversions()) && !IsFixed(right.WithoutConversions()),
            _ => false,
        };
    }

    private static bool IsFixed(IOperation operand) =>
        operand.ConstantValue.HasValue || operand is IDefaultValueOperation or IFieldReferenceOperation { Field: { IsStatic: true, Name: "Empty" } };

    private static bool Identifies(IParameterSymbol parameter) =>
        Words.NameIdentity(parameter.Name)
        && !Words.NameSecret(parameter.Name)
        && (parameter.Type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_String
            || parameter.Type.HasFullName("System.Guid")
            || parameter.Type.HasFullName("System.Uri"));

    /// <summary>
    /// Argument errors name their parameter, some types are about no value at all, an answer to a client goes to somebody who knows what was
    /// asked for, and what is said of a secret says nothing of it.
    /// </summary>
    public static bool SaysEnoughByItself(ITypeSymbol type) =>
        type.IsOrInheritsFrom("System.ArgumentException")
        || type.IsOrInheritsFrom("System.NotSupportedException")
        || type.IsOrInheritsFrom("System.NotImplementedException")
        || type.IsOrInheritsFrom("System.ObjectDisposedException")
        || type.IsOrInheritsFrom("System.OperationCanceledException")
        || type.IsOrInheritsFrom("System.UnauthorizedAccessException")
        || type.IsOrInheritsFrom("System.Security.SecurityException")
        || type.IsOrInheritsFrom("System.AggregateException")
        || Words.NameAnswer(type.Name)
        || Words.NameSecret(type.Name);
}

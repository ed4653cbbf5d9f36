using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// What it says of a path that it has taken one side of a condition: <c>if (ex is FileNotFoundException) return null;</c> is silent on one
/// type only, and <c>if (!token.IsCancellationRequested) Log(ex);</c> is silent on shutdown only.
/// </summary>
internal static class BranchMeaning
{
    /// <param name="condition">The atomic condition of the branch.</param>
    /// <param name="isTrue">Which side the path takes.</param>
    /// <param name="holders">The variables that hold the exception, or something of it.</param>
    public static Disposition Of(IOperation condition, bool isTrue, IReadOnlyDictionary<ISymbol, Carried> holders)
    {
        condition = condition.WithoutConversions();

        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                return Of(operand, !isTrue, holders);

            case IPropertyReferenceOperation { Property.Name: var name } when Words.NameEnding(name):
            case IFieldReferenceOperation { Field.Name: var fieldName } when Words.NameEnding(fieldName):
                return isTrue ? Disposition.Cancelled : Disposition.Swallowed;

            // Whether there is an inner exception does not tell one kind of failure from another, and '_' tells nothing.
            case IBinaryOperation binary when binary.LeftOperand.IsNullConstant() || binary.RightOperand.IsNullConstant():
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } when value.IsNullConstant():
            case IIsPatternOperation { Pattern: IDiscardPatternOperation }:
            case IIsNullOperation:
                return Disposition.Swallowed;

            case IParameterReferenceOperation { Parameter.Name: var parameterName } when Words.NameEnding(parameterName):
                return isTrue ? Disposition.Cancelled : Disposition.Swallowed;

            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: not IConstantPatternOperation } } isNot:
                return !isTrue && Uses(isNot.Value, holders) ? Disposition.Narrowed : Disposition.Swallowed;

            case IIsPatternOperation { Pattern: INegatedPatternOperation }:
                return Disposition.Swallowed;

            case IIsTypeOperation { IsNegated: true } isNotType:
                return !isTrue && Uses(isNotType, holders) ? Disposition.Narrowed : Disposition.Swallowed;

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } notEquals:
                return !isTrue && Uses(notEquals, holders) ? Disposition.Narrowed : Disposition.Swallowed;

            default:
                return isTrue && Uses(condition, holders) ? Disposition.Narrowed : Disposition.Swallowed;
        }
    }

    private static bool Uses(IOperation condition, IReadOnlyDictionary<ISymbol, Carried> holders)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation.ReferencedVariable() is { } variable && holders.ContainsKey(variable))
                return true;

            // What a switch or a pattern tests was captured before.
            if (operation is IFlowCaptureReferenceOperation { Type: { } type } && type.IsOrInheritsFrom("System.Exception"))
                return true;
        }

        return false;
    }
}

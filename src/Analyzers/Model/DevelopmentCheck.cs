using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the conditions by which a program tells a developer's machine from the one that serves users.</summary>
internal sealed class DevelopmentCheck
{
    private readonly HelperSummaries _helpers;
    private readonly CancellationToken _cancellationToken;

    public DevelopmentCheck(HelperSummaries helpers, CancellationToken cancellationToken)
    {
        _helpers = helpers;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether a condition with this outcome says that somebody wants to see what is for developers.</summary>
    public bool Holds(IOperation condition, bool outcome) => Holds(condition, outcome, HelperSummaries.MaxDepth);

    private bool Holds(IOperation? condition, bool outcome, int budget)
    {
        condition = condition?.WithoutConversions();

        switch (condition)
        {
            case null:
                return false;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                return Holds(operand, !outcome, budget);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                return outcome ? Holds(both.LeftOperand, true, budget) || Holds(both.RightOperand, true, budget) : Holds(both.LeftOperand, false, budget) && Holds(both.RightOperand, false, budget);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                return outcome ? Holds(either.LeftOperand, true, budget) && Holds(either.RightOperand, true, budget) : Holds(either.LeftOperand, false, budget) || Holds(either.RightOperand, false, budget);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                outcome ^= comparison.OperatorKind == BinaryOperatorKind.NotEquals;
                return HoldsForConstant(comparison.LeftOperand, comparison.RightOperand, outcome, budget) || HoldsForConstant(comparison.RightOperand, comparison.LeftOperand, outcome, budget);
            case IIsPatternOperation { Value: var value, Pattern: IConstantPatternOperation { Value: var constant } }:
                return HoldsForConstant(value, constant, outcome, budget);
            case IIsPatternOperation { Value: var value, Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } }:
                return HoldsForConstant(value, constant, !outcome, budget);
            case IConditionalAccessOperation access:
                return Holds(access.WhenNotNull, outcome, budget);
            case ICoalesceOperation coalesce:
                return Holds(coalesce.Value, outcome, budget);
            case IInvocationOperation call:
                return HoldsForCall(call, outcome, budget);
            case ILocalReferenceOperation { Local: var local }:
                return IsNamed(local, outcome) || (budget > 0 && WrittenValues.Of(local, condition.Root()).Any(value => Holds(value, outcome, budget - 1)));
            case IPropertyReferenceOperation { Property: { GetMethod: { } getter } property }:
                return IsNamed(property, outcome) || (outcome && property.ContainingType.HasFullName("System.Diagnostics.Debugger")) || HoldsForResultOf(getter, outcome, budget);
            case IFieldReferenceOperation { Field: var field }:
                return IsNamed(field, outcome);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return IsNamed(parameter, outcome);
            default:
                return false;
        }
    }

    /// <summary><c>EnvironmentName == "Development"</c>, <c>isDevelopment == true</c>.</summary>
    private bool HoldsForConstant(IOperation value, IOperation constant, bool outcome, int budget) =>
        constant.ConstantValue is { HasValue: true, Value: bool expected } ? Holds(value, expected == outcome, budget)
        : NameIn(constant) is { } name && IsNamed(name, outcome);

    /// <summary>The name of an environment or a switch: a constant text, or a field such as <c>Environments.Development</c>.</summary>
    private static string? NameIn(IOperation value) => value.WithoutConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: string name } } => name,
        IFieldReferenceOperation { Field: { IsStatic: true, Type.SpecialType: SpecialType.System_String } field } => field.Name,
        _ => null,
    };

    private bool HoldsForCall(IInvocationOperation call, bool outcome, int budget)
    {
        if (IsNamed(call.TargetMethod, outcome))
            return true;

        foreach (var argument in call.Arguments)
        {
            // IsEnvironment("Development"), string.Equals(name, "Development"), GetValue<bool>("DetailedErrors")
            if (NameIn(argument.Value) is { } name && IsNamed(name, outcome))
                return true;
        }

        return HoldsForResultOf(call.TargetMethod, outcome, budget);
    }

    private bool HoldsForResultOf(IMethodSymbol method, bool outcome, int budget) =>
        budget > 0 && _helpers.ResultOf(method, _cancellationToken) is { } result && Holds(result, outcome, budget - 1);

    private static bool IsNamed(ISymbol symbol, bool outcome) => IsNamed(symbol.Name, outcome);

    private static bool IsNamed(string name, bool outcome) => Words.NameProduction(name) ? !outcome : outcome && Words.NameDevelopment(name);
}

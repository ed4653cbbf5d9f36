using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Finds the type that a variable is known to have where it is read, because a condition around has tested it.</summary>
internal static class NarrowedType
{
    public static ITypeSymbol Of(IOperation variable, ITypeSymbol declared)
    {
        var type = variable.WithoutConversions().Type is { } own && own.TypeKind != TypeKind.Error ? own : declared;

        if (variable.WithoutConversions().ReferencedVariable() is not { } symbol)
            return type;

        for (IOperation current = variable; current.Parent is { } parent; current = parent)
        {
            var condition = parent switch
            {
                IConditionalOperation { WhenTrue: var whenTrue } conditional when whenTrue == current => conditional.Condition,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, RightOperand: var right, LeftOperand: var left } when right == current => left,
                ICatchClauseOperation { Filter: { } filter, Handler: var handler } when handler == current => filter,
                _ => null,
            };

            if ((condition is null ? TestedByCase(parent, symbol) : TestedIn(condition, symbol)) is { } tested)
                return tested;
        }

        return type;
    }

    /// <summary>The type of <c>case X:</c> and <c>X => …</c>.</summary>
    private static ITypeSymbol? TestedByCase(IOperation branch, ISymbol variable) => branch switch
    {
        ISwitchCaseOperation { Clauses: { Length: 1 } labels, Parent: ISwitchOperation { Value: var value } } when labels[0] is IPatternCaseClauseOperation { Pattern: var pattern } && Is(value, variable) => TypeOf(pattern),
        ISwitchExpressionArmOperation { Pattern: var pattern, Parent: ISwitchExpressionOperation { Value: var value } } when Is(value, variable) => TypeOf(pattern),
        _ => null,
    };

    private static ITypeSymbol? TestedIn(IOperation condition, ISymbol variable) => condition.WithoutConversions() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => TestedIn(both.LeftOperand, variable) ?? TestedIn(both.RightOperand, variable),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => TestedIn(either.LeftOperand, variable),
        IIsTypeOperation { ValueOperand: var value, TypeOperand: var type, IsNegated: false } when Is(value, variable) => type,
        IIsPatternOperation { Value: var value, Pattern: var pattern } when Is(value, variable) => TypeOf(pattern),
        _ => null,
    };

    private static bool Is(IOperation value, ISymbol variable) => SymbolEqualityComparer.Default.Equals(value.WithoutConversions().ReferencedVariable(), variable);

    private static ITypeSymbol? TypeOf(IPatternOperation pattern) => pattern switch
    {
        IBinaryPatternOperation binary => TypeOf(binary.LeftPattern),
        ITypePatternOperation type => type.MatchedType,
        IDeclarationPatternOperation declaration => declaration.MatchedType,
        IRecursivePatternOperation recursive => recursive.MatchedType,
        _ => null,
    };
}

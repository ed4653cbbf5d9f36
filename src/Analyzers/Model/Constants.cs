using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Locals whose constant value is known on a path.</summary>
internal readonly struct Constants
{
    public static readonly Constants None = new(new Dictionary<ISymbol, object?>(SymbolEqualityComparer.Default), tracked: null);

    private readonly Dictionary<ISymbol, object?> _values;
    private readonly HashSet<ISymbol>? _tracked;

    private Constants(Dictionary<ISymbol, object?> values, HashSet<ISymbol>? tracked)
    {
        _values = values;
        _tracked = tracked;
    }

    public int Count => _values.Count;

    /// <summary>Nothing known yet, and nothing ever of other variables than these.</summary>
    public static Constants Only(HashSet<ISymbol> variables) => new(None._values, variables);

    /// <summary>The variable that an operation assigns.</summary>
    public static ISymbol? AssignedBy(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => assignment.Target.ReferencedVariable(),
        IIncrementOrDecrementOperation increment => increment.Target.ReferencedVariable(),
        _ => null,
    };

    public Constants After(BasicBlock block)
    {
        Dictionary<ISymbol, object?>? changed = null;

        foreach (var operation in HandlerGraph.OperationsOf(block))
        {
            if (AssignedBy(operation) is not { } variable || _tracked?.Contains(variable) == false)
                continue;

            changed ??= new Dictionary<ISymbol, object?>(_values, SymbolEqualityComparer.Default);

            if (operation is ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: var value } })
                changed[variable] = value;
            else
                changed.Remove(variable);
        }

        return changed is null ? this : new Constants(changed, _tracked);
    }

    /// <summary>Forgets what the block assigns, its last operation left out if asked.</summary>
    public Constants WithoutAssigned(BasicBlock block, bool exceptLast)
    {
        Dictionary<ISymbol, object?>? changed = null;
        var count = exceptLast && block.BranchValue is null ? block.Operations.Length - 1 : block.Operations.Length;

        for (var i = 0; i < count; i++)
        {
            foreach (var operation in block.Operations[i].DescendantsAndSelf())
            {
                if (AssignedBy(operation) is not { } variable)
                    continue;

                changed ??= new Dictionary<ISymbol, object?>(_values, SymbolEqualityComparer.Default);
                changed.Remove(variable);
            }
        }

        return changed is null ? this : new Constants(changed, _tracked);
    }

    public bool? Evaluate(IOperation? condition)
    {
        switch (condition?.WithoutConversions())
        {
            case { ConstantValue: { HasValue: true, Value: bool constant } }:
                return constant;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                return !Evaluate(operand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary:
                return binary.RightOperand.ConstantValue is { HasValue: true, Value: var right } && TryGet(binary.LeftOperand, out var left)
                    ? Equals(left, right) == (binary.OperatorKind == BinaryOperatorKind.Equals)
                    : null;
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var expected } } } isPattern:
                return TryGet(isPattern.Value, out var tested) ? Equals(tested, expected) : null;
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var excluded } } } } isNot:
                return TryGet(isNot.Value, out var excludable) ? !Equals(excludable, excluded) : null;
            case { } operation when TryGet(operation, out var value) && value is bool known:
                return known;
            default:
                return null;
        }
    }

    private bool TryGet(IOperation operation, out object? value)
    {
        value = null;
        return operation.WithoutConversions().ReferencedVariable() is { } variable && _values.TryGetValue(variable, out value);
    }
}

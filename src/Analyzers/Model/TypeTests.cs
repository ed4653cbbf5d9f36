using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>The types that a chain of <c>&amp;&amp;</c> or <c>||</c>, or a pattern, asks one value for: those it is to be, and those it is not to be.</summary>
internal readonly struct TypeTests
{
    private readonly bool _isAnd;
    private readonly List<ITypeSymbol> _wanted;
    private readonly List<ITypeSymbol> _unwanted;

    private TypeTests(bool isAnd)
    {
        _isAnd = isAnd;
        _wanted = new List<ITypeSymbol>();
        _unwanted = new List<ITypeSymbol>();
    }

    /// <param name="condition">The condition, whose uppermost operator says how its parts go together.</param>
    /// <param name="isValue">Whether an operation is the value that is asked about.</param>
    public static TypeTests In(IOperation condition, Func<IOperation, bool> isValue)
    {
        switch (condition)
        {
            case IBinaryOperation binary:
                var tests = new TypeTests(IsAnd(binary.OperatorKind));
                tests.Add(binary, isWanted: true, isValue);
                return tests;

            case IIsPatternOperation { Pattern: IBinaryPatternOperation { OperatorKind: var kind } pattern }:
                var parts = new TypeTests(IsAnd(kind));
                parts.AddPattern(pattern, kind, isWanted: true);
                return parts;

            default:
                return new TypeTests(isAnd: true);
        }
    }

    /// <summary>The types of which the value must be one; none where the condition asks for anything else too.</summary>
    public static ImmutableArray<ITypeSymbol> Alternatives(IOperation condition, Func<IOperation, bool> isValue)
    {
        var tests = new TypeTests(isAnd: false);
        var isComplete = tests.Add(condition, isWanted: true, isValue);
        return isComplete && tests._unwanted.Count == 0 ? tests._wanted.ToImmutableArray() : ImmutableArray<ITypeSymbol>.Empty;
    }

    /// <summary>Whether no value can be all that is wanted and nothing that is not.</summary>
    public bool Contradict()
    {
        if (!_isAnd)
            return false;

        foreach (var wanted in _wanted)
        {
            if (_wanted.Any(other => AreUnrelated(wanted, other)) || _unwanted.Any(other => wanted.IsOrInheritsFrom(other)))
                return true;
        }

        return false;
    }

    /// <summary>Whether every value is one that is wanted, or none of those that are not.</summary>
    public bool CoverEverything()
    {
        if (_isAnd)
            return false;

        foreach (var unwanted in _unwanted)
        {
            if (_wanted.Any(wanted => unwanted.IsOrInheritsFrom(wanted)))
                return true;
        }

        return false;
    }

    private static bool AreUnrelated(ITypeSymbol left, ITypeSymbol right) =>
        left.TypeKind == TypeKind.Class && right.TypeKind == TypeKind.Class && !left.IsOrInheritsFrom(right) && !right.IsOrInheritsFrom(left);

    private static bool IsAnd(BinaryOperatorKind kind) => kind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And;

    private static bool IsOr(BinaryOperatorKind kind) => kind is BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or;

    /// <returns>Whether the condition is made of such tests and nothing else.</returns>
    private bool Add(IOperation condition, bool isWanted, Func<IOperation, bool> isValue)
    {
        switch (condition.WithoutConversions())
        {
            case IBinaryOperation binary when _isAnd ? IsAnd(binary.OperatorKind) : IsOr(binary.OperatorKind):
                return Add(binary.LeftOperand, isWanted, isValue) & Add(binary.RightOperand, isWanted, isValue);

            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } when operand.WithoutConversions() is not IBinaryOperation:
                return Add(operand, !isWanted, isValue);

            case IIsTypeOperation isType when isValue(isType.ValueOperand):
                return Add(isType.TypeOperand, isWanted != isType.IsNegated);

            case IIsPatternOperation isPattern when isValue(isPattern.Value):
                return AddPattern(isPattern.Pattern, _isAnd == isWanted ? BinaryOperatorKind.And : BinaryOperatorKind.Or, isWanted);

            default:
                return false;
        }
    }

    /// <param name="pattern">The pattern.</param>
    /// <param name="kind">The operator under which a pattern's parts still belong to the chain.</param>
    /// <param name="isWanted">Whether the value is to match.</param>
    private bool AddPattern(IPatternOperation pattern, BinaryOperatorKind kind, bool isWanted)
    {
        switch (pattern)
        {
            case IBinaryPatternOperation binary when binary.OperatorKind == kind:
                return AddPattern(binary.LeftPattern, kind, isWanted) & AddPattern(binary.RightPattern, kind, isWanted);

            case INegatedPatternOperation { Pattern: not IBinaryPatternOperation } negated:
                return AddPattern(negated.Pattern, kind, !isWanted);

            case ITypePatternOperation type:
                return Add(type.MatchedType, isWanted);

            case IDeclarationPatternOperation { MatchedType: { } matched }:
                return Add(matched, isWanted);

            // With further conditions the pattern may fail on a value of the type: only what must match all of it says something.
            case IRecursivePatternOperation { MatchedType: { } matched } recursive
                when (_isAnd && isWanted) || (recursive.PropertySubpatterns.IsEmpty && recursive.DeconstructionSubpatterns.IsEmpty):
                return Add(matched, isWanted);

            default:
                return false;
        }
    }

    private bool Add(ITypeSymbol type, bool isWanted)
    {
        (isWanted ? _wanted : _unwanted).Add(type);
        return true;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>What an exception filter lets into its handler.</summary>
internal enum FilterEffect
{
    /// <summary>Everything: there is no filter, or it is always true.</summary>
    LetsEverythingIn,

    /// <summary>At least everything but a few named types, or everything while no cancellation was asked for: still a catch-all.</summary>
    ExcludesSome,

    /// <summary>What a condition lets in that cannot be seen through.</summary>
    Unknown,

    /// <summary>At most some types.</summary>
    Narrows,

    /// <summary>Nothing: the handler never runs (the "log while the stack stands" idiom).</summary>
    LetsNothingIn,
}

/// <summary>Reads an exception filter: not ignored, and not trusted blindly.</summary>
internal sealed class FilterFacts
{
    private readonly ITypeSymbol _caught;
    private readonly bool _isExactType;
    private readonly ISymbol? _variable;
    private readonly HelperSummaries _helpers;
    private readonly CancellationToken _cancellationToken;

    private FilterFacts(ITypeSymbol caught, bool isExactType, ISymbol? variable, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        _caught = caught;
        _isExactType = isExactType;
        _variable = variable;
        _helpers = helpers;
        _cancellationToken = cancellationToken;
    }

    public static FilterEffect Read(ICatchClauseOperation clause, ISymbol? variable, HelperSummaries helpers, CancellationToken cancellationToken) =>
        ReadFor(clause.ExceptionType, isExactType: false, clause, variable, helpers, cancellationToken);

    /// <summary>The same for exceptions of one type only; <paramref name="isExactType"/>: not of types derived from it.</summary>
    public static FilterEffect ReadFor(
        ITypeSymbol type, bool isExactType, ICatchClauseOperation clause, ISymbol? variable, HelperSummaries helpers, CancellationToken cancellationToken) =>
        clause.Filter is null
            ? FilterEffect.LetsEverythingIn
            : new FilterFacts(type, isExactType, variable, helpers, cancellationToken).Effect(clause.Filter, followCalls: true);

    /// <summary>
    /// Whether the filter lets in everything (<see langword="true"/>) or nothing (<see langword="false"/>) of what the clause catches, and so
    /// decides nothing. A named constant is a switch somebody set, and a filter that logs and says no is the known idiom: no answer.
    /// </summary>
    public static bool? ConstantOf(ICatchClauseOperation clause, FilterEffect effect)
    {
        if (clause.Filter is not { } filter || effect is not (FilterEffect.LetsEverythingIn or FilterEffect.LetsNothingIn))
            return null;

        foreach (var operation in filter.DescendantsAndSelf())
        {
            if (operation is IMemberReferenceOperation { ConstantValue.HasValue: true } or ILocalReferenceOperation { ConstantValue.HasValue: true })
                return null;
        }

        return effect == FilterEffect.LetsEverythingIn ? true : HasEffects(filter) ? null : false;
    }

    /// <summary>Whether the filter asks for more than types.</summary>
    public static bool AsksForDetails(IOperation filter)
    {
        foreach (var operation in filter.DescendantsAndSelf())
        {
            if (operation is IMemberReferenceOperation or IInvocationOperation or IPropertySubpatternOperation or IInvalidOperation)
                return true;
        }

        return false;
    }

    /// <summary>Whether the filter looks at a property of the exception.</summary>
    public static bool ReadsException(IOperation filter, ISymbol? variable)
    {
        foreach (var operation in filter.DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation { Instance: { } instance }
                && variable is not null
                && SymbolEqualityComparer.Default.Equals(instance.WithoutConversions().ReferencedVariable(), variable))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The types that the filter names as those it lets in, or else the one that the clause catches.</summary>
    public static ImmutableArray<ITypeSymbol> AdmittedTypes(ICatchClauseOperation clause, ISymbol? variable)
    {
        var named = clause.Filter is null || variable is null
            ? ImmutableArray<ITypeSymbol>.Empty
            : TypeTests.Alternatives(clause.Filter.WithoutConversions(), operation => SymbolEqualityComparer.Default.Equals(operation.WithoutConversions().ReferencedVariable(), variable));

        return named.IsEmpty ? ImmutableArray.Create(clause.ExceptionType) : named;
    }

    /// <summary>Whether evaluating the filter does more than to give an answer.</summary>
    public static bool HasEffects(IOperation filter)
    {
        foreach (var operation in filter.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod: var method } && !Callees.IsPure(method))
                return true;

            if (operation is IAssignmentOperation or IIncrementOrDecrementOperation or IObjectCreationOperation or IAwaitOperation)
                return true;
        }

        return false;
    }

    private FilterEffect Effect(IOperation condition, bool followCalls)
    {
        condition = condition.WithoutConversions();

        if (condition.ConstantValue is { HasValue: true, Value: bool constant })
            return constant ? FilterEffect.LetsEverythingIn : FilterEffect.LetsNothingIn;

        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                return AsksForCancellation(operand) ? FilterEffect.ExcludesSome : Negate(Effect(operand, followCalls));

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and:
                return TypeTests.In(and, IsCaught).Contradict()
                    ? FilterEffect.LetsNothingIn
                    : Narrower(Effect(and.LeftOperand, followCalls), Effect(and.RightOperand, followCalls));

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or:
                return TypeTests.In(or, IsCaught).CoverEverything()
                    ? FilterEffect.LetsEverythingIn
                    : Wider(Effect(or.LeftOperand, followCalls), Effect(or.RightOperand, followCalls));

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } notEquals when IsTypeTest(notEquals):
                return Negate(OfExactType(notEquals));

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals when IsTypeTest(equals):
                return OfExactType(equals);

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } notEquals when IsNullTest(notEquals.LeftOperand, notEquals.RightOperand):
                return FilterEffect.LetsEverythingIn;

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals when IsNullTest(equals.LeftOperand, equals.RightOperand):
                return FilterEffect.LetsNothingIn;

            case IIsTypeOperation isType when IsCaught(isType.ValueOperand):
                return isType.IsNegated ? Negate(OfType(isType.TypeOperand)) : OfType(isType.TypeOperand);

            case IIsPatternOperation isPattern when IsCaught(isPattern.Value):
                return TypeTests.In(isPattern, IsCaught) is var tests && tests.Contradict() ? FilterEffect.LetsNothingIn
                    : tests.CoverEverything() ? FilterEffect.LetsEverythingIn
                    : OfPattern(isPattern.Pattern);

            case ISwitchExpressionOperation choice when IsCaught(choice.Value):
                return OfArms(choice);

            case IInvocationOperation { TargetMethod: { Name: "ReferenceEquals", ContainingType.SpecialType: SpecialType.System_Object }, Arguments: var compared }
                when IsNullTest(compared[0].Value, compared[1].Value):
                return FilterEffect.LetsNothingIn;

            case IInvocationOperation { TargetMethod.Name: "IsAssignableFrom" or "IsInstanceOfType" }:
                return FilterEffect.Narrows;

            case IInvocationOperation invocation when followCalls:
                return OfCall(invocation);

            default:
                return FilterEffect.Unknown;
        }
    }

    private FilterEffect OfType(ITypeSymbol type) =>
        _caught.IsOrInheritsFrom(type) ? FilterEffect.LetsEverythingIn
            : _isExactType ? FilterEffect.LetsNothingIn
            : FilterEffect.Narrows;

    /// <summary>What <c>ex.GetType() == typeof(X)</c> lets in: nothing where no caught exception can be an X.</summary>
    private FilterEffect OfExactType(IBinaryOperation test)
    {
        var (type, value) = test.LeftOperand is ITypeOfOperation left ? (left, test.RightOperand) : (test.RightOperand as ITypeOfOperation, test.LeftOperand);

        return type?.TypeOperand is { TypeKind: TypeKind.Class } exact
            && _caught.TypeKind == TypeKind.Class
            && !exact.IsOrInheritsFrom(_caught)
            && value is IInvocationOperation { TargetMethod.Name: "GetType", Instance: { } instance }
            && IsCaught(instance)
                ? FilterEffect.LetsNothingIn
                : FilterEffect.Narrows;
    }

    /// <summary>A switch over the exception decides nothing where every arm that can match says the same.</summary>
    private FilterEffect OfArms(ISwitchExpressionOperation choice)
    {
        FilterEffect? effect = null;
        var matchesAll = false;

        foreach (var arm in choice.Arms)
        {
            if (arm.Pattern is IConstantPatternOperation { Value: var value } && value.IsNullConstant())
                continue;

            var said = Effect(arm.Value, followCalls: false);

            if (said is not (FilterEffect.LetsEverythingIn or FilterEffect.LetsNothingIn) || (effect is { } before && before != said))
                return FilterEffect.Unknown;

            effect = said;
            matchesAll |= arm.Guard is null && OfPattern(arm.Pattern) == FilterEffect.LetsEverythingIn;
        }

        return effect is { } always && matchesAll ? always : FilterEffect.Unknown;
    }

    private FilterEffect OfPattern(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return negated.Pattern is IConstantPatternOperation ? FilterEffect.LetsEverythingIn : Negate(OfPattern(negated.Pattern));

            case IConstantPatternOperation { Value: var value } when value.IsNullConstant():
                return FilterEffect.LetsNothingIn;

            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or:
                return Wider(OfPattern(or.LeftPattern), OfPattern(or.RightPattern));

            case IBinaryPatternOperation and:
                return Narrower(OfPattern(and.LeftPattern), OfPattern(and.RightPattern));

            case ITypePatternOperation type:
                return OfType(type.MatchedType);

            case IDeclarationPatternOperation declaration:
                return declaration.MatchedType is null ? FilterEffect.LetsEverythingIn : OfType(declaration.MatchedType);

            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } recursive:
                return OfType(recursive.MatchedType);

            case IDiscardPatternOperation:
                return FilterEffect.LetsEverythingIn;

            default:
                return FilterEffect.Narrows;
        }
    }

    /// <summary>A filter method of this compilation is followed one level: what does its one result say, or each of several?</summary>
    private FilterEffect OfCall(IInvocationOperation invocation)
    {
        var results = _helpers.ResultsOf(invocation.TargetMethod, _cancellationToken);

        if (results.Count == 1)
            return OfResult(invocation, results[0]);

        return results.Count > 1 && results.All(result => result.ConstantValue is { HasValue: true, Value: true })
            ? FilterEffect.LetsEverythingIn
            : FilterEffect.Unknown;
    }

    private FilterEffect OfResult(IInvocationOperation invocation, IOperation result)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is { } parameter && IsCaught(argument.Value))
                return new FilterFacts(_caught, _isExactType, parameter.OriginalDefinition, _helpers, _cancellationToken).Effect(result, followCalls: false);
        }

        return result.ConstantValue is { HasValue: true, Value: bool constant }
            ? constant ? FilterEffect.LetsEverythingIn : FilterEffect.LetsNothingIn
            : FilterEffect.Unknown;
    }

    private bool IsCaught(IOperation operation) =>
        _variable is not null && SymbolEqualityComparer.Default.Equals(operation.WithoutConversions().ReferencedVariable(), _variable);

    private bool IsNullTest(IOperation left, IOperation right) =>
        (IsCaught(left) && right.IsNullConstant()) || (left.IsNullConstant() && IsCaught(right));

    /// <summary><c>ex.GetType() == typeof(X)</c>.</summary>
    private static bool IsTypeTest(IBinaryOperation test) => test.LeftOperand.Type?.HasFullName("System.Type") == true;

    public static bool AsksForCancellation(IOperation operation) =>
        operation.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" };

    private static FilterEffect Negate(FilterEffect effect) => effect switch
    {
        FilterEffect.LetsEverythingIn => FilterEffect.LetsNothingIn,
        FilterEffect.LetsNothingIn => FilterEffect.LetsEverythingIn,
        FilterEffect.ExcludesSome => FilterEffect.Narrows,
        FilterEffect.Narrows => FilterEffect.ExcludesSome,
        _ => FilterEffect.Unknown,
    };

    private static FilterEffect Narrower(FilterEffect left, FilterEffect right) => left > right ? left : right;

    private static FilterEffect Wider(FilterEffect left, FilterEffect right) => left < right ? left : right;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Says whether a throw stands where nobody expects one, and leaves that place.</summary>
internal sealed class UnexpectedThrows
{
    private readonly IThrowOperation _throw;
    private readonly HelperSummaries _helpers;
    private readonly CancellationToken _cancellationToken;
    private readonly ITypeSymbol _type;
    private readonly bool _isExactType;

    private UnexpectedThrows(IThrowOperation throwOperation, IOperation thrown, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        _throw = throwOperation;
        _helpers = helpers;
        _cancellationToken = cancellationToken;
        _type = thrown.Type!;
        _isExactType = thrown is IObjectCreationOperation;
    }

    /// <summary>The place that the throw makes unsafe, or <see langword="null"/> where an exception is in order.</summary>
    public static ThrowPlace? PlaceOf(IThrowOperation throwOperation, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        // A plain 'throw;' only lets go on what came from elsewhere.
        if (throwOperation.Exception?.WithoutConversions() is not { Type: { TypeKind: not TypeKind.Error } } thrown
            || thrown.IsNullConstant())
        {
            return null;
        }

        var search = new UnexpectedThrows(throwOperation, thrown, helpers, cancellationToken);
        var place = search.Find();

        return place.Kind == ThrowPlaceKind.Ordinary || search.IsInOrder(place, thrown) ? null : place;
    }

    /// <summary>Looks outwards for the first place that the exception leaves; ordinary if it is caught before, or runs at another time.</summary>
    private ThrowPlace Find()
    {
        IOperation child = _throw;

        for (var current = child.Parent; current is not null; child = current, current = current.Parent)
        {
            switch (current)
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return default;

                case ICatchClauseOperation clause when child == clause.Filter:
                    return new(ThrowPlaceKind.Filter, "an exception filter");

                case ITryOperation guarded when child == guarded.Body && IsCaught(guarded):
                    return default;

                case ITryOperation guarded when child == guarded.Finally:
                    return new(ThrowPlaceKind.Finally, "a finally block");
            }
        }

        return child.SemanticModel?.GetEnclosingSymbol(_throw.Syntax.SpanStart, _cancellationToken) is IMethodSymbol method
            ? ThrowPlace.OfMember(method)
            : default;
    }

    private bool IsCaught(ITryOperation guarded)
    {
        foreach (var clause in guarded.Catches)
        {
            if (MayTake(clause))
                return !LetsGoOn(clause);
        }

        return false;
    }

    private bool MayTake(ICatchClauseOperation clause)
    {
        var takesType = clause.Syntax is CatchClauseSyntax { Declaration: null }
            || _type.IsOrInheritsFrom(clause.ExceptionType)
            || (!_isExactType && clause.ExceptionType.IsOrInheritsFrom(_type));

        return takesType && FilterFacts.ReadFor(_type, _isExactType, clause, VariableOf(clause), _helpers, _cancellationToken) != FilterEffect.LetsNothingIn;
    }

    private static ILocalSymbol? VariableOf(ICatchClauseOperation clause) => (clause.ExceptionDeclarationOrExpression as IVariableDeclaratorOperation)?.Symbol;

    /// <summary>Whether the handler ends by throwing what it caught.</summary>
    private static bool LetsGoOn(ICatchClauseOperation clause) =>
        clause.Handler.Operations.LastOrDefault() is { } last && IsRethrow(last);

    private static bool IsRethrow(IOperation statement) =>
        statement is IThrowOperation { Exception: null } or IExpressionStatementOperation { Operation: IThrowOperation { Exception: null } };

    private bool IsInOrder(ThrowPlace place, IOperation thrown)
    {
        if (_type.HasFullName("System.Diagnostics.UnreachableException") || IsLastResort())
            return true;

        switch (place.Kind)
        {
            case ThrowPlaceKind.Finally or ThrowPlaceKind.Filter or ThrowPlaceKind.Finalizer:
                return false;

            case ThrowPlaceKind.StaticConstructor:
                return IsInHandler() || Is("System.PlatformNotSupportedException") || DependsOnSurroundings();

            // What failed during the clean-up, gathered so that the rest of it could still be done, or told in better words.
            case ThrowPlaceKind.Dispose:
                return Is("System.ObjectDisposedException") || IsInHandler() || !IsMadeHere(thrown) || Is("System.AggregateException");

            case ThrowPlaceKind.Equality or ThrowPlaceKind.HashCode:
                return Is("System.ObjectDisposedException")
                    || (place.IsComparer && Is("System.ArgumentException"))
                    || (Is("System.NotSupportedException") && (place.Kind == ThrowPlaceKind.HashCode || IsWholeBody()));

            case ThrowPlaceKind.EventAdd or ThrowPlaceKind.EventRemove:
                return !_isExactType
                    || Is("System.NotSupportedException")
                    || Is("System.ArgumentException")
                    || (Is("System.InvalidOperationException") && (place.Kind == ThrowPlaceKind.EventAdd || Is("System.ObjectDisposedException")));

            default:
                return Is("System.ObjectDisposedException");
        }
    }

    /// <summary>Whether the exception begins with this throw: it is new, or a factory of this compilation makes it.</summary>
    private bool IsMadeHere(IOperation thrown) =>
        WrittenValues.CreationOf(thrown) is not null
        || (thrown is IInvocationOperation { TargetMethod: var method } && _helpers.ResultOf(method, _cancellationToken) is IObjectCreationOperation);

    private bool Is(string typeName) => _type.IsOrInheritsFrom(typeName);

    /// <summary><c>_ => throw</c> and <c>default: throw</c> say that the value cannot be.</summary>
    private bool IsLastResort()
    {
        for (IOperation child = _throw; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case ISwitchExpressionArmOperation arm:
                    return arm.Pattern is IDiscardPatternOperation && arm.Value == child;

                case ISwitchCaseOperation section:
                    return section.Clauses.Any(clause => clause.CaseKind == CaseKind.Default);

                case IConversionOperation or IBlockOperation or IExpressionStatementOperation:
                    break;

                default:
                    return false;
            }
        }

        return false;
    }

    private bool IsInHandler()
    {
        for (var current = _throw.Parent; current is not null; current = current.Parent)
        {
            if (current is ICatchClauseOperation)
                return true;
        }

        return false;
    }

    /// <summary>Whether the member does nothing but throw: it was written down that it is not to be used.</summary>
    private bool IsWholeBody() => _throw.Syntax switch
    {
        ThrowStatementSyntax statement => statement.Parent is BlockSyntax { Statements.Count: 1, Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax },
        _ => _throw.Syntax.Parent is ArrowExpressionClauseSyntax,
    };

    /// <summary>
    /// Whether the throw depends on what the program finds at its start: the platform, settings, files, a type argument. To stop at once is
    /// then right, and there is no earlier place for it.
    /// </summary>
    private bool DependsOnSurroundings()
    {
        for (IOperation child = _throw; child.Parent is { } parent; child = parent)
        {
            var condition = parent switch
            {
                IConditionalOperation conditional when child != conditional.Condition => conditional.Condition,
                ICoalesceOperation coalesce when child == coalesce.WhenNull => coalesce.Value,
                ISwitchOperation choice => choice.Value,
                ISwitchExpressionOperation choice => choice.Value,
                _ => null,
            };

            if (condition is not null && (AsksSurroundings(condition) || VariablesIn(condition).Any(IsMadeFromSurroundings)))
                return true;
        }

        return false;
    }

    private bool IsMadeFromSurroundings(ISymbol variable)
    {
        foreach (var operation in _throw.Root().Descendants())
        {
            var value = operation switch
            {
                IVariableDeclaratorOperation declarator when Same(declarator.Symbol, variable) => declarator.GetVariableInitializer()?.Value,
                ISimpleAssignmentOperation assignment when Same(VariableOf(assignment.Target), variable) => assignment.Value,
                IArgumentOperation { Parameter.RefKind: RefKind.Out } argument when Same(VariableOf(argument.Value), variable) => argument.Parent,
                _ => null,
            };

            if (value is not null && AsksSurroundings(value))
                return true;
        }

        return false;
    }

    private static IEnumerable<ISymbol> VariablesIn(IOperation condition)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (VariableOf(operation) is { } variable)
                yield return variable;
        }
    }

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsConst: false } field } => field,
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => property,
        _ => operation.ReferencedVariable(),
    };

    /// <summary>Whatever is not an object at hand is found outside: static calls, the type's own included, and what they can tell of types.</summary>
    private static bool AsksSurroundings(IOperation value)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ITypeOfOperation or ISizeOfOperation:
                case IInvocationOperation { TargetMethod: { IsStatic: true } method } when !Callees.IsPure(method):
                case IPropertyReferenceOperation { Property: { IsStatic: true, DeclaringSyntaxReferences.IsEmpty: true } }:
                case IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false, DeclaringSyntaxReferences.IsEmpty: true } field } when field.Type.SpecialType == SpecialType.System_Boolean:
                    return true;
            }
        }

        return false;
    }

    private static bool Same(ISymbol? left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}

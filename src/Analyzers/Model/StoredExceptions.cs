using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Tells an exception that was thrown before, and kept, from one that is only now made.</summary>
internal sealed class StoredExceptions
{
    private const int MaxSteps = 4;

    private readonly HelperSummaries _helpers;
    private readonly CancellationToken _cancellationToken;

    private StoredExceptions(HelperSummaries helpers, CancellationToken cancellationToken)
    {
        _helpers = helpers;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether what is thrown can only be an exception that had a stack trace before.</summary>
    public static bool Throws(IThrowOperation operation, HelperSummaries helpers, CancellationToken cancellationToken) =>
        operation.Exception is { } thrown && new StoredExceptions(helpers, cancellationToken).IsStored(thrown, steps: 0);

    private bool IsStored(IOperation value, int steps)
    {
        value = value.WithoutConversions();

        if (steps == MaxSteps)
            return false;

        switch (value)
        {
            case ICoalesceOperation coalesce:
                return IsStored(coalesce.Value, steps) && IsStoredOrCaught(coalesce.WhenNull, steps);

            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return IsStored(conditional.WhenTrue, steps) && IsStoredOrCaught(whenFalse, steps);

            case IConditionalAccessOperation access:
                return IsStored(access.WhenNotNull, steps);

            case ISwitchExpressionOperation choice:
                return choice.Arms.All(arm => arm.Value.WithoutConversions() is IThrowOperation || IsStored(arm.Value, steps));

            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                return true;

            case IPropertyReferenceOperation property:
                return IsKept(property, steps);

            case IFieldReferenceOperation field:
                return IsKept(field.Field);

            case IInvocationOperation invocation:
                return VariableReadBy(invocation) is { } variable ? IsStored(variable, steps) : HandsOutWhatItHolds(invocation.TargetMethod);

            case ILocalReferenceOperation local:
                return IsStoredLocal(local, steps);

            default:
                return false;
        }
    }

    /// <summary>The caught exception itself is no new one either: a second choice behind a stored one changes nothing.</summary>
    private bool IsStoredOrCaught(IOperation value, int steps) =>
        value.WithoutConversions() is ILocalReferenceOperation { Local: var local } && IsCaughtVariable(local) || IsStored(value, steps);

    private bool IsKept(IPropertyReferenceOperation reference, int steps)
    {
        var property = reference.Property;

        // A static property of another assembly may be anything; one of an object tells what the object holds.
        if (property.DeclaringSyntaxReferences.IsEmpty)
            return !property.IsStatic;

        if (property.IsAbstract)
            return reference.Instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

        return property.GetMethod is { } getter && _helpers.ResultOf(getter, _cancellationToken) is { } result
            ? IsStored(result, steps + 1)
            : IsAutomatic(property);
    }

    private static bool IsAutomatic(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
                return true;
        }

        return false;
    }

    /// <summary>A field that is only ever set where it is declared, or in its static constructor, holds an exception that was made, unless a handler sets it.</summary>
    private bool IsKept(IFieldSymbol field) => !field.IsReadOnly || (field.IsStatic ? IsSetByHandler(field) : !IsMadeWhereDeclared(field));

    private bool IsSetByHandler(IFieldSymbol field)
    {
        foreach (var constructor in field.ContainingType.StaticConstructors)
        {
            if (_helpers.BodyOf(constructor, _cancellationToken) is not { } body)
                continue;

            foreach (var operation in body.Descendants())
            {
                if (operation is ISimpleAssignmentOperation { Target: IFieldReferenceOperation target, Value: var value }
                    && SymbolEqualityComparer.Default.Equals(target.Field, field)
                    && value.WithoutConversions() is ILocalReferenceOperation { Local: var local }
                    && IsCaughtVariable(local))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsMadeWhereDeclared(IFieldSymbol field)
    {
        foreach (var reference in field.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax })
                return true;
        }

        return false;
    }

    /// <summary>What is read by reference, and perhaps emptied in the same moment: <c>Interlocked.Exchange(ref _failure, null)</c>.</summary>
    private static IOperation? VariableReadBy(IInvocationOperation call) =>
        call is { TargetMethod.ContainingType: { } type, Arguments: { IsEmpty: false } arguments }
        && (type.HasFullName("System.Threading.Interlocked") || type.HasFullName("System.Threading.Volatile"))
            ? arguments[0].Value
            : null;

    private static bool HandsOutWhatItHolds(IMethodSymbol method) =>
        method.Name == "GetBaseException"
        || method.ContainingType is { } type
        && (type.HasFullName("System.Linq.Enumerable") || type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true);

    private bool IsStoredLocal(ILocalReferenceOperation reference, int steps)
    {
        var local = reference.Local;
        var root = reference.Root();

        // In the handler itself that is a rethrow; in a lambda inside it the exception has been kept for later.
        if (IsCaughtVariable(local))
            return reference.FunctionWithin(root) is { } function && !function.Syntax.Span.Contains(local.Locations[0].SourceSpan);

        var isStored = false;

        foreach (var written in WrittenValues.Of(local, root))
        {
            if (written is null)
                return false;

            if (written.IsNullConstant())
                continue;

            if (!IsStoredOrCaught(written, steps + 1))
                return false;

            isStored = true;
        }

        return isStored || IsTakenFromSomething(local, root, steps + 1);
    }

    /// <summary>A loop's variable, a part of something larger, what a collection hands out, or the variable of a pattern over a stored exception.</summary>
    private bool IsTakenFromSomething(ILocalSymbol local, IOperation root, int steps)
    {
        foreach (var operation in root.Descendants())
        {
            switch (operation)
            {
                case IForEachLoopOperation loop when loop.Locals.Contains(local, SymbolEqualityComparer.Default):
                    return true;

                case IDeconstructionAssignmentOperation { Target: var target, Value: var value } when Declares(target, local):
                    return !MayBeMadeBy(value);

                case IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: IDeclarationExpressionOperation target, Parent: IInvocationOperation call } when Declares(target, local):
                    return HandsOutWhatItHolds(call.TargetMethod);

                case IPatternOperation pattern when Declares(pattern, local):
                    return IsMatchOfStored(pattern, steps);
            }
        }

        return false;
    }

    /// <summary>Whether a value with several parts is made here, or by a method of this compilation that makes exceptions or cannot be looked into.</summary>
    private bool MayBeMadeBy(IOperation value)
    {
        if (value is IAwaitOperation { Operation: var awaited })
            value = awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } ? task : awaited;

        if (value.WithoutConversions() is not IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } method })
            return value.WithoutConversions() is ITupleOperation;

        return _helpers.BodyOf(method, _cancellationToken) is not { } body
            || body.Descendants().Any(operation => operation is IObjectCreationOperation creation && creation.Type.IsOrInheritsFrom(_helpers.Types.Exception));
    }

    /// <summary>Whether what the pattern is held against is, or belongs to, something that was kept.</summary>
    private bool IsMatchOfStored(IPatternOperation pattern, int steps)
    {
        IOperation outermost = pattern;

        while (outermost.Parent is INegatedPatternOperation or IBinaryPatternOperation)
            outermost = outermost.Parent;

        return outermost.Parent switch
        {
            IPropertySubpatternOperation { Member: var member } => IsStored(member, steps),
            IIsPatternOperation { Value: var value } => IsStored(value, steps),
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation { Value: var value } } => IsStored(value, steps),
            IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation { Value: var value } } => IsStored(value, steps),
            _ => false,
        };
    }

    private static bool Declares(IOperation target, ILocalSymbol local) =>
        target.DescendantsAndSelf().Any(operation =>
            operation is ILocalReferenceOperation { IsDeclaration: true } reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));

    private static bool Declares(IPatternOperation pattern, ILocalSymbol local) => pattern switch
    {
        IDeclarationPatternOperation declaration => SymbolEqualityComparer.Default.Equals(declaration.DeclaredSymbol, local),
        IRecursivePatternOperation recursive => SymbolEqualityComparer.Default.Equals(recursive.DeclaredSymbol, local),
        _ => false,
    };

    private bool IsCaughtVariable(ILocalSymbol local)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(_cancellationToken) is CatchDeclarationSyntax)
                return true;
        }

        return false;
    }
}

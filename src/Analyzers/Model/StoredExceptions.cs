using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Tells an exception that was thrown before, and kept, from one that is only now made.</summary>
internal sealed class StoredExceptions
{
    private const int MaxSteps = 4;

    private readonly HelperSummaries _helpers;
    private readonly IOperation _throw;
    private readonly CancellationToken _cancellationToken;

    private StoredExceptions(IOperation throwOperation, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        _throw = throwOperation;
        _helpers = helpers;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether what is thrown can only be an exception that had a stack trace before.</summary>
    public static bool Throws(IThrowOperation operation, HelperSummaries helpers, CancellationToken cancellationToken) =>
        operation.Exception is { } thrown && new StoredExceptions(operation, helpers, cancellationToken).IsStored(thrown, steps: 0);

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

            case IArrayElementReferenceOperation:
                return true;

            case IPropertyReferenceOperation property:
                return IsKept(property);

            case IFieldReferenceOperation field:
                return IsKept(field.Field);

            case IInvocationOperation invocation:
                return HandsOutWhatItHolds(invocation.TargetMethod);

            case ILocalReferenceOperation local:
                return IsStoredLocal(local, steps);

            default:
                return false;
        }
    }

    /// <summary>The caught exception itself is no new one either: a second choice behind a stored one changes nothing.</summary>
    private bool IsStoredOrCaught(IOperation value, int steps) =>
        value.WithoutConversions() is ILocalReferenceOperation { Local: var local } && IsCaughtVariable(local) || IsStored(value, steps);

    private bool IsKept(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;

        // A static property of another assembly may be anything; one of an object tells what the object holds.
        if (property.DeclaringSyntaxReferences.IsEmpty)
            return !property.IsStatic;

        if (property.GetMethod is not { } getter || _helpers.ResultOf(getter, _cancellationToken)?.WithoutConversions() is not { } result)
            return !property.IsAbstract && IsAutomatic(property);

        return result is IFieldReferenceOperation { Field: var field } ? IsKept(field) : result is IPropertyReferenceOperation;
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

    /// <summary>A field that is only ever set where it is declared, or in its static constructor, holds an exception that was made, and not one that was caught.</summary>
    private bool IsKept(IFieldSymbol field) => !(field.IsReadOnly && (field.IsStatic || IsMadeWhereDeclared(field)));

    private bool IsMadeWhereDeclared(IFieldSymbol field)
    {
        foreach (var reference in field.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax })
                return true;
        }

        return false;
    }

    private static bool HandsOutWhatItHolds(IMethodSymbol method) =>
        method.Name == "GetBaseException"
        || method.ContainingType is { } type
        && (type.HasFullName("System.Linq.Enumerable") || type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true);

    private bool IsStoredLocal(ILocalReferenceOperation reference, int steps)
    {
        var local = reference.Local;

        // In the handler itself that is a rethrow; in a lambda inside it the exception has been kept for later.
        if (IsCaughtVariable(local))
            return reference.FunctionWithin(_throw.Root()) is { } function && !function.Syntax.Span.Contains(local.Locations[0].SourceSpan);

        var isStored = false;

        foreach (var written in WrittenValues.Of(local, _throw.Root()))
        {
            if (written is null)
                return false;

            if (written.IsNullConstant())
                continue;

            if (!IsStoredOrCaught(written, steps + 1))
                return false;

            isStored = true;
        }

        return isStored || IsTakenFromSomething(local);
    }

    /// <summary>A loop's variable, or the variable of a pattern over a stored exception.</summary>
    private bool IsTakenFromSomething(ILocalSymbol local)
    {
        foreach (var operation in _throw.Root().Descendants())
        {
            switch (operation)
            {
                case IForEachLoopOperation loop when loop.Locals.Contains(local, SymbolEqualityComparer.Default):
                    return true;

                case IIsPatternOperation { Value: var value, Pattern: var pattern } when Declares(pattern, local):
                    return IsStored(value, steps: 1);
            }
        }

        return false;
    }

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

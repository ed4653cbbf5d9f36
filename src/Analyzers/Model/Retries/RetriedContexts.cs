using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>
/// Finds a unit of work of Entity Framework that a failed attempt has changed and the next one saves again: what was added stands in it twice.
/// Saving alone may be repeated, for the context still knows all its changes.
/// </summary>
internal static class RetriedContexts
{
    private const string Context = "Microsoft.EntityFrameworkCore.DbContext";

    public static ISymbol? Of(IInvocationOperation call, AttemptScope scope) =>
        call.TargetMethod.Name is "SaveChanges" or "SaveChangesAsync"
        && call.Instance?.WithoutConversions() is { Type: { } type } instance
        && type.IsOrInheritsFrom(Context)
        && AttemptScope.VariableOf(instance) is { } context
        && scope.IsFromOutside(context)
        && IsChanged(context, call, scope)
        && !IsReset(scope)
            ? context
            : null;

    /// <summary>Whether the attempt itself puts something into the context before it saves.</summary>
    private static bool IsChanged(ISymbol context, IInvocationOperation save, AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            if (operation.Syntax.SpanStart < save.Syntax.SpanStart
                && scope.IsTried(operation)
                && operation is IInvocationOperation { TargetMethod.Name: "Add" or "AddAsync" or "AddRange" or "AddRangeAsync" or "Attach" or "AttachRange", Instance: { } receiver }
                && receiver.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(AttemptScope.VariableOf(part), context)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the tracked changes are dropped or mended between attempts, or a strategy that knows how repeats the whole.</summary>
    private static bool IsReset(AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            if (operation is IInvocationOperation { TargetMethod.Name: "Clear" or "Reload" or "ReloadAsync" or "SetValues" or "Remove" or "RemoveRange" } or IPropertyReferenceOperation { Property.Name: "State", Parent: IAssignmentOperation })
                return true;
        }

        return scope.Function.Root().Descendants().Any(static operation => operation is IInvocationOperation { TargetMethod.Name: "CreateExecutionStrategy" });
    }
}

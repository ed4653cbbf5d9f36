using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>
/// Recognises a pump that looks at the first item of a queue and takes it away only when the work on it went well: after a failure the same
/// item is first again, and an item that always fails holds up all that are behind it.
/// </summary>
internal static class HeadItems
{
    /// <summary>The queue whose first item is tried again, if the loop is such a pump.</summary>
    public static ISymbol? QueueOf(AttemptScope scope)
    {
        if (scope.Try is null || PeekedIn(scope) is not { } queue)
            return null;

        IInvocationOperation? taken = null;

        foreach (var operation in scope.Operations)
        {
            if (operation is not IInvocationOperation { TargetMethod.Name: "Dequeue" or "TryDequeue" or "Pop" or "TryPop" } call || !IsOn(queue, call))
                continue;

            if (!scope.IsTried(call))
                return null; // The item goes also where the work has failed.

            taken ??= call;
        }

        return taken is not null && IsWorkBefore(taken, scope) ? queue : null;
    }

    /// <summary>Whether the operation is the queue, or asks it.</summary>
    public static bool IsAsked(ISymbol queue, IOperation operation)
    {
        for (IOperation? current = operation; current is not null and not IBlockOperation; current = current.Parent)
        {
            var asked = current switch
            {
                IInvocationOperation { Instance: { } instance } => instance,
                IPropertyReferenceOperation { Instance: { } instance } and not { Instance: IInstanceReferenceOperation } => instance,
                _ => current,
            };

            if (SymbolEqualityComparer.Default.Equals(AttemptScope.VariableOf(asked), queue))
                return true;
        }

        return false;
    }

    private static ISymbol? PeekedIn(AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            if (operation is IInvocationOperation { Instance: { } queue } call && IsPeek(call) && !scope.IsHandling(call))
                return AttemptScope.VariableOf(queue);
        }

        return null;
    }

    private static bool IsPeek(IInvocationOperation call) => call.TargetMethod.Name is "Peek" or "TryPeek";

    private static bool IsOn(ISymbol queue, IInvocationOperation call) =>
        call.Instance is { } instance && SymbolEqualityComparer.Default.Equals(AttemptScope.VariableOf(instance), queue);

    private static bool IsWorkBefore(IInvocationOperation taken, AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            if (operation is IInvocationOperation call
                && call.Syntax.Span.End < taken.Syntax.SpanStart
                && scope.IsTried(call)
                && !IsPeek(call)
                && LogCallRecognizer.Recognize(call) is null)
            {
                return true;
            }
        }

        return false;
    }
}

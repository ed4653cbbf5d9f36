using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>The use of one exception where the work under the try may have failed several times at once.</summary>
internal sealed class SeveralFailures
{
    private SeveralFailures(SyntaxNode singleUse, SyntaxNode? task)
    {
        SingleUse = singleUse;
        Task = task;
    }

    /// <summary>The first use of the one exception in the handler.</summary>
    public SyntaxNode SingleUse { get; }

    /// <summary>The call whose task, if it were kept, would know all failures; <see langword="null"/> where the caught exception itself does.</summary>
    public SyntaxNode? Task { get; }

    /// <summary><see langword="null"/> where all failures are looked at, there is only one, or something else under the try may be what failed.</summary>
    public static SeveralFailures? Find(ICatchClauseOperation clause, ILocalSymbol? variable)
    {
        if (variable is null || clause.Parent is not ITryOperation guarded || clause.ExceptionType.IsOrInheritsFrom("System.OperationCanceledException"))
            return null;

        if (clause.ExceptionType.HasFullName("System.AggregateException"))
        {
            return Gathers(guarded.Body) && !LooksAtAll(clause, clause) && FirstInnerException(clause, variable) is { } inner
                ? new(inner, task: null)
                : null;
        }

        return TaskOfSeveral(guarded.Body) is { } task && !IsFailureToWait(clause, task) && !LooksAtAll(clause.Root(), clause) && FirstUse(clause, variable) is { } use
            ? new(use, task.Syntax)
            : null;
    }

    /// <summary>
    /// The call behind the only thing that is awaited: <c>await Task.WhenAll(…)</c> throws the first failure only; the others are in the
    /// task's exception. Where several awaits or a try inside stand together, the failure is as likely that of another.
    /// </summary>
    private static IOperation? TaskOfSeveral(IOperation work)
    {
        IOperation? task = null;

        foreach (var operation in work.OwnDescendants())
        {
            switch (operation)
            {
                case IAwaitOperation { Operation: var awaited } when task is null && IsOfSeveral(FirstTask(awaited)):
                    task = FirstTask(awaited);
                    break;

                case IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true } or ITryOperation { Catches.IsEmpty: false }:
                    return null;
            }
        }

        return task;
    }

    /// <summary>What throws an <c>AggregateException</c> of more than one: waiting for several tasks, parallel loops and queries.</summary>
    private static bool Gathers(IOperation work)
    {
        foreach (var operation in work.OwnDescendants())
        {
            if (operation is not IInvocationOperation { TargetMethod: { ContainingType: { } type } method } call)
                continue;

            if ((method.Name == "WaitAll" && type.HasFullName("System.Threading.Tasks.Task"))
                || type.HasFullName("System.Threading.Tasks.Parallel")
                || type.HasFullName("System.Linq.ParallelEnumerable")
                || (method.Name == "Wait" && call.Instance is { } waited && IsOfSeveral(waited)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfSeveral(IOperation task)
    {
        if (task.WithoutConversions() is not IInvocationOperation { TargetMethod: { ContainingType: { } type, Name: var name } } call)
            return false;

        return name == "WhenAll" && type.HasFullName("System.Threading.Tasks.Task") ? !IsOfOne(call)
            : name is "ForEachAsync" or "ForAsync" && type.HasFullName("System.Threading.Tasks.Parallel");
    }

    private static bool IsOfOne(IInvocationOperation whenAll) =>
        whenAll is { Arguments: { Length: 1 } arguments, Syntax: InvocationExpressionSyntax { ArgumentList.Arguments.Count: < 2 } }
        && arguments[0].ArgumentKind != ArgumentKind.Explicit;

    /// <summary>To wait no longer is one failure, whatever becomes of the tasks.</summary>
    private static bool IsFailureToWait(ICatchClauseOperation clause, IOperation task) =>
        clause.ExceptionType.HasFullName("System.TimeoutException")
        && task.Parent is not (IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" });

    /// <summary>The task that others only wait for: <c>task.WaitAsync(…).ConfigureAwait(false)</c>.</summary>
    private static IOperation FirstTask(IOperation awaited)
    {
        while (true)
        {
            awaited = awaited.WithoutConversions();

            if (awaited is not IInvocationOperation call || ReceiverOf(call)?.WithoutConversions() is not { Type: { } type } receiver || !type.IsOrInheritsFrom("System.Threading.Tasks.Task"))
                return awaited;

            awaited = receiver;
        }
    }

    /// <summary>Who gets code to run does more than wait.</summary>
    private static IOperation? ReceiverOf(IInvocationOperation call)
    {
        if (call.TargetMethod.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate))
            return null;

        return call.Instance ?? (call.TargetMethod is { IsExtensionMethod: true } && !call.Arguments.IsEmpty ? call.Arguments[0].Value : null);
    }

    /// <summary>Whether the handler, or the scope around it, asks tasks or the whole aggregate what became of each; other handlers ask for themselves.</summary>
    private static bool LooksAtAll(IOperation scope, ICatchClauseOperation clause)
    {
        foreach (var operation in scope.ChildOperations)
        {
            switch (operation)
            {
                case ICatchClauseOperation other when other != clause:
                    break;

                case IPropertyReferenceOperation { Property: { Name: "InnerExceptions" or "IsFaulted" or "IsCompletedSuccessfully" or "Status" or "Exception" } property }
                    when property.ContainingType.IsOrInheritsFrom("System.AggregateException") || property.ContainingType.IsOrInheritsFrom("System.Threading.Tasks.Task"):
                case IInvocationOperation { TargetMethod: { Name: "Flatten" or "Handle", ContainingType: { } type } } when type.HasFullName("System.AggregateException"):
                    return true;

                default:
                    if (LooksAtAll(operation, clause))
                        return true;

                    break;
            }
        }

        return false;
    }

    /// <summary>The first use that is more than throwing the exception on.</summary>
    private static SyntaxNode? FirstUse(ICatchClauseOperation clause, ILocalSymbol variable)
    {
        foreach (var reference in ReferencesIn(clause, variable))
        {
            if (!IsThrownOn(reference))
                return reference.Syntax;
        }

        return null;
    }

    private static IOperation? UserOf(IOperation reference) => reference.Parent is IConversionOperation conversion ? conversion.Parent : reference.Parent;

    private static bool IsThrownOn(IOperation reference) => UserOf(reference) switch
    {
        IThrowOperation or IReturnOperation => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: var name, ContainingType: { } type } } } =>
            type.HasFullName("System.Runtime.ExceptionServices.ExceptionDispatchInfo") || name is "SetException" or "TrySetException",
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var kept } } assignment => IsThrownOnLater(kept, assignment),
        _ => false,
    };

    /// <summary>Whether all that becomes of what is kept is that it is thrown, or handed to the caller.</summary>
    private static bool IsThrownOnLater(ILocalSymbol kept, ISimpleAssignmentOperation keeping)
    {
        var isThrown = false;

        foreach (var operation in keeping.Root().Descendants())
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, kept) || reference.Parent is ISimpleAssignmentOperation { Target: var target } && target == reference)
                continue;

            if (UserOf(reference) is IBinaryOperation or IIsPatternOperation)
                continue; // Only whether there is one.

            if (UserOf(reference) is ISimpleAssignmentOperation || (UserOf(reference) is not ITupleOperation && !IsThrownOn(reference)))
                return false; // From variable to variable it may go in a circle.

            isThrown = true;
        }

        return isThrown;
    }

    /// <summary>The first reduction of the aggregate to one failure; <see langword="null"/> where the whole of it goes somewhere too.</summary>
    private static SyntaxNode? FirstInnerException(ICatchClauseOperation clause, ILocalSymbol variable)
    {
        SyntaxNode? first = null;

        foreach (var reference in ReferencesIn(clause, variable))
        {
            if (reference.Parent is not IPropertyReferenceOperation { Property.Name: "InnerException" } inner)
                return null;

            first ??= inner.Syntax;
        }

        return first;
    }

    private static IEnumerable<IOperation> ReferencesIn(ICatchClauseOperation clause, ILocalSymbol variable)
    {
        foreach (var operation in clause.Handler.Descendants())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, variable))
                yield return reference;
        }
    }
}

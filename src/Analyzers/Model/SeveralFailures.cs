using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Finds the use of one exception where the work under the try may have failed several times at once.</summary>
internal static class SeveralFailures
{
    /// <summary>The first use of the one exception in the handler; <see langword="null"/> where all of them are looked at, or there is only one.</summary>
    public static SyntaxNode? SingleUseIn(ICatchClauseOperation clause, ILocalSymbol? variable)
    {
        if (variable is null || clause.Parent is not ITryOperation guarded)
            return null;

        var isAggregate = clause.ExceptionType.HasFullName("System.AggregateException");

        return (isAggregate ? Gathers(guarded.Body) : AwaitsSeveral(guarded.Body)) && !LooksAtAll(clause)
            ? FirstUse(clause, variable, isAggregate)
            : null;
    }

    /// <summary><c>await Task.WhenAll(…)</c> throws the first failure only; the others are in the task's exception.</summary>
    private static bool AwaitsSeveral(IOperation work)
    {
        foreach (var operation in work.OwnDescendants())
        {
            if (operation is IAwaitOperation { Operation: var awaited } && IsOfSeveral(WithoutConfigureAwait(awaited)))
                return true;
        }

        return false;
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

    private static IOperation WithoutConfigureAwait(IOperation awaited) =>
        awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } ? task : awaited;

    /// <summary>Whether the handler asks tasks or the whole aggregate what became of each.</summary>
    private static bool LooksAtAll(ICatchClauseOperation clause)
    {
        foreach (var operation in clause.Descendants())
        {
            switch (operation)
            {
                case IPropertyReferenceOperation { Property: { Name: "InnerExceptions" or "IsFaulted" or "Status" or "Exception" } property }
                    when property.ContainingType.IsOrInheritsFrom("System.AggregateException") || property.ContainingType.IsOrInheritsFrom("System.Threading.Tasks.Task"):
                case IInvocationOperation { TargetMethod: { Name: "Flatten" or "Handle", ContainingType: { } type } } when type.HasFullName("System.AggregateException"):
                    return true;
            }
        }

        return false;
    }

    private static SyntaxNode? FirstUse(ICatchClauseOperation clause, ILocalSymbol variable, bool isAggregate)
    {
        SyntaxNode? first = null;

        foreach (var operation in clause.Handler.Descendants())
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, variable))
                continue;

            if (reference.Parent is IPropertyReferenceOperation { Property.Name: "InnerException" } inner)
            {
                if (isAggregate)
                    return inner.Syntax;
            }
            else if (isAggregate)
            {
                return null; // The whole of it goes somewhere too.
            }

            first ??= isAggregate ? null : reference.Syntax;
        }

        return first;
    }
}

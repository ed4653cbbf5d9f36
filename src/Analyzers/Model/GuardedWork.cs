using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>What the work under a try is, and what becomes of its result.</summary>
internal static class GuardedWork
{
    /// <summary>The work that threw an exception, where a handler's variable holds it.</summary>
    public static IBlockOperation? Behind(IOperation exception)
    {
        var variable = exception.WithoutConversions().ReferencedVariable();

        for (var current = exception.Parent; variable is not null && current is not null; current = current.Parent)
        {
            if (current is ICatchClauseOperation { ExceptionDeclarationOrExpression: IVariableDeclaratorOperation { Symbol: var caught }, Parent: ITryOperation { Body: var work } }
                && SymbolEqualityComparer.Default.Equals(caught, variable))
            {
                return work;
            }
        }

        return null;
    }

    /// <summary>Whether the work only looks at properties.</summary>
    public static bool AsksForState(IBlockOperation work)
    {
        var asks = false;

        foreach (var operation in work.OwnDescendants())
        {
            switch (operation)
            {
                case IPropertyReferenceOperation { Parent: var parent } property when parent is not IAssignmentOperation assignment || assignment.Target != property:
                    asks = true;
                    break;

                case IInvocationOperation or IObjectCreationOperation or IAwaitOperation or IThrowOperation or ILoopOperation:
                    return false;
            }
        }

        return asks;
    }

    /// <summary>Whether the work is nothing but a call of a delegate, which may throw whatever it likes.</summary>
    public static bool IsAnything(IBlockOperation work)
    {
        if (work.Operations.Length != 1)
            return false;

        foreach (var operation in work.OwnDescendants())
        {
            if (operation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke })
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a variable that the work fills is tested behind the try, so that a value which was not given is not taken for one:
    /// <c>try { message = Read(body); } catch (JsonException) { } if (message is not null) …</c>.
    /// </summary>
    public static bool IsTestedBehind(ITryOperation guarded)
    {
        HashSet<ISymbol>? filled = null;

        foreach (var operation in guarded.Body.OwnDescendants())
        {
            if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }
                && local.DeclaringSyntaxReferences.Length == 1
                && !guarded.Syntax.Span.Contains(local.DeclaringSyntaxReferences[0].Span))
            {
                (filled ??= new(SymbolEqualityComparer.Default)).Add(local);
            }
        }

        if (filled is null || guarded.Parent is not { } around)
            return false;

        foreach (var operation in around.OwnDescendants())
        {
            if (operation.Syntax.SpanStart >= guarded.Syntax.Span.End && TestedBy(operation) is { } tested && Reads(tested, filled))
                return true;
        }

        return false;
    }

    private static IOperation? TestedBy(IOperation operation) => operation switch
    {
        IConditionalOperation conditional => conditional.Condition,
        ICoalesceOperation coalesce => coalesce.Value,
        IConditionalAccessOperation access => access.Operation,
        ISwitchOperation choice => choice.Value,
        ISwitchExpressionOperation choice => choice.Value,
        _ => null,
    };

    private static bool Reads(IOperation tested, HashSet<ISymbol> variables)
    {
        foreach (var operation in tested.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation { Local: var local } && variables.Contains(local))
                return true;
        }

        return false;
    }
}

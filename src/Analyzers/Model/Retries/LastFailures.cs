using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>Finds out what becomes of the last failure when no attempt follows it.</summary>
internal static class LastFailures
{
    private const Disposition Told =
        Disposition.Logged | Disposition.LoggedAsText | Disposition.LoggedWithoutException | Disposition.Captured | Disposition.Converted | Disposition.Unknown;

    public static LostFailure Of(CatchFacts facts, HandlerGraph handler, RetryPath path, ExitConditions conditions, AttemptScope scope)
    {
        if (facts.Excuse != HandlerExcuse.None || facts.FilterHasEffects || TellsAlways(facts) || IsTry(scope.Member))
            return LostFailure.Kept;

        var lost = LostFailure.Kept;

        foreach (var end in EndsOf(handler, path, conditions))
        {
            foreach (var block in path.BeforeNextAttempt(end))
            {
                if (Shows(block))
                    return LostFailure.Kept;

                var found = AtEnd(block, scope);

                if (found != LostFailure.Kept)
                    lost = found;
            }
        }

        return lost;
    }

    /// <summary>Where control goes on when a counter has ended the attempts: out of the handler that asks it, or else out of the loop.</summary>
    private static IEnumerable<BasicBlock> EndsOf(HandlerGraph handler, RetryPath path, ExitConditions conditions)
    {
        var asks = false;

        for (var ordinal = handler.Entry.Ordinal; ordinal <= handler.Handler.LastBlockOrdinal; ordinal++)
        {
            var block = handler.Graph.Blocks[ordinal];

            if (!conditions.ReadsCounter(block))
                continue;

            asks = true;

            foreach (var end in conditions.EndsOf(block))
                yield return end;
        }

        if (asks)
            yield break;

        foreach (var block in path.Blocks)
        {
            if (!path.IsTried(block) && conditions.Counts(block))
            {
                foreach (var end in conditions.EndsOf(block))
                    yield return end;
            }
        }
    }

    /// <summary>Whether on every way back, somebody is told or something kept.</summary>
    private static bool TellsAlways(CatchFacts facts)
    {
        foreach (var path in facts.Paths)
        {
            if ((path & Disposition.Retried) != 0 && (path & Told) == 0)
                return false;
        }

        return true;
    }

    private static bool IsTry(IMethodSymbol? member) => member is not null && Words.FirstIs(member.Name, "Try");

    /// <summary>Whether the code makes the failure visible.</summary>
    private static bool Shows(BasicBlock block)
    {
        foreach (var operation in HandlerGraph.OperationsOf(block))
        {
            if (operation is IInvocationOperation call && VisibleFailures.Shows(call))
                return true;
        }

        return false;
    }

    private static LostFailure AtEnd(BasicBlock block, AttemptScope scope)
    {
        if (block.Kind == BasicBlockKind.Exit)
            return GivesNothing(scope.Member) ? LostFailure.GoesOn : LostFailure.Kept;

        var branch = block.FallThroughSuccessor;

        switch (branch?.Semantics)
        {
            case ControlFlowBranchSemantics.Throw:
                return block.BranchValue is { } thrown && !scope.IsHandling(thrown) && IsWithoutCause(thrown.WithoutConversions()) ? LostFailure.Replaced : LostFailure.Kept;

            case ControlFlowBranchSemantics.Return:
                return block.BranchValue is null ? LostFailure.GoesOn
                    : IsNothing(block.BranchValue.WithoutConversions(), scope) ? LostFailure.ReturnsNothing
                    : LostFailure.Kept;

            default:
                return LostFailure.Kept;
        }
    }

    private static bool GivesNothing(IMethodSymbol? member) =>
        member is { ReturnsVoid: true } || (member is { IsAsync: true, ReturnType: INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false } });

    private static bool IsWithoutCause(IOperation thrown)
    {
        if (thrown is not IObjectCreationOperation creation)
            return false;

        foreach (var operation in creation.DescendantsAndSelf())
        {
            if (operation != creation && operation.Type.IsOrInheritsFrom("System.Exception"))
                return false;

            if (operation.Type is { } type && type.Name is "List" or "ConcurrentBag" or "ExceptionDispatchInfo")
                return false;
        }

        return true;
    }

    /// <summary>Null, false, a default value, or a variable that only the work could have given another.</summary>
    private static bool IsNothing(IOperation value, AttemptScope scope)
    {
        if (value is IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: { Length: 1 } arguments })
            value = arguments[0].Value.WithoutConversions();

        if (value is IDefaultValueOperation || value.ConstantValue is { HasValue: true, Value: null or false })
            return true;

        return value is ILocalReferenceOperation { Local: var local } && OnlyWorkWrites(local, scope);
    }

    private static bool OnlyWorkWrites(ILocalSymbol local, AttemptScope scope)
    {
        if (local.Type.IsOrInheritsFrom("System.Exception"))
            return false;

        foreach (var write in scope.WritesOf(local))
        {
            if (!write.IsTried && write.Value?.ConstantValue is not { HasValue: true, Value: null or false })
                return false;
        }

        var hasValue = false;

        foreach (var value in WrittenValues.Of(local, scope.Function.Root()))
        {
            if (value?.WithoutConversions() is { ConstantValue: { HasValue: true, Value: null or false } } or IDefaultValueOperation)
                hasValue = true;
            else if (value is null || !scope.Span.Contains(value.Syntax.Span))
                return false;
        }

        return hasValue;
    }
}

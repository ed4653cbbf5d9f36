using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Looks behind a try statement: <c>try { return Load(); } catch { } throw new NotFoundException();</c> swallows nothing, for whatever
/// goes on from the handler ends in a throw. Nor does <c>catch { item = null; } if (item is null) { Log(…); return; }</c>.
/// </summary>
internal static class LaterFailure
{
    /// <summary>Whether every way on from the handler ends in a throw, or in a failure made visible where the handler's values have led to.</summary>
    public static bool IsCertain(HandlerGraph graph, BasicBlock destination)
    {
        var isVisible = false;

        foreach (var (block, isDecided) in FeasiblePaths.From(destination, KnownBehind(graph), within: (block, isDecided) => !EndsVisibly(block, isDecided)))
        {
            if (EndsVisibly(block, isDecided))
                isVisible = true;
            else if (block.Kind == BasicBlockKind.Exit || graph.Contains(graph.Try, block.Ordinal))
                return false;
        }

        return isVisible;
    }

    private static bool EndsVisibly(BasicBlock block, bool isDecided)
    {
        if (block.FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow)
            return true;

        if (!isDecided)
            return false;

        foreach (var operation in HandlerGraph.OperationsOf(block))
        {
            if (operation is IInvocationOperation call && VisibleFailures.Shows(call))
                return true;
        }

        return false;
    }

    /// <summary>
    /// What was assigned on the straight way to the try and may not have changed in it, and then by the handler. An assignment that ends
    /// the try has not happened when its handler runs.
    /// </summary>
    private static Constants KnownBehind(HandlerGraph graph)
    {
        var blocks = graph.Graph.Blocks;
        var way = new Stack<BasicBlock>();
        var block = blocks[graph.Try.FirstBlockOrdinal];

        while (block.Predecessors.Length == 1 && block.Predecessors[0].Source is var source && source.Ordinal < block.Ordinal)
        {
            block = source;
            way.Push(block);
        }

        var constants = Constants.None;

        foreach (var passed in way)
            constants = constants.After(passed);

        for (var ordinal = graph.Try.FirstBlockOrdinal; ordinal <= graph.Try.LastBlockOrdinal; ordinal++)
            constants = constants.WithoutAssigned(blocks[ordinal], exceptLast: ordinal == graph.Try.LastBlockOrdinal);

        var isStraight = graph.Handler.FirstBlockOrdinal == graph.Handler.LastBlockOrdinal;

        for (var ordinal = graph.Handler.FirstBlockOrdinal; ordinal <= graph.Handler.LastBlockOrdinal; ordinal++)
            constants = isStraight ? constants.After(blocks[ordinal]) : constants.WithoutAssigned(blocks[ordinal], exceptLast: false);

        return constants;
    }
}

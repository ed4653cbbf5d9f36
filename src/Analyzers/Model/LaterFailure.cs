using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Looks behind a try statement: <c>try { return Load(); } catch { } throw new NotFoundException();</c> swallows nothing, for whatever
/// goes on from the handler ends in a throw.
/// </summary>
internal static class LaterFailure
{
    /// <summary>Whether every way on from the handler ends in a throw.</summary>
    public static bool IsCertain(HandlerGraph graph, BasicBlock destination)
    {
        var throws = false;

        foreach (var block in FeasiblePaths.From(destination, KnownAtHandler(graph), within: static _ => true))
        {
            if (block.Kind == BasicBlockKind.Exit || IsIn(graph.Try, block))
                return false;

            throws |= block.FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow;
        }

        return throws;
    }

    private static bool IsIn(ControlFlowRegion region, BasicBlock block) =>
        region.FirstBlockOrdinal <= block.Ordinal && block.Ordinal <= region.LastBlockOrdinal;

    /// <summary>
    /// What was assigned on the straight way to the try and may not have changed in it. An assignment that ends the try has not happened
    /// when its handler runs.
    /// </summary>
    private static Constants KnownAtHandler(HandlerGraph graph)
    {
        var way = new Stack<BasicBlock>();
        var block = graph.Graph.Blocks[graph.Try.FirstBlockOrdinal];

        while (block.Predecessors.Length == 1 && block.Predecessors[0].Source is var source && source.Ordinal < block.Ordinal)
        {
            block = source;
            way.Push(block);
        }

        var constants = Constants.None;

        foreach (var passed in way)
            constants = constants.After(passed);

        for (var ordinal = graph.Try.FirstBlockOrdinal; ordinal <= graph.Try.LastBlockOrdinal; ordinal++)
            constants = constants.WithoutAssigned(graph.Graph.Blocks[ordinal], exceptLast: ordinal == graph.Try.LastBlockOrdinal);

        return constants;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Looks behind a try statement: <c>try { return Load(); } catch { } throw new NotFoundException();</c> swallows nothing, for whatever
/// goes on from the handler ends in a throw. Nor does <c>catch { item = null; } if (item is null) { Log(…); return; }</c>, or
/// <c>catch { again = true; } if (again) Send(left - 1);</c>.
/// </summary>
internal static class LaterFailure
{
    /// <summary>
    /// Whether every way on from the handler ends in a throw, or, where the handler's values have led to, in a failure made visible or
    /// another attempt of the member.
    /// </summary>
    public static bool IsCertain(HandlerGraph graph, HandlerExit exit, IMethodSymbol? member)
    {
        var isVisible = false;

        foreach (var (block, isDecided) in FeasiblePaths.From(exit.Destination!, KnownBehind(graph, exit.Source), within: (block, isDecided) => !Ends(block, isDecided, member)))
        {
            if (Ends(block, isDecided, member))
                isVisible = true;
            else if (block.Kind == BasicBlockKind.Exit || graph.Contains(graph.Try, block.Ordinal))
                return false;
        }

        return isVisible;
    }

    private static bool Ends(BasicBlock block, bool isDecided, IMethodSymbol? member)
    {
        if (block.FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow)
            return true;

        if (!isDecided)
            return false;

        foreach (var operation in HandlerGraph.OperationsOf(block))
        {
            if (operation is IInvocationOperation call
                && (VisibleFailures.Shows(call) || SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, member?.OriginalDefinition)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What was assigned on the straight way to the try and may not have changed in it, and then by the handler. An assignment that ends
    /// the try has not happened when its handler runs.
    /// </summary>
    private static Constants KnownBehind(HandlerGraph graph, BasicBlock last)
    {
        var blocks = graph.Graph.Blocks;
        var way = new Stack<BasicBlock>();
        var block = blocks[graph.Try.FirstBlockOrdinal];

        while (block.Predecessors.Length == 1 && block.Predecessors[0].Source is var source && source.Ordinal < block.Ordinal)
        {
            block = source;
            way.Push(block);
        }

        var constants = Constants.Only(AssignedIn(graph));

        while (way.Count > 0)
            constants = constants.After(way.Pop());

        for (var ordinal = graph.Try.FirstBlockOrdinal; ordinal <= graph.Try.LastBlockOrdinal; ordinal++)
            constants = constants.WithoutAssigned(blocks[ordinal], exceptLast: ordinal == graph.Try.LastBlockOrdinal);

        for (var ordinal = graph.Handler.FirstBlockOrdinal; ordinal <= graph.Handler.LastBlockOrdinal; ordinal++)
            constants = constants.WithoutAssigned(blocks[ordinal], exceptLast: false);

        way.Push(last);

        while (way.Peek() is { Predecessors: { Length: 1 } before } && graph.Contains(graph.Handler, before[0].Source.Ordinal))
            way.Push(before[0].Source);

        foreach (var passed in way)
            constants = constants.After(passed);

        return constants;
    }

    /// <summary>What tells a path that comes from the handler from one that does not: only branches on these speak of the failure.</summary>
    private static HashSet<ISymbol> AssignedIn(HandlerGraph graph)
    {
        var assigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);

        foreach (var block in graph.Graph.Blocks)
        {
            if (!graph.Contains(graph.Try, block.Ordinal) && !graph.Contains(graph.Handler, block.Ordinal))
                continue;

            foreach (var operation in HandlerGraph.OperationsOf(block))
            {
                if (Constants.AssignedBy(operation) is { } variable)
                    assigned.Add(variable);
            }
        }

        return assigned;
    }
}

using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Walks the blocks that control can come to, leaving out branches that known constants rule out.</summary>
internal static class FeasiblePaths
{
    /// <param name="from">Where the walk begins.</param>
    /// <param name="constants">What is known there.</param>
    /// <param name="within">Blocks that the walk goes on from; others are come to, and end it.</param>
    public static IEnumerable<BasicBlock> From(BasicBlock from, Constants constants, Func<BasicBlock, bool> within)
    {
        var seen = new HashSet<(int Block, int Known)>();
        var pending = new Stack<(BasicBlock Block, Constants Known)>();
        pending.Push((from, constants));

        while (pending.Count > 0)
        {
            var (block, known) = pending.Pop();

            if (!seen.Add((block.Ordinal, known.Count)))
                continue;

            yield return block;

            if (!within(block))
                continue;

            known = known.After(block);
            var taken = known.Evaluate(block.BranchValue);

            if (block.ConditionalSuccessor is { } conditional && taken != (block.ConditionKind == ControlFlowConditionKind.WhenFalse))
                Push(conditional, known);

            if (block.ConditionalSuccessor is null || taken != (block.ConditionKind == ControlFlowConditionKind.WhenTrue))
                Push(block.FallThroughSuccessor, known);
        }

        void Push(ControlFlowBranch? branch, Constants known)
        {
            if (branch?.Destination is { } destination)
                pending.Push((destination, known));
        }
    }
}

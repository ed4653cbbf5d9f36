using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Walks the blocks that control can come to, leaving out branches that known constants rule out.</summary>
internal static class FeasiblePaths
{
    /// <param name="from">Where the walk begins.</param>
    /// <param name="constants">What is known there.</param>
    /// <param name="within">Blocks that the walk goes on from; others are come to, and end it.</param>
    /// <returns>Each block, and whether a branch that the constants decided lies before it.</returns>
    public static IEnumerable<(BasicBlock Block, bool IsDecided)> From(BasicBlock from, Constants constants, Func<BasicBlock, bool, bool> within)
    {
        var seen = new HashSet<(int Block, int Known, bool IsDecided)>();
        var pending = new Stack<(BasicBlock Block, Constants Known, bool IsDecided)>();
        pending.Push((from, constants, false));

        while (pending.Count > 0)
        {
            var (block, known, isDecided) = pending.Pop();

            if (!seen.Add((block.Ordinal, known.Count, isDecided)))
                continue;

            yield return (block, isDecided);

            if (!within(block, isDecided))
                continue;

            known = known.After(block);
            var taken = block.ConditionalSuccessor is null ? null : known.Evaluate(block.BranchValue);
            isDecided |= taken is not null && block.BranchValue?.ConstantValue.HasValue == false;

            if (block.ConditionalSuccessor is { } conditional && taken != (block.ConditionKind == ControlFlowConditionKind.WhenFalse))
                Push(conditional);

            if (block.ConditionalSuccessor is null || taken != (block.ConditionKind == ControlFlowConditionKind.WhenTrue))
                Push(block.FallThroughSuccessor);

            void Push(ControlFlowBranch? branch)
            {
                if (branch?.Destination is { } destination)
                    pending.Push((destination, known, isDecided));
            }
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>
/// Tells a retry from a loop that goes on with the next item: in a retry the failure comes back to the try, and success does not.
/// </summary>
internal sealed class RetryPath
{
    private readonly ControlFlowGraph _graph;
    private readonly ControlFlowRegion _try;
    private readonly int _first;
    private readonly int _last;

    private RetryPath(HandlerGraph graph, int first, int last)
    {
        _graph = graph.Graph;
        _try = graph.Try;
        _first = first;
        _last = last;
    }

    /// <summary>The retry around the try statement, if there is a loop and success does not come back into it.</summary>
    public static RetryPath? Find(HandlerGraph graph, SyntaxNode tryStatement) =>
        Around(graph, tryStatement) is { } path && !path.SuccessComesBack() ? path : null;

    /// <summary>The loop around the try statement, whatever comes back in it.</summary>
    public static RetryPath? Around(HandlerGraph graph, SyntaxNode tryStatement) =>
        Surround(graph, tryStatement, out var first, out var last) ? new RetryPath(graph, first, last) : null;

    public IEnumerable<BasicBlock> Blocks
    {
        get
        {
            for (var ordinal = _first; ordinal <= _last; ordinal++)
                yield return _graph.Blocks[ordinal];
        }
    }

    /// <summary>Whether the block belongs to the loop.</summary>
    public bool Contains(BasicBlock block) => _first <= block.Ordinal && block.Ordinal <= _last;

    /// <summary>Whether the block belongs to the work that is tried.</summary>
    public bool IsTried(BasicBlock block) => _try.FirstBlockOrdinal <= block.Ordinal && block.Ordinal <= _try.LastBlockOrdinal;

    /// <summary>Whether a path that leaves the handler for this block comes back to the try.</summary>
    public bool ComesBack(BasicBlock destination) => ComesBack(destination, static _ => true);

    /// <summary>Whether the failure comes back from this handler, what it assigns considered.</summary>
    public bool ComesBackFrom(HandlerGraph handler)
    {
        for (var ordinal = handler.Handler.FirstBlockOrdinal; ordinal <= handler.Handler.LastBlockOrdinal; ordinal++)
        {
            var block = _graph.Blocks[ordinal];

            foreach (var destination in RegularSuccessors(block))
            {
                if (!handler.Contains(handler.Handler, destination.Ordinal) && Reaches(destination, ConstantsOf(block), static _ => true))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a path comes back to the try that goes on only from blocks that may be passed.</summary>
    public bool ComesBack(BasicBlock from, Func<BasicBlock, bool> mayPass) => Reaches(from, Constants.None, mayPass);

    /// <summary>The blocks that a path from this one comes to before another attempt, inside the loop and behind it.</summary>
    public IEnumerable<BasicBlock> BeforeNextAttempt(BasicBlock from)
    {
        foreach (var (block, _) in FeasiblePaths.From(from, Constants.None, within: (block, _) => block.Ordinal != _try.FirstBlockOrdinal))
        {
            if (block.Ordinal != _try.FirstBlockOrdinal)
                yield return block;
        }
    }

    /// <summary>The blocks of the innermost loop; of a backward <c>goto</c> those from its label on; with neither the whole body.</summary>
    private static bool Surround(HandlerGraph graph, SyntaxNode tryStatement, out int first, out int last)
    {
        (first, last) = (int.MaxValue, -1);

        if (RetrySyntax.LabelOf(tryStatement) is { } label)
        {
            SpanOf(graph.Graph, label, ref first, ref last);
            first = Math.Min(first, graph.Try.FirstBlockOrdinal);
            last = LastOf(graph);
            first = BeforeEmpty(graph.Graph, first);
            return true;
        }

        var loop = RetrySyntax.LoopAround(tryStatement);

        if (loop is CommonForEachStatementSyntax forEach && !RetrySyntax.CountsAttempts(forEach))
            return false; // The next item is another operation.

        if (loop is null)
        {
            (first, last) = (0, graph.Graph.Blocks.Length - 1);
            return true;
        }

        SpanOf(graph.Graph, loop, ref first, ref last);
        first = Math.Min(first, graph.Try.FirstBlockOrdinal);
        last = Math.Max(last, LastOf(graph));

        first = BeforeEmpty(graph.Graph, first);

        // Empty blocks that a loop leaves behind belong to it.
        while (last + 1 < graph.Graph.Blocks.Length && IsEmpty(graph.Graph.Blocks[last + 1]))
            last++;

        return last >= 0;
    }

    /// <summary>A label is an empty block of its own, and so is where a loop begins anew whose condition declares a variable.</summary>
    private static int BeforeEmpty(ControlFlowGraph graph, int first)
    {
        while (first > 0 && IsEmpty(graph.Blocks[first - 1]))
            first--;

        return first;
    }

    private static IEnumerable<BasicBlock> RegularSuccessors(BasicBlock block)
    {
        if (block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.Regular, Destination: { } next })
            yield return next;

        if (block.ConditionalSuccessor is { Semantics: ControlFlowBranchSemantics.Regular, Destination: { } other })
            yield return other;
    }

    private static bool IsEmpty(BasicBlock block) => block is { Kind: BasicBlockKind.Block, Operations.IsEmpty: true, BranchValue: null };

    private static int LastOf(HandlerGraph graph) => graph.Try.EnclosingRegion?.LastBlockOrdinal ?? graph.Handler.LastBlockOrdinal;

    private static void SpanOf(ControlFlowGraph graph, SyntaxNode syntax, ref int first, ref int last)
    {
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in HandlerGraph.OperationsOf(block))
            {
                if (!syntax.Span.Contains(operation.Syntax.Span))
                    continue;

                first = Math.Min(first, block.Ordinal);
                last = Math.Max(last, block.Ordinal);
                break;
            }
        }
    }

    /// <summary>Whether a path comes back to the try on which nothing failed.</summary>
    public bool SuccessComesBack()
    {
        for (var ordinal = _try.FirstBlockOrdinal; ordinal <= _try.LastBlockOrdinal; ordinal++)
        {
            var block = _graph.Blocks[ordinal];

            foreach (var destination in RegularSuccessors(block))
            {
                if (!IsTried(destination) && Reaches(destination, ConstantsOf(block), static _ => true))
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The constants assigned on the straight way to the end of the try: <c>done = true</c> makes <c>while (!done)</c> end, and so does
    /// <c>again = false</c> where only the handler sets it back.
    /// </summary>
    private Constants ConstantsOf(BasicBlock last)
    {
        var way = new Stack<BasicBlock>();
        way.Push(last);

        while (way.Peek() is { Predecessors: { Length: 1 } predecessors } && predecessors[0].Source is var before && before.Ordinal >= _first && before.Ordinal < way.Peek().Ordinal)
            way.Push(before);

        var constants = Constants.None;

        foreach (var block in way)
            constants = constants.After(block);

        return constants;
    }

    private bool Reaches(BasicBlock from, Constants constants, Func<BasicBlock, bool> mayPass)
    {
        foreach (var (block, _) in FeasiblePaths.From(from, constants, within: (block, _) => Contains(block) && mayPass(block)))
        {
            if (block.Ordinal == _try.FirstBlockOrdinal)
                return true;
        }

        return false;
    }
}

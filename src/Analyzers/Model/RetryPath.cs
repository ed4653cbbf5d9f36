using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Tells a retry from a loop that goes on with the next item: in a retry the failure comes back to the try, and success does not.
/// </summary>
internal sealed class RetryPath
{
    private readonly HandlerGraph _graph;
    private readonly int _first;
    private readonly int _last;

    private RetryPath(HandlerGraph graph, int first, int last)
    {
        _graph = graph;
        _first = first;
        _last = last;
    }

    /// <summary>The retry around the try statement, if there is a loop and success does not come back into it.</summary>
    public static RetryPath? Find(HandlerGraph graph, SyntaxNode tryStatement)
    {
        if (!Surround(graph, tryStatement, out var first, out var last))
            return null;

        var path = new RetryPath(graph, first, last);
        return path.SuccessComesBack() ? null : path;
    }

    /// <summary>Whether a path that leaves the handler for this block comes back to the try.</summary>
    public bool ComesBack(BasicBlock destination) => Reaches(destination, Constants.None);

    /// <summary>The blocks of the innermost loop; with no loop (a backward <c>goto</c>) the whole body.</summary>
    private static bool Surround(HandlerGraph graph, SyntaxNode tryStatement, out int first, out int last)
    {
        (first, last) = (int.MaxValue, -1);
        SyntaxNode? loop = tryStatement.Parent;

        while (loop is not null and not (ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax)
               && loop is not (MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        {
            loop = loop.Parent;
        }

        if (loop is CommonForEachStatementSyntax)
            return false; // The next item is another operation.

        if (loop is not (ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax))
        {
            (first, last) = (0, graph.Graph.Blocks.Length - 1);
            return true;
        }

        foreach (var block in graph.Graph.Blocks)
        {
            foreach (var operation in HandlerGraph.OperationsOf(block))
            {
                if (!loop.Span.Contains(operation.Syntax.Span))
                    continue;

                first = Math.Min(first, block.Ordinal);
                last = Math.Max(last, block.Ordinal);
                break;
            }
        }

        first = Math.Min(first, graph.Try.FirstBlockOrdinal);
        last = Math.Max(last, graph.Handler.EnclosingRegion?.LastBlockOrdinal ?? last);

        // Empty blocks that a loop leaves behind belong to it.
        while (last + 1 < graph.Graph.Blocks.Length && graph.Graph.Blocks[last + 1] is { Kind: BasicBlockKind.Block, Operations.IsEmpty: true, BranchValue: null })
            last++;

        return last >= 0;
    }

    private bool SuccessComesBack()
    {
        for (var ordinal = _graph.Try.FirstBlockOrdinal; ordinal <= _graph.Try.LastBlockOrdinal; ordinal++)
        {
            var block = _graph.Graph.Blocks[ordinal];

            foreach (var branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            {
                if (branch is { Semantics: ControlFlowBranchSemantics.Regular, Destination: { } destination }
                    && !_graph.Contains(_graph.Try, destination.Ordinal)
                    && Reaches(destination, ConstantsOf(block)))
                {
                    return true;
                }
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

    private bool Reaches(BasicBlock from, Constants constants)
    {
        foreach (var (block, _) in FeasiblePaths.From(from, constants, within: (block, _) => block.Ordinal >= _first && block.Ordinal <= _last))
        {
            if (block.Ordinal == _graph.Try.FirstBlockOrdinal)
                return true;
        }

        return false;
    }
}

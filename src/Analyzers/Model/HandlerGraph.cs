using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>One handler as the control-flow graph of its body sees it.</summary>
internal sealed class HandlerGraph
{
    private HandlerGraph(ControlFlowGraph graph, ControlFlowRegion tryAndCatch, ControlFlowRegion handler)
    {
        Graph = graph;
        Try = tryAndCatch.NestedRegions[0];
        Handler = handler;
    }

    public ControlFlowGraph Graph { get; }

    public ControlFlowRegion Try { get; }

    public ControlFlowRegion Handler { get; }

    /// <summary>Where a caught exception comes to first: the filter, if there is one.</summary>
    public BasicBlock Entry => Graph.Blocks[(Handler.EnclosingRegion is { Kind: ControlFlowRegionKind.FilterAndHandler } both ? both : Handler).FirstBlockOrdinal];

    public static HandlerGraph? Create(ICatchClauseOperation clause, CancellationToken cancellationToken) =>
        GraphOf(clause, cancellationToken) is { } graph ? In(graph, clause) : null;

    /// <summary>The handler in the graph of the function around it, which other handlers of that function share.</summary>
    public static HandlerGraph? In(ControlFlowGraph graph, ICatchClauseOperation clause)
    {
        if (clause.Syntax.Parent is not TryStatementSyntax statement || FindRegion(graph, statement) is not { } region)
            return null;

        var index = statement.Catches.IndexOf((CatchClauseSyntax)clause.Syntax) + 1;

        if (index >= region.NestedRegions.Length)
            return null;

        var handler = region.NestedRegions[index];

        if (handler.Kind == ControlFlowRegionKind.FilterAndHandler)
            handler = handler.NestedRegions[handler.NestedRegions.Length - 1];

        return handler.Kind == ControlFlowRegionKind.Catch ? new HandlerGraph(graph, region, handler) : null;
    }

    public bool Contains(ControlFlowRegion region, int ordinal) => region.FirstBlockOrdinal <= ordinal && ordinal <= region.LastBlockOrdinal;

    /// <summary>The graph of the innermost function around the operation: lambdas and local functions come out of their parent's graph.</summary>
    public static ControlFlowGraph? GraphOf(IOperation clause, CancellationToken cancellationToken)
    {
        var functions = new Stack<IOperation>();
        var root = clause;

        for (; root.Parent is { } parent; root = parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
                functions.Push(parent);
        }

        var graph = root switch
        {
            IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IBlockOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellationToken),
            IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellationToken),
            IParameterInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellationToken),
            _ => null,
        };

        while (graph is not null && functions.Count > 0)
        {
            graph = functions.Pop() switch
            {
                ILocalFunctionOperation { Symbol: var symbol } => graph.LocalFunctions.Contains(symbol)
                    ? graph.GetLocalFunctionControlFlowGraph(symbol, cancellationToken)
                    : null,
                var lambda => FindLambda(graph, lambda.Syntax) is { } found ? graph.GetAnonymousFunctionControlFlowGraph(found, cancellationToken) : null,
            };
        }

        return graph;
    }

    private static IFlowAnonymousFunctionOperation? FindLambda(ControlFlowGraph graph, SyntaxNode syntax)
    {
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in OperationsOf(block))
            {
                if (operation is IFlowAnonymousFunctionOperation lambda && lambda.Syntax == syntax)
                    return lambda;
            }
        }

        return null;
    }

    /// <summary>Everything that a block executes, in order of evaluation as far as trees show it.</summary>
    public static IEnumerable<IOperation> OperationsOf(BasicBlock block)
    {
        foreach (var operation in block.Operations)
        {
            foreach (var descendant in operation.DescendantsAndSelf())
                yield return descendant;
        }

        if (block.BranchValue is { } value)
        {
            foreach (var descendant in value.DescendantsAndSelf())
                yield return descendant;
        }
    }

    /// <summary>
    /// Regions do not know their syntax. An operation inside knows both its regions and its syntax, and try statements nest as their regions do.
    /// </summary>
    private static ControlFlowRegion? FindRegion(ControlFlowGraph graph, TryStatementSyntax statement)
    {
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in OperationsOf(block))
            {
                if (!statement.Span.Contains(operation.Syntax.Span))
                    continue;

                if (RegionOf(block.EnclosingRegion, operation.Syntax, statement) is { } region)
                    return region;
            }
        }

        return null;
    }

    private static ControlFlowRegion? RegionOf(ControlFlowRegion innermost, SyntaxNode syntax, TryStatementSyntax statement)
    {
        var region = NextTryAndCatch(innermost);

        for (var node = syntax; region is not null && node.Parent is { } parent; node = parent)
        {
            // A finally block belongs to no try-and-catch region of its statement.
            if (parent is not TryStatementSyntax { Catches.Count: > 0 } candidate || node == candidate.Finally)
                continue;

            if (candidate == statement)
                return region;

            region = NextTryAndCatch(region.EnclosingRegion);
        }

        return null;
    }

    private static ControlFlowRegion? NextTryAndCatch(ControlFlowRegion? region)
    {
        while (region is not null && region.Kind != ControlFlowRegionKind.TryAndCatch)
            region = region.EnclosingRegion;

        return region;
    }
}

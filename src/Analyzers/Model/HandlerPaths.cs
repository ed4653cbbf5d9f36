using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>How a path leaves its handler.</summary>
internal enum HandlerExitKind
{
    /// <summary>Control goes on behind the try statement, or jumps out of the handler to a loop or label.</summary>
    GoesOn,
    Returns,
    Throws,
    Rethrows,
}

/// <summary>One way out of a handler, with what became of the exception on it.</summary>
internal readonly struct HandlerExit
{
    public HandlerExit(HandlerExitKind kind, Disposition disposition, IOperation? value, BasicBlock source, BasicBlock? destination)
    {
        Kind = kind;
        Disposition = disposition;
        Value = value;
        Source = source;
        Destination = destination;
    }

    public HandlerExitKind Kind { get; }

    public Disposition Disposition { get; }

    /// <summary>What is returned or thrown.</summary>
    public IOperation? Value { get; }

    /// <summary>The handler's last block on the way.</summary>
    public BasicBlock Source { get; }

    /// <summary>Where control goes on.</summary>
    public BasicBlock? Destination { get; }
}

/// <summary>Walks every path through a handler and gathers the events that lie on it.</summary>
internal sealed class HandlerPaths
{
    /// <summary>More different histories than this at one block, and the paths count as unknown.</summary>
    private const int MaxHistories = 64;

    private readonly HandlerGraph _graph;
    private readonly IReadOnlyDictionary<SyntaxNode, Disposition> _events;
    private readonly HashSet<SyntaxNode> _sites;
    private readonly IReadOnlyDictionary<ISymbol, Carried> _holders;
    private readonly Dictionary<int, HashSet<Disposition>> _arrived = new();
    private readonly Queue<(int Block, Disposition History)> _pending = new();

    private HandlerPaths(
        HandlerGraph graph, IReadOnlyDictionary<SyntaxNode, Disposition> events, IReadOnlyDictionary<ISymbol, Carried> holders, HashSet<SyntaxNode> sites)
    {
        _graph = graph;
        _events = events;
        _holders = holders;
        _sites = sites;
    }

    /// <summary>Every way out, each kind of history once.</summary>
    public List<HandlerExit> Exits { get; } = new();

    /// <summary>What had become of the exception whenever a path came to one of the sites that were asked for.</summary>
    public Dictionary<SyntaxNode, HashSet<Disposition>> HistoriesAt { get; } = new();

    public static HandlerPaths Walk(
        HandlerGraph graph,
        IReadOnlyDictionary<SyntaxNode, Disposition> events,
        IReadOnlyDictionary<ISymbol, Carried> holders,
        HashSet<SyntaxNode> sites,
        Disposition before,
        CancellationToken cancellationToken)
    {
        var paths = new HandlerPaths(graph, events, holders, sites);
        paths.Arrive(graph.Handler.FirstBlockOrdinal, before);

        while (paths._pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (block, history) = paths._pending.Dequeue();
            paths.Pass(graph.Graph.Blocks[block], history);
        }

        return paths;
    }

    private void Arrive(int ordinal, Disposition history)
    {
        if (!_arrived.TryGetValue(ordinal, out var histories))
            _arrived.Add(ordinal, histories = new HashSet<Disposition>());

        if (histories.Count >= MaxHistories)
            history |= Disposition.Unknown;

        if (histories.Add(history))
            _pending.Enqueue((ordinal, history));
    }

    private void Pass(BasicBlock block, Disposition history)
    {
        foreach (var operation in HandlerGraph.OperationsOf(block))
            history |= At(operation.Syntax, history);

        if (block.ConditionalSuccessor is null)
        {
            Leave(block, block.FallThroughSuccessor, history);
            return;
        }

        var jumps = Jumps(block);
        var jumpsWhenTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;

        if (jumps != true)
            Leave(block, block.FallThroughSuccessor, history | BranchMeaning.Of(block.BranchValue!, !jumpsWhenTrue, _holders));
        if (jumps != false)
            Leave(block, block.ConditionalSuccessor, history | BranchMeaning.Of(block.BranchValue!, jumpsWhenTrue, _holders));
    }

    /// <summary>Which way a constant condition takes, so that <c>while (true)</c> has no way out of its own.</summary>
    private static bool? Jumps(BasicBlock block) =>
        block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue?.ConstantValue is { HasValue: true, Value: bool value }
            ? value == (block.ConditionKind == ControlFlowConditionKind.WhenTrue)
            : null;

    private Disposition At(SyntaxNode syntax, Disposition history)
    {
        if (_sites.Contains(syntax))
        {
            if (!HistoriesAt.TryGetValue(syntax, out var histories))
                HistoriesAt.Add(syntax, histories = new HashSet<Disposition>());
            histories.Add(history);
        }

        return _events.TryGetValue(syntax, out var happened) ? happened : Disposition.Swallowed;
    }

    private void Leave(BasicBlock block, ControlFlowBranch? branch, Disposition history)
    {
        if (branch is null)
            return;

        history |= InFinallyBlocks(branch.FinallyRegions);

        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Regular when branch.Destination is { } destination:
                if (_graph.Contains(_graph.Handler, destination.Ordinal))
                    Arrive(destination.Ordinal, history);
                else
                    Exit(HandlerExitKind.GoesOn, history, null, block, destination);
                break;

            case ControlFlowBranchSemantics.Return:
                Exit(HandlerExitKind.Returns, history, block.BranchValue, block, null);
                break;

            case ControlFlowBranchSemantics.Throw:
                Exit(HandlerExitKind.Throws, history, block.BranchValue, block, null);
                break;

            case ControlFlowBranchSemantics.Rethrow:
                Exit(HandlerExitKind.Rethrows, history, null, block, null);
                break;
        }
    }

    private void Exit(HandlerExitKind kind, Disposition history, IOperation? value, BasicBlock source, BasicBlock? destination)
    {
        foreach (var known in Exits)
        {
            if (known.Kind == kind && known.Disposition == history && known.Source == source && known.Destination == destination)
                return;
        }

        Exits.Add(new HandlerExit(kind, history, value, source, destination));
    }

    /// <summary>A finally block inside the handler runs on the way out; that it runs to its end is assumed.</summary>
    private Disposition InFinallyBlocks(ImmutableArray<ControlFlowRegion> regions)
    {
        var happened = Disposition.Swallowed;

        foreach (var region in regions)
        {
            if (!_graph.Contains(_graph.Handler, region.FirstBlockOrdinal))
                continue;

            for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
            {
                foreach (var operation in HandlerGraph.OperationsOf(_graph.Graph.Blocks[ordinal]))
                    happened |= At(operation.Syntax, happened);
            }
        }

        return happened;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Asks of the log entries in a handler, one by one, what becomes of the exception on the paths that pass them.</summary>
internal sealed class HandlerEntries
{
    private readonly ICatchClauseOperation _clause;
    private readonly Dictionary<SyntaxNode, Disposition> _events;
    private readonly IReadOnlyDictionary<ISymbol, Carried> _holders;
    private readonly Func<Dictionary<SyntaxNode, Disposition>, ImmutableArray<Disposition>> _walk;

    /// <param name="clause">The handler.</param>
    /// <param name="events">What becomes of the exception, guards considered.</param>
    /// <param name="told">Where somebody gets something of the exception.</param>
    /// <param name="holders">The variables that hold the exception, or something of it.</param>
    /// <param name="walk">What has become of it on each way out, by events of its own.</param>
    public HandlerEntries(
        ICatchClauseOperation clause,
        Dictionary<SyntaxNode, Disposition> events,
        Dictionary<SyntaxNode, Disposition> told,
        IReadOnlyDictionary<ISymbol, Carried> holders,
        Func<Dictionary<SyntaxNode, Disposition>, ImmutableArray<Disposition>> walk)
    {
        _clause = clause;
        _events = With(events, told);
        _holders = holders;
        _walk = walk;
    }

    /// <summary>Whether an event may be an entry to ask about; most handlers have none.</summary>
    public static bool AreWorthAsking(Disposition happened) => (happened & (Disposition.LoggedAsText | Disposition.LoggedWithoutException)) != 0;

    /// <summary>The entries that hold the exception as text.</summary>
    public ImmutableArray<HandlerEntry> AsText()
    {
        var entries = ImmutableArray.CreateBuilder<HandlerEntry>();

        foreach (var log in Calls(Disposition.LoggedAsText))
            entries.Add(Ask(log, _events));

        return entries.ToImmutable();
    }

    /// <summary>
    /// The entries that tell of the failure and leave the exception out, although it is found nowhere else: the gravest of each path, for
    /// one that has the exception is enough.
    /// </summary>
    public ImmutableArray<HandlerEntry> WithoutException()
    {
        var entries = ImmutableArray.CreateBuilder<HandlerEntry>();
        var events = _events;

        foreach (var log in Calls(Disposition.LoggedWithoutException).OrderByDescending(log => log.Level))
        {
            var entry = Ask(log, events);

            if (!entry.IsAllThatIsLeft || IsInCaseOfException(log.Operation) || SaysWhatTypeSays(log))
                continue;

            entries.Add(entry);
            events = With(events, log.Operation.Syntax, Disposition.Told);
        }

        return entries.ToImmutable();
    }

    /// <summary>Whether a <c>switch</c> over something of the exception has led to the entry, by another way than <c>default</c>: then its text says which.</summary>
    private bool IsInCaseOfException(IOperation entry)
    {
        for (var operation = entry; operation != _clause && operation.Parent is { } parent; operation = parent)
        {
            if (parent is ISwitchOperation choice
                && operation is ISwitchCaseOperation section
                && !section.Clauses.Any(label => label.CaseKind == CaseKind.Default)
                && choice.Value.DescendantsAndSelf().Any(part => part.ReferencedVariable() is { } variable && _holders.ContainsKey(variable)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the entry has the words of the caught type's name, and they say what is the case: "limit reached" for <c>LimitReachedException</c>.</summary>
    private bool SaysWhatTypeSays(LogCall entry)
    {
        if (entry.Template?.Text is not { } text || !Words.NameState(_clause.ExceptionType.Name))
            return false;

        foreach (var word in Words.Split(_clause.ExceptionType.Name))
        {
            var said = word switch
            {
                "Unavailable" => "available", // "not available"
                "Timeout" => "time", // "timed out", "in time"
                _ => word,
            };

            if (word != "Exception" && text.IndexOf(said, StringComparison.OrdinalIgnoreCase) < 0)
                return false;
        }

        return true;
    }

    private HandlerEntry Ask(LogCall log, Dictionary<SyntaxNode, Disposition> events)
    {
        var paths = _walk(With(events, log.Operation.Syntax, Disposition.Asked));
        return new HandlerEntry(log.Operation.Syntax, log.Sink, log.Level, paths.RemoveAll(path => (path & Disposition.Asked) == 0));
    }

    private IEnumerable<LogCall> Calls(Disposition kind)
    {
        foreach (var operation in _clause.Handler.OwnDescendants())
        {
            if (operation is IInvocationOperation invocation
                && _events.TryGetValue(invocation.Syntax, out var happened)
                && (happened & kind) != 0
                && invocation.Syntax.FirstAncestorOrSelf<CatchClauseSyntax>() == _clause.Syntax
                && LogCallRecognizer.Recognize(invocation) is { Kind: LogCallKind.Entry, IsTelemetry: false } log)
            {
                yield return log;
            }
        }
    }

    private Dictionary<SyntaxNode, Disposition> With(Dictionary<SyntaxNode, Disposition> events, SyntaxNode site, Disposition disposition) =>
        With(events, new Dictionary<SyntaxNode, Disposition> { [site] = disposition });

    /// <summary>The events with others, which count from the guard around them on, as they all do.</summary>
    private Dictionary<SyntaxNode, Disposition> With(Dictionary<SyntaxNode, Disposition> events, Dictionary<SyntaxNode, Disposition> added)
    {
        GuardedEvents.Hoist(_clause, added);
        var all = new Dictionary<SyntaxNode, Disposition>(events);

        foreach (var entry in added)
        {
            all.TryGetValue(entry.Key, out var known);
            all[entry.Key] = known | entry.Value;
        }

        return all;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>One log entry that a handler writes, and what became of the exception on every path that passes it.</summary>
internal sealed class HandlerEntry
{
    private const Disposition GoesOn = Disposition.Rethrown | Disposition.CarriesCause;

    public HandlerEntry(SyntaxNode call, LogSink sink, LogLevel level, ImmutableArray<Disposition> paths)
    {
        Call = call;
        Sink = sink;
        Level = level;
        Paths = paths;
    }

    public SyntaxNode Call { get; }

    public LogSink Sink { get; }

    public LogLevel Level { get; }

    private ImmutableArray<Disposition> Paths { get; }

    /// <summary>Whether on some path the failure ends here, and nobody got anything of the exception.</summary>
    public bool IsAllThatIsLeft
    {
        get
        {
            const Disposition kept = Disposition.Told | Disposition.Logged | Disposition.LoggedAsText | Disposition.Captured | Disposition.Rethrown | Disposition.Replaced
                | Disposition.Retried | Disposition.Narrowed | Disposition.Cancelled | Disposition.Unknown;

            return Paths.Any(path => (path & kept) == 0);
        }
    }

    /// <summary>Whether the exception leaves the handler on some path, so that whoever handles it can log it.</summary>
    public bool GoesOnSomewhere => Paths.Any(path => (path & GoesOn) != 0);

    /// <summary>Whether only exceptions of a kind that the handler has asked for lead to the entry.</summary>
    public bool IsOfOneKind => !Paths.IsEmpty && Paths.All(path => (path & Disposition.Narrowed) != 0);

    /// <summary>Whether on every path the exception leaves the handler, or is logged as one by another entry.</summary>
    public bool IsOnlyContext => !Paths.IsEmpty && Paths.All(path => (path & (GoesOn | Disposition.Logged)) != 0);
}

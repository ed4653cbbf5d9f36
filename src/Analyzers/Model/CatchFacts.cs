using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// What there is to know of one catch clause: what it catches, and for every path out of its handler what became of the exception.
/// It holds syntax and symbols only, no operations, so that keeping it is cheap.
/// </summary>
internal sealed class CatchFacts
{
    public CatchFacts(CatchClauseSyntax clause, ITypeSymbol caughtType)
    {
        Clause = clause;
        CaughtType = caughtType;
    }

    public CatchClauseSyntax Clause { get; }

    /// <summary>The variable that holds the exception, if the clause names one.</summary>
    public ILocalSymbol? Variable { get; init; }

    public ITypeSymbol CaughtType { get; }

    /// <summary>Whether the clause catches what parsers throw at text that they cannot read.</summary>
    public bool IsParseFailure => ExceptionTypes.IsParseFailure(CaughtType);

    /// <summary>Whether the clause catches everything that programs throw, its filter considered.</summary>
    public bool IsCatchAll { get; init; }

    public FilterEffect Filter { get; init; }

    /// <summary>What the filter always says, where it decides nothing.</summary>
    public bool? ConstantFilter { get; init; }

    /// <summary>Whether the filter asks for more than a type, such as a status code: its author knows what he lets in.</summary>
    public bool FilterAsksForDetails { get; init; }

    /// <summary>Whether the filter asks if cancellation was requested, and nothing else.</summary>
    public bool FilterAsksForCancellation { get; init; }

    /// <summary>Whether the filter looks at a property of the exception.</summary>
    public bool FilterReadsException { get; init; }

    /// <summary>The types that get in: those that the filter names, or else the one that the clause catches.</summary>
    public ImmutableArray<ITypeSymbol> AdmittedTypes { get; init; } = ImmutableArray<ITypeSymbol>.Empty;

    /// <summary>Whether the filter does more than to give an answer.</summary>
    public bool FilterHasEffects { get; init; }

    /// <summary>What became of the exception on each way out; empty where the control-flow graph could not be read.</summary>
    public ImmutableArray<Disposition> Paths { get; init; } = ImmutableArray<Disposition>.Empty;

    /// <summary>What the first silent path does instead, or <see langword="null"/> if there is none.</summary>
    public SilentExit? SilentExit { get; init; }

    /// <summary>The exceptions that leave the handler by a throw or a failed task.</summary>
    public ImmutableArray<LeavingException> Leaving { get; init; } = ImmutableArray<LeavingException>.Empty;

    /// <summary>The test with which the handler begins, if it throws everything else on.</summary>
    public TypeTestedHandler? TypeTest { get; init; }

    /// <summary>Where the handler uses one exception although several tasks may have failed.</summary>
    public SeveralFailures? SingleOfSeveral { get; init; }

    /// <summary>Whether the handler calls something besides writing log entries.</summary>
    public bool HandlerActs { get; init; }

    /// <summary>Whether the handler leaves a trace in a variable: a counter raised, a flag cleared, a result set.</summary>
    public bool HandlerRecords { get; init; }

    /// <summary>Whether the try stands in another handler: the failure that counts is the first.</summary>
    public bool IsSecondary { get; init; }

    /// <summary>Whether the work is whatever somebody else's delegate does.</summary>
    public bool RunsAnything { get; init; }

    /// <summary>The handler's own log entries of the exception at warning or above; none where a helper writes another.</summary>
    public ImmutableArray<SyntaxNode> FailureLogs { get; init; } = ImmutableArray<SyntaxNode>.Empty;

    /// <summary>The handler's own log entries that hold the exception as text.</summary>
    public ImmutableArray<HandlerEntry> TextEntries { get; init; } = ImmutableArray<HandlerEntry>.Empty;

    /// <summary>The handler's own log entries at warning or above that leave the exception out although it ends there, one for each path.</summary>
    public ImmutableArray<HandlerEntry> EntriesWithoutException { get; init; } = ImmutableArray<HandlerEntry>.Empty;

    /// <summary>Why silence is right here, where it is.</summary>
    public HandlerExcuse Excuse { get; init; }

    /// <summary>The place around the clause where catching everything is right, if it is one.</summary>
    public BoundaryKind Boundary { get; init; }

    /// <summary>Whether the clause guards one turn of a loop that is to go on whatever happens in it.</summary>
    public bool IsInWorkLoop { get; init; }

    /// <summary>
    /// The tokens and sources, as code, whose cancellation the handler takes for a failure: it logs, wraps or converts what it was asked
    /// to bring about. Empty where it does not.
    /// </summary>
    public ImmutableArray<string> IgnoredCancellation { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether the work under the try only looks at properties: an exception says in which state their object is.</summary>
    public bool AsksForState { get; init; }

    /// <summary>Whether the code behind the try asks whether the work gave a value.</summary>
    public bool ResultIsTested { get; init; }

    /// <summary>Whether a framework call under the try documents the exception as one of its answers, although it otherwise signals a bug.</summary>
    public bool IsDocumentedByCallee { get; init; }

    /// <summary>Whether a new exception leaves as the only trace of the caught one, without it inside.</summary>
    public bool LosesCause => LosesCauseAt(null);

    /// <summary>The same, by one throw.</summary>
    public bool LosesCauseAt(SyntaxNode? site)
    {
        foreach (var leaving in Leaving)
        {
            if (leaving is { Kind: LeavingKind.LosesCause, IsOnlyTrace: true } && (site is null || leaving.Site == site))
                return true;
        }

        return false;
    }

    /// <summary>Whether the throw throws the caught exception through a variable.</summary>
    public bool RethrowsAt(SyntaxNode site)
    {
        foreach (var leaving in Leaving)
        {
            if (leaving.Kind == LeavingKind.Caught && leaving.Site == site)
                return true;
        }

        return false;
    }

    /// <summary>Whether the handler's author left it for later: a TODO and nothing else, or a <c>NotImplementedException</c>.</summary>
    public bool IsUnwritten => HandlerComments.IsOnlyToDo(Clause) || ThrowsNotImplemented;

    /// <summary>A message that is put together says that something else cannot be done.</summary>
    private bool ThrowsNotImplemented =>
        Clause.Block.Statements.Count == 1
        && Leaving.Length == 1
        && Leaving[0].Type?.HasFullName("System.NotImplementedException") == true
        && Leaving[0].Creation is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments }
        && (arguments.Count == 0 || arguments[0].Expression is LiteralExpressionSyntax);

    /// <summary>Whether a clause for <c>TaskCanceledException</c> lets the more general exception of cancelled work pass.</summary>
    public bool MissesOperationCanceled { get; init; }

    public bool TreatsCancellationAsFailure => ConstantFilter is null && !IgnoredCancellation.IsEmpty;
}

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
    public CatchFacts(
        CatchClauseSyntax clause,
        ILocalSymbol? variable,
        ITypeSymbol caughtType,
        bool isCatchAll,
        FilterEffect filter,
        ImmutableArray<Disposition> paths,
        string? silentExit,
        ImmutableArray<LeavingException> leaving,
        HandlerExcuse excuse,
        BoundaryKind boundary,
        ImmutableArray<string> ignoredCancellation)
    {
        Clause = clause;
        Variable = variable;
        CaughtType = caughtType;
        IsCatchAll = isCatchAll;
        Filter = filter;
        Paths = paths;
        SilentExit = silentExit;
        Leaving = leaving;
        Excuse = excuse;
        Boundary = boundary;
        IgnoredCancellation = ignoredCancellation;
    }

    public CatchClauseSyntax Clause { get; }

    /// <summary>The variable that holds the exception, if the clause names one.</summary>
    public ILocalSymbol? Variable { get; }

    public ITypeSymbol CaughtType { get; }

    /// <summary>Whether the clause catches what parsers throw at text that they cannot read.</summary>
    public bool IsParseFailure => ExceptionTypes.IsParseFailure(CaughtType);

    /// <summary>Whether the clause catches everything that programs throw, its filter considered.</summary>
    public bool IsCatchAll { get; }

    public FilterEffect Filter { get; }

    /// <summary>What became of the exception on each way out; empty where the control-flow graph could not be read.</summary>
    public ImmutableArray<Disposition> Paths { get; }

    /// <summary>What the first silent path does instead ("returns 'null'"), or <see langword="null"/> if there is none.</summary>
    public string? SilentExit { get; }

    /// <summary>The exceptions that leave the handler by a throw or a failed task.</summary>
    public ImmutableArray<LeavingException> Leaving { get; }

    /// <summary>Why silence is right here, where it is.</summary>
    public HandlerExcuse Excuse { get; }

    /// <summary>The place around the clause where catching everything is right, if it is one.</summary>
    public BoundaryKind Boundary { get; }

    /// <summary>
    /// The tokens and sources, as code, whose cancellation the handler takes for a failure: it logs, wraps or converts what it was asked
    /// to bring about. Empty where it does not.
    /// </summary>
    public ImmutableArray<string> IgnoredCancellation { get; }

    public bool TreatsCancellationAsFailure => !IgnoredCancellation.IsEmpty;
}

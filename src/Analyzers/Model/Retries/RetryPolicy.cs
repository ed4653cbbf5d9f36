using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>How a retry is written.</summary>
internal enum RetryForm
{
    /// <summary>A loop around a try.</summary>
    Loop,

    /// <summary>A <c>goto</c> out of a handler to before its try.</summary>
    Jump,

    /// <summary>A handler that calls its own member.</summary>
    Recursion,

    /// <summary>A loop that looks at the result of its work; nothing need be caught.</summary>
    Result,

    /// <summary>The call of a helper that repeats what it is given.</summary>
    Helper,
}

/// <summary>What ends the attempts when all of them fail.</summary>
internal enum RetryBound
{
    Nothing,

    /// <summary>Only somebody who cancels.</summary>
    Cancellation,
    Attempts,
    Time,

    /// <summary>A condition that cannot be seen through.</summary>
    Unknown,
}

/// <summary>
/// One retry, however it is written: what is tried again, after which failures, how often, after which wait. It holds syntax and symbols
/// only, no operations, so that keeping it is cheap.
/// </summary>
internal sealed class RetryPolicy
{
    public RetryPolicy(RetryForm form, SyntaxNode construct)
    {
        Form = form;
        Construct = construct;
    }

    public RetryForm Form { get; }

    /// <summary>The loop, the <c>goto</c>, or the call of the own member.</summary>
    public SyntaxNode Construct { get; }

    /// <summary>Where a finding about the whole stands.</summary>
    public Location Mark => Construct switch
    {
        WhileStatementSyntax loop => loop.WhileKeyword.GetLocation(),
        ForStatementSyntax loop => loop.ForKeyword.GetLocation(),
        DoStatementSyntax loop => loop.DoKeyword.GetLocation(),
        CommonForEachStatementSyntax loop => loop.ForEachKeyword.GetLocation(),
        _ => Construct.GetLocation(),
    };

    /// <summary>The handlers from which the failure comes back; none where only results are looked at.</summary>
    public ImmutableArray<RetryHandler> Handlers { get; init; } = ImmutableArray<RetryHandler>.Empty;

    /// <summary>The calls that wait between attempts.</summary>
    public ImmutableArray<RetryDelay> Delays { get; init; } = ImmutableArray<RetryDelay>.Empty;

    /// <summary>How often the work is tried at most, where constants say so.</summary>
    public int? Attempts { get; init; }

    /// <summary>Whether a counter ends the attempts.</summary>
    public bool CountsAttempts { get; init; }

    /// <summary>The statuses that are tried again although the answer will be the same.</summary>
    public ImmutableArray<HopelessStatus> HopelessStatuses { get; init; } = ImmutableArray<HopelessStatus>.Empty;

    public RepeatedWork Work { get; init; } = RepeatedWork.None;

    /// <summary>The token that could stop the attempts, as code.</summary>
    public string? Token { get; init; }

    /// <summary>The same attempts at the work that a caller gives to the helper they stand in.</summary>
    public RetryPolicy Repeating(SyntaxNode call, RepeatedWork work) => new(RetryForm.Helper, call)
    {
        Handlers = Handlers,
        Attempts = Attempts,
        CountsAttempts = CountsAttempts,
        Work = work,
    };

    /// <summary>The part that the clause has in it, if its failures come back to the work.</summary>
    public RetryHandler? HandlerOf(CatchClauseSyntax clause)
    {
        foreach (var handler in Handlers)
        {
            if (handler.Clause == clause)
                return handler;
        }

        return null;
    }

    /// <summary>Whether the attempts belong to the start of a program, which has nothing to do before they succeed.</summary>
    public bool IsStartUp { get; init; }

    /// <summary>Whether one process makes the attempts and no crowd: the one that migrates a database, or that has just created what it works on.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Whether it is a pump that takes the first item away only when the work on it went well.</summary>
    public bool IsOfHeadItem { get; init; }

    /// <summary>Whether somebody else's change is what fails, and the state is read anew.</summary>
    public bool IsOptimistic { get; init; }
}

/// <summary>One handler from which the failure comes back to the try.</summary>
internal sealed class RetryHandler
{
    public RetryHandler(CatchClauseSyntax clause) => Clause = clause;

    public CatchClauseSyntax Clause { get; }

    public RetryBound Bound { get; init; }

    /// <summary>Whether every way back passes a call that waits.</summary>
    public bool IsDelayed { get; init; }

    /// <summary>Whether the handler does something that may make the next attempt succeed: a login, a reload, a new connection.</summary>
    public bool Remedies { get; init; }

    /// <summary>Whether every failure is tried again, whatever it is.</summary>
    public bool RetriesEverything { get; init; }

    /// <summary>The caught type that another attempt can never help, where the clause is for such a one.</summary>
    public ITypeSymbol? HopelessType { get; init; }

    /// <summary>Whether the clause is for a file that somebody else holds.</summary>
    public bool WaitsForFile { get; init; }

    /// <summary>Whether an earlier clause takes failures out that another attempt could not help.</summary>
    public bool IsShielded { get; init; }

    /// <summary>Whether the cancellation that was asked for is tried again as if it were a failure.</summary>
    public bool RetriesCancellation { get; init; }

    /// <summary>What the caller gets when the attempts have run out, if the last failure is lost then.</summary>
    public LostFailure LastFailure { get; init; }
}

/// <summary>What is left of the last failure when no attempt follows.</summary>
internal enum LostFailure
{
    /// <summary>It is thrown, kept, logged, or the attempts never run out.</summary>
    Kept,

    /// <summary>The code behind the loop goes on as if the work were done.</summary>
    GoesOn,

    /// <summary>The caller gets null, false or a default value.</summary>
    ReturnsNothing,

    /// <summary>Another exception is thrown, without it inside.</summary>
    Replaced,
}

/// <summary>How a wait comes about, as far as it can be seen.</summary>
[Flags]
internal enum DelayTraits
{
    /// <summary>The same time before every attempt.</summary>
    Constant = 0,

    /// <summary>It grows with the number of the attempt.</summary>
    Linear = 1 << 0,

    /// <summary>It doubles, or grows by another factor.</summary>
    Exponential = 1 << 1,

    /// <summary>Chance has a part in it.</summary>
    Random = 1 << 2,

    /// <summary>The server says how long.</summary>
    ServerPaced = 1 << 3,

    /// <summary>Something limits it.</summary>
    Capped = 1 << 4,

    /// <summary>Some of it comes from where it cannot be seen.</summary>
    Unknown = 1 << 5,
}

/// <summary>One call that waits between attempts.</summary>
internal sealed class RetryDelay
{
    public RetryDelay(InvocationExpressionSyntax call) => Call = call;

    public InvocationExpressionSyntax Call { get; }

    /// <summary>Where a finding about the call stands.</summary>
    public Location CallLocation => Call.GetLocation();

    /// <summary>How long is waited; <see langword="null"/> where the call does not show it.</summary>
    public ExpressionSyntax? Amount { get; init; }

    public DelayTraits Traits { get; init; }

    /// <summary>Whether the call could be given a token, and is not.</summary>
    public bool LacksToken { get; init; }

    /// <summary>Whether it is waited also when no attempt follows.</summary>
    public bool RunsAfterLast { get; private init; }

    /// <summary>The same wait, with what is known of the last attempt.</summary>
    public RetryDelay After(bool runsAfterLast) => new(Call)
    {
        Amount = Amount,
        Traits = Traits,
        LacksToken = LacksToken,
        RunsAfterLast = runsAfterLast,
    };
}

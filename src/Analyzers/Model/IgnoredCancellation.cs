using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Finds out whether a catch-all takes the cancellation of the work that it guards for a failure of it.</summary>
internal static class IgnoredCancellation
{
    private const Disposition AsFailure = Disposition.LoggedAsFailure | Disposition.LoggedWithoutException | Disposition.Replaced | Disposition.Converted;

    /// <summary>The exception goes on, or the path is for other types.</summary>
    private const Disposition Other = Disposition.Rethrown | Disposition.Narrowed;

    public static ImmutableArray<string> Find(
        ICatchClauseOperation clause, ISymbol? variable, ImmutableArray<Disposition> paths, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        if (helpers.Types.OperationCanceled is not { } cancelled
            || !TreatsSomethingAsFailure(paths)
            || FilterFacts.ReadFor(cancelled, isExactType: false, clause, variable, helpers, cancellationToken) is not (FilterEffect.LetsEverythingIn or FilterEffect.ExcludesSome)
            || IsCaughtBefore(clause, cancelled)
            || GuardedCancellation.IsAskedIn(clause)
            || AsksElsewhere(clause, variable, helpers, cancellationToken))
        {
            return ImmutableArray<string>.Empty;
        }

        var tokens = GuardedCancellation.TokensOf((ITryOperation)clause.Parent!, helpers, cancellationToken);
        return OnlyAnswersRequest(tokens, paths) ? ImmutableArray<string>.Empty : tokens;
    }

    /// <summary>When a client has gone, an answer that is only written goes nowhere: no alarm is raised.</summary>
    private static bool OnlyAnswersRequest(ImmutableArray<string> tokens, ImmutableArray<Disposition> paths)
    {
        foreach (var token in tokens)
        {
            if (!token.EndsWith("RequestAborted", StringComparison.Ordinal))
                return false;
        }

        foreach (var path in paths)
        {
            if ((path & (Disposition.LoggedAsFailure | Disposition.LoggedWithoutException | Disposition.Replaced)) != 0)
                return false;
        }

        return true;
    }

    private static bool TreatsSomethingAsFailure(ImmutableArray<Disposition> paths)
    {
        var found = false;

        foreach (var path in paths)
        {
            if ((path & (Disposition.Cancelled | Disposition.Unknown | Disposition.Retried)) != 0)
                return false;

            found |= (path & AsFailure) != 0 && (path & Other) == 0;
        }

        return found;
    }

    private static bool IsCaughtBefore(ICatchClauseOperation clause, ITypeSymbol cancelled)
    {
        foreach (var earlier in ((ITryOperation)clause.Parent!).Catches)
        {
            if (earlier == clause)
                return false;

            if (earlier.ExceptionType.IsOrInheritsFrom(cancelled) || (earlier.Filter is { } filter && TakesToo(earlier, cancelled) && GuardedCancellation.IsAskedIn(filter)))
                return true;
        }

        return false;
    }

    private static bool TakesToo(ICatchClauseOperation clause, ITypeSymbol type) =>
        ((CatchClauseSyntax)clause.Syntax).Declaration is null || type.IsOrInheritsFrom(clause.ExceptionType);

    /// <summary>Whether the handler asks a method what kind of exception it has, and that method may answer "a cancellation".</summary>
    private static bool AsksElsewhere(ICatchClauseOperation clause, ISymbol? variable, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        if (variable is null)
            return false;

        foreach (var operation in clause.Descendants())
        {
            if (operation is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } argument
                || !SymbolEqualityComparer.Default.Equals(argument.Value.WithoutConversions().ReferencedVariable(), variable))
            {
                continue;
            }

            if (helpers.BodyOf(method, cancellationToken) is { } body ? GuardedCancellation.IsAskedIn(body) : Callees.IsQuestion(method))
                return true;
        }

        return false;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>
/// Recognises a handler that calls its own member with the same arguments, but for one that counts: <c>catch { return Load(path, left - 1); }</c>.
/// With another argument it does something else.
/// </summary>
internal static class Recursions
{
    public static RetryPolicy? Find(ITryOperation guarded, ErrorModel model, CancellationToken cancellationToken)
    {
        var scope = new AttemptScope(guarded, guarded.Syntax.Span, guarded, model, cancellationToken);

        if (scope.Member is not { } member)
            return null;

        var handlers = new List<(ICatchClauseOperation Clause, IInvocationOperation Again)>();

        foreach (var clause in guarded.Catches)
        {
            if (AgainIn(clause, member) is { } again)
                handlers.Add((clause, again));
        }

        return handlers.Count == 0 ? null : Describe(handlers, scope, member);
    }

    private static IInvocationOperation? AgainIn(ICatchClauseOperation clause, IMethodSymbol member)
    {
        foreach (var operation in clause.Handler.OwnDescendants())
        {
            if (operation is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, member.OriginalDefinition) && IsSameWork(call))
                return call;
        }

        return null;
    }

    private static RetryPolicy Describe(List<(ICatchClauseOperation Clause, IInvocationOperation Again)> handlers, AttemptScope scope, IMethodSymbol member)
    {
        var described = ImmutableArray.CreateBuilder<RetryHandler>(handlers.Count);
        var delays = ImmutableArray.CreateBuilder<RetryDelay>();
        var waits = RetryDelays.In(scope, path: null, conditions: null, handlers: Array.Empty<HandlerGraph>());

        foreach (var (clause, again) in handlers)
        {
            var before = waits.RemoveAll(delay => !clause.Syntax.Span.Contains(delay.Call.Span) || delay.Call.SpanStart > again.Syntax.SpanStart);

            delays.AddRange(before);
            described.Add(new RetryHandler((CatchClauseSyntax)clause.Syntax)
            {
                Bound = IsBounded(clause, again, scope, member) ? RetryBound.Unknown : RetryBound.Nothing,
                IsDelayed = !before.IsEmpty,
                Remedies = AreRemediesBefore(clause, again),
                RetriesEverything = RetriedFailures.IsEverything(clause, scope),
                HopelessType = RetriedFailures.HopelessType(clause),
                IsShielded = RetriedFailures.IsShielded(clause, scope.Try!, earlier => handlers.Exists(handler => handler.Clause == earlier)),
                RetriesCancellation = RetriedFailures.IncludeCancellation(clause, scope) && !IsStoppedByToken(again, scope),
            });
        }

        return new RetryPolicy(RetryForm.Recursion, handlers[0].Again.Syntax)
        {
            Handlers = described.ToImmutable(),
            Delays = delays.ToImmutable(),
            Attempts = handlers.TrueForAll(handler => HasFlag(handler.Again)) ? 2 : null,
            CountsAttempts = described.All(handler => handler.Bound != RetryBound.Nothing),
            Work = RetryRecognizer.WorkOf(scope),
            Token = RetryTokens.InScope(scope),
            IsOptimistic = Remedies.IsOptimistic(scope),
        };
    }

    /// <summary>Whether something outside the work asks a token, or is given it and throws, before the next attempt.</summary>
    private static bool IsStoppedByToken(IInvocationOperation again, AttemptScope scope)
    {
        foreach (var operation in scope.Function.OwnDescendants())
        {
            if (operation.Syntax.Span.End <= again.Syntax.SpanStart
                && !scope.IsTried(operation)
                && (RetryTokens.IsAsked(operation) || RetryTokens.Stops(operation)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreRemediesBefore(ICatchClauseOperation clause, IInvocationOperation call)
    {
        foreach (var operation in clause.Handler.OwnDescendants())
        {
            if (operation is IInvocationOperation other
                && other.Syntax.SpanStart < call.Syntax.SpanStart
                && !other.Syntax.Span.Contains(call.Syntax.Span)
                && !RetryDelays.Waits(other)
                && LogCallRecognizer.Recognize(other) is null
                && !Callees.IsPure(other.TargetMethod)
                && !Words.NameReporting(other.TargetMethod.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSameWork(IInvocationOperation call)
    {
        if (!(call.Instance is null or IInstanceReferenceOperation))
            return false;

        foreach (var argument in call.Arguments)
        {
            var value = argument.Value.WithoutConversions();

            if (argument.ArgumentKind == ArgumentKind.DefaultValue || value.ConstantValue.HasValue || IsParameter(value, argument.Parameter) || IsStep(value))
                continue;

            return false;
        }

        return true;
    }

    private static bool IsParameter(IOperation value, IParameterSymbol? parameter) =>
        value is IParameterReferenceOperation { Parameter: var given } && given.Ordinal == parameter?.Ordinal;

    private static bool IsStep(IOperation value) => value switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply, LeftOperand: var left, RightOperand.ConstantValue.HasValue: true } =>
            left.WithoutConversions() is IParameterReferenceOperation,
        IIncrementOrDecrementOperation { Target: IParameterReferenceOperation } => true,
        _ => false,
    };

    private static bool HasFlag(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Value.ConstantValue: { HasValue: true, Value: bool } })
                return true;
        }

        return false;
    }

    /// <summary>An argument that counts or says "again", a parameter that the function asks, or any other condition that is not about the exception alone.</summary>
    private static bool IsBounded(ICatchClauseOperation clause, IInvocationOperation call, AttemptScope scope, IMethodSymbol member)
    {
        foreach (var argument in call.Arguments)
        {
            var value = argument.Value.WithoutConversions();

            if (argument.ArgumentKind == ArgumentKind.Explicit && (IsStep(value) || value.ConstantValue is { HasValue: true, Value: bool or int }))
                return true;
        }

        if (clause.Filter is not null && !IsAboutException(clause.Filter, clause))
            return true;

        for (IOperation? current = call; current is not null && current != clause; current = current.Parent)
        {
            if (current is IConditionalOperation { Condition: var condition } && !IsAboutException(condition, clause))
                return true;
        }

        // if (left == 0) throw; in front of the call
        foreach (var operation in clause.Handler.OwnDescendants())
        {
            if (operation is IConditionalOperation { Condition: var before } && operation.Syntax.SpanStart < call.Syntax.SpanStart && !IsAboutException(before, clause))
                return true;
        }

        return member.IsAsync && RetryTokens.InScope(scope) is not null;
    }

    private static bool IsAboutException(IOperation condition, ICatchClauseOperation clause)
    {
        foreach (var operation in condition.OwnDescendants())
        {
            switch (operation)
            {
                case ILocalReferenceOperation { Local: var local } when !clause.Locals.Contains(local, SymbolEqualityComparer.Default):
                case IParameterReferenceOperation:
                case IInvocationOperation call when !Callees.IsPure(call.TargetMethod):
                case IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation, ConstantValue.HasValue: false }:
                    return false;
            }
        }

        return true;
    }
}

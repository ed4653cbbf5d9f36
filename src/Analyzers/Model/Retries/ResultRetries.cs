using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>
/// Recognises a loop that tries again because of what the work gave, with nothing caught: <c>while (attempt++ &lt; 3) { code = Run(); if (code == 0) break; }</c>.
/// Without a counter it waits for something to happen, and is no retry.
/// </summary>
internal static class ResultRetries
{
    public static RetryPolicy? Find(AttemptScope scope, SyntaxNode loop)
    {
        if (!CountsInCondition(scope, loop) || !LeavesOnResult(scope, loop) || Lookalikes.IsOne(scope) || Lookalikes.Polls(scope))
            return null;

        var delays = RetryDelays.In(scope, path: null, conditions: null, handlers: Array.Empty<HandlerGraph>());

        if (delays.IsEmpty && (LogsIn(scope) || IsHalfTyped(scope)))
            return null;

        if (!NamesAttempts(scope) && (delays.IsEmpty || Requests.StatusReadIn(scope) is null))
            return null;

        return new RetryPolicy(RetryForm.Result, loop)
        {
            Delays = delays.Select(delay => delay.After(IsWaitedForNothing(delay.Call, scope, loop))).ToImmutableArray(),
            CountsAttempts = true,
            Attempts = AttemptsOf(scope, loop),
            Work = RetryRecognizer.WorkOf(scope),
            Token = RetryTokens.InScope(scope),
            IsOptimistic = Remedies.IsOptimistic(scope),
            IsAlone = AsksWhetherCreated(scope),
        };
    }

    /// <summary>Whether the loop asks its counter behind the wait, and nothing asked it before.</summary>
    private static bool IsWaitedForNothing(SyntaxNode wait, AttemptScope scope, SyntaxNode loop)
    {
        for (var current = wait; current.Parent is { } parent && current != loop; current = parent)
        {
            if (parent is IfStatementSyntax { Condition: var condition }
                && scope.Function.SemanticModel?.GetOperation(condition, scope.CancellationToken) is { } asked
                && scope.CounterIn(asked) is not null)
            {
                return false;
            }
        }

        foreach (var operation in scope.Operations)
        {
            if (operation is IConditionalOperation { Syntax: IfStatementSyntax, Condition: var before }
                && operation.Syntax.Span.End < wait.SpanStart
                && DependsOnWork(before, scope)
                && scope.CounterIn(before) is null)
            {
                return !AsksBefore(wait, scope);
            }
        }

        return false;
    }

    private static bool AsksBefore(SyntaxNode wait, AttemptScope scope) => scope.Operations.Any(operation =>
        operation is IConditionalOperation { Syntax: IfStatementSyntax, Condition: var condition } && operation.Syntax.Span.End < wait.SpanStart && scope.CounterIn(condition) is not null);

    private static IOperation? ConditionOf(AttemptScope scope, SyntaxNode loop)
    {
        SyntaxNode? condition = loop switch
        {
            WhileStatementSyntax statement => statement.Condition,
            DoStatementSyntax statement => statement.Condition,
            ForStatementSyntax statement => statement.Condition,
            _ => null,
        };

        return condition is null ? null : scope.Function.SemanticModel?.GetOperation(condition, scope.CancellationToken);
    }

    private static bool CountsInCondition(AttemptScope scope, SyntaxNode loop) =>
        loop is CommonForEachStatementSyntax || (ConditionOf(scope, loop) is { } condition ? scope.CounterIn(condition) is not null : LeavesOnCounter(scope, loop));

    /// <summary><c>for (var attempt = 1; ; attempt++) { … if (done || attempt == 5) return; }</c>.</summary>
    private static bool LeavesOnCounter(AttemptScope scope, SyntaxNode loop) => scope.Operations.Any(operation =>
        operation is IConditionalOperation { Syntax: IfStatementSyntax statement, Condition: var condition }
        && RetrySyntax.LoopAround(statement) == loop
        && scope.CounterIn(condition) is not null
        && Leaves(statement.Statement));

    private static int? AttemptsOf(AttemptScope scope, SyntaxNode loop) => ConditionOf(scope, loop) is { } condition ? AttemptCount.Of(condition, scope, endsWhenTrue: false).Attempts : null;

    /// <summary>A second request after a login is another request.</summary>
    private static bool LogsIn(AttemptScope scope) => scope.Operations.Any(operation =>
        operation is IFieldReferenceOperation { Field: { Name: "Unauthorized" or "ProxyAuthenticationRequired" or "Forbidden", ContainingType.TypeKind: TypeKind.Enum } });

    /// <summary>What was created before the first attempt, one process has created.</summary>
    private static bool AsksWhetherCreated(AttemptScope scope) => scope.Operations.Any(operation =>
        operation is IFieldReferenceOperation { Field: { Name: "Created", ContainingType.TypeKind: TypeKind.Enum }, Parent: { } test }
        && test.DescendantsAndSelf().Any(asked => asked is ILocalReferenceOperation { Local: var local } && scope.IsFromOutside(local)));

    /// <summary>What cannot be understood may be the wait.</summary>
    private static bool IsHalfTyped(AttemptScope scope) => scope.Operations.Any(static operation => operation is IInvalidOperation);

    /// <summary>The counter itself is called an attempt, or what it is held against.</summary>
    private static bool NamesAttempts(AttemptScope scope)
    {
        foreach (var variable in scope.Written)
        {
            if (scope.IsCounter(variable) && RetryWords.NameAttempt(variable.Name))
                return true;
        }

        return false;
    }

    /// <summary>Whether a condition on what a call in the loop gave ends it.</summary>
    private static bool LeavesOnResult(AttemptScope scope, SyntaxNode loop)
    {
        foreach (var operation in scope.Operations)
        {
            if (operation is IConditionalOperation { Syntax: IfStatementSyntax statement, Condition: var condition }
                && RetrySyntax.LoopAround(statement) == loop
                && DependsOnWork(condition, scope)
                && (Leaves(statement.Statement) || (statement.Else is { } otherwise && Leaves(otherwise.Statement))))
            {
                return true;
            }
        }

        return loop is not CommonForEachStatementSyntax && ConditionOf(scope, loop) is { } header && DependsOnWork(header, scope);
    }

    private static bool DependsOnWork(IOperation condition, AttemptScope scope)
    {
        foreach (var operation in condition.OwnDescendants())
        {
            if (operation is IAwaitOperation)
                return true;

            if (operation is ILocalReferenceOperation { Local: var local } && !scope.IsCounter(local) && scope.WritesOf(local).Any(IsWork))
                return true;
        }

        return false;
    }

    private static bool IsWork(Write write) => write.Value?.WithoutConversions() is IAwaitOperation or IInvocationOperation;

    private static bool Leaves(StatementSyntax statement)
    {
        foreach (var node in statement.DescendantNodesAndSelf(child => !RetrySyntax.IsFunction(child) && !(RetrySyntax.IsLoop(child) || child is SwitchStatementSyntax)))
        {
            if (node is BreakStatementSyntax or ReturnStatementSyntax)
                return true;
        }

        return false;
    }
}

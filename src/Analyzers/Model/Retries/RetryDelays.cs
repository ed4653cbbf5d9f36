using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>Finds the calls that wait between attempts.</summary>
internal static class RetryDelays
{
    /// <summary>Whether the call waits, by what it is or by its name.</summary>
    public static bool Waits(IInvocationOperation call) =>
        call.TargetMethod.MethodKind == MethodKind.DelegateInvoke ? IsNamedWait(call) : IsKnown(call.TargetMethod) || IsNamed(call.TargetMethod);

    /// <summary>Whether a value of the type may say how long to wait.</summary>
    public static bool IsTime(ITypeSymbol? type) => type is not null && (type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double || type.HasFullName("System.TimeSpan"));

    public static ImmutableArray<RetryDelay> In(AttemptScope scope, RetryPath? path, ExitConditions? conditions, IReadOnlyList<HandlerGraph> handlers)
    {
        var delays = ImmutableArray.CreateBuilder<RetryDelay>();
        var token = RetryTokens.InScope(scope);

        foreach (var operation in scope.Operations)
        {
            if (operation is not IInvocationOperation { Syntax: InvocationExpressionSyntax syntax } call || !Waits(call) || IsInNestedLoop(syntax, scope))
                continue;

            var amount = AmountOf(call);

            delays.Add(new RetryDelay(syntax)
            {
                Amount = amount?.Syntax as ExpressionSyntax ?? (amount?.Syntax as ArgumentSyntax)?.Expression,
                Traits = amount is null ? DelayTraits.Unknown : DelaySlice.Of(amount, scope),
                LacksToken = token is not null && TakesToken(call.TargetMethod) && !RetryTokens.IsPassed(call),
            }.After(path is not null && conditions is not null && RunsAfterLast(syntax, path, conditions, handlers)));
        }

        return delays.ToImmutable();
    }

    /// <summary>Whether a way back from the handler passes no call that waits, whatever the counter says.</summary>
    public static bool IsSkipped(HandlerGraph handler, RetryPath path, ExitConditions conditions)
    {
        foreach (var block in path.Blocks)
        {
            if (path.IsTried(block) && Waits(block))
                return false; // try { if (attempt > 0) Wait(); … }
        }

        return path.ComesBack(handler.Entry, block => !Waits(block) && !(conditions.ReadsCounter(block) && LeadsToWait(block, path)));
    }

    private static bool LeadsToWait(BasicBlock block, RetryPath path)
    {
        foreach (var next in path.BeforeNextAttempt(block))
        {
            if (path.Contains(next) && Waits(next))
                return true;
        }

        return false;
    }

    private static bool Waits(BasicBlock block)
    {
        foreach (var operation in HandlerGraph.OperationsOf(block))
        {
            if (operation is IInvocationOperation call && Waits(call))
                return true;
        }

        return false;
    }

    /// <summary>Whether a failure comes to the wait without asking the counter, and the counter may end the attempts afterwards.</summary>
    private static bool RunsAfterLast(SyntaxNode call, RetryPath path, ExitConditions conditions, IReadOnlyList<HandlerGraph> handlers)
    {
        if (BlockOf(call, path) is not { } wait || path.IsTried(wait) || !AsksCounterBehind(wait, path, conditions))
            return false;

        foreach (var handler in handlers)
        {
            if (IsReached(handler.Entry, wait, path, conditions))
                return true;
        }

        return false;
    }

    private static bool AsksCounterBehind(BasicBlock wait, RetryPath path, ExitConditions conditions)
    {
        if (conditions.ReadsCounter(wait))
            return conditions.Counts(wait);

        foreach (var block in path.BeforeNextAttempt(wait))
        {
            if (path.Contains(block) && conditions.Counts(block))
                return true;
        }

        return false;
    }

    private static bool IsReached(BasicBlock from, BasicBlock wait, RetryPath path, ExitConditions conditions)
    {
        var seen = new HashSet<int>();
        var pending = new Stack<BasicBlock>();
        pending.Push(from);

        while (pending.Count > 0)
        {
            var block = pending.Pop();

            if (!seen.Add(block.Ordinal) || !path.Contains(block) || path.IsTried(block))
                continue;

            if (block.Ordinal == wait.Ordinal)
                return true;

            if (conditions.ReadsCounter(block))
                continue;

            if (block.FallThroughSuccessor?.Destination is { } next)
                pending.Push(next);

            if (block.ConditionalSuccessor?.Destination is { } other)
                pending.Push(other);
        }

        return false;
    }

    private static BasicBlock? BlockOf(SyntaxNode call, RetryPath path)
    {
        foreach (var block in path.Blocks)
        {
            foreach (var operation in HandlerGraph.OperationsOf(block))
            {
                if (operation is IInvocationOperation && operation.Syntax == call)
                    return block;
            }
        }

        return null;
    }

    private static bool IsInNestedLoop(SyntaxNode call, AttemptScope scope) =>
        RetrySyntax.LoopAround(call) is { } loop && loop.SpanStart > scope.Span.Start && scope.Span.Contains(loop.Span);

    private static bool IsKnown(IMethodSymbol method) => method switch
    {
        { Name: "Delay" } => method.ContainingType.HasFullName("System.Threading.Tasks.Task") || method.ContainingType.HasFullName("System.Threading.Tasks.TimeProviderTaskExtensions"),
        { Name: "Sleep" } => method.ContainingType.HasFullName("System.Threading.Thread"),
        _ => false,
    };

    /// <summary>A name that only says "wait" waits for something else, unless it is told how long.</summary>
    private static bool IsNamed(IMethodSymbol method)
    {
        if (method.Name is not ("Wait" or "WaitOne" or "WaitAsync"))
            return RetryWords.NameDelay(method.Name) && !Callees.IsQuestion(method) && IsAction(method);

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.SpecialType == SpecialType.System_Int32 || parameter.Type.HasFullName("System.TimeSpan"))
                return true;
        }

        return false;
    }

    /// <summary><c>await pause(attempt)</c>, where the caller says how to wait.</summary>
    private static bool IsNamedWait(IInvocationOperation call) =>
        call.Instance is { } instance && AttemptScope.NameOf(instance) is { } name && (RetryWords.NameDelay(name) || Words.FirstIs(name, "Wait")) && IsAction(call.TargetMethod);

    /// <summary>What gives back a time only works it out: <c>GetDelay(attempt)</c>.</summary>
    private static bool IsAction(IMethodSymbol method) =>
        method.ReturnsVoid || method.ReturnType.SpecialType == SpecialType.System_Boolean || method.ReturnType is { Name: "Task" or "ValueTask" or "YieldAwaitable" } and not INamedTypeSymbol { IsGenericType: true };

    private static IOperation? AmountOf(IInvocationOperation call)
    {
        if (!IsKnown(call.TargetMethod))
            return null;

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && (parameter.Type.SpecialType == SpecialType.System_Int32 || parameter.Type.HasFullName("System.TimeSpan")))
                return argument.Value;
        }

        return null;
    }

    private static bool TakesToken(IMethodSymbol method) => method.Name == "Delay" && IsKnown(method);
}

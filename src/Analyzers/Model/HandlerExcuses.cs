using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Why a handler may be silent.</summary>
[Flags]
internal enum HandlerExcuse
{
    None = 0,

    /// <summary>A comment of at least three words explains it.</summary>
    Comment = 1 << 0,

    /// <summary>A method whose name begins with Try and whose result says whether it worked.</summary>
    TryMethod = 1 << 1,

    /// <summary>A finalizer, where an exception would end the process.</summary>
    Finalizer = 1 << 2,

    /// <summary>Clean-up that nothing depends on.</summary>
    CleanUp = 1 << 3,

    /// <summary>A guard around logging itself: there is nowhere left to report to.</summary>
    Logging = 1 << 4,
}

internal static class HandlerExcuses
{
    /// <param name="clause">The clause that may be silent.</param>
    /// <param name="guarded">Its try statement.</param>
    /// <param name="member">The method, accessor, lambda or local function around it.</param>
    public static HandlerExcuse Find(CatchClauseSyntax clause, ITryOperation guarded, IMethodSymbol? member)
    {
        var excuse = HandlerComments.Explain(clause) ? HandlerExcuse.Comment : HandlerExcuse.None;

        if (member is not null)
            excuse |= OfMethod(member);

        var isTelling = guarded.Parent?.Parent is ICatchClauseOperation || (member is not null && Words.NameReporting(member.Name));
        return excuse | OfWork(guarded.Body, isTelling);
    }

    private static HandlerExcuse OfMethod(IMethodSymbol method)
    {
        var excuse = HandlerExcuse.None;

        if (Words.FirstIs(method.Name, "Try") && IsBoolean(method.ReturnType))
            excuse |= HandlerExcuse.TryMethod;

        if (method.MethodKind == MethodKind.Destructor)
            excuse |= HandlerExcuse.Finalizer;

        for (ISymbol? member = method; member is IMethodSymbol current; member = member.ContainingSymbol)
        {
            if (current.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction && GivesNothing(current) && EndsItsObject(current.Name))
                excuse |= HandlerExcuse.CleanUp;
        }

        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (OwnLoggers.IsLogger(type))
                excuse |= HandlerExcuse.Logging;
        }

        return excuse;
    }

    private static bool IsBoolean(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean
        || type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } arguments } && arguments[0].SpecialType == SpecialType.System_Boolean;

    /// <summary>What gives a value is named by a noun: <c>StopReason</c> ends nothing.</summary>
    private static bool GivesNothing(IMethodSymbol method) =>
        method.ReturnsVoid || method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.IsEmpty: true } || IsBoolean(method.ReturnType);

    private static bool EndsItsObject(string name)
    {
        foreach (var word in Words.Split(name))
            return word.ToUpperInvariant() is "DISPOSE" or "STOP" or "CLOSE" or "SHUTDOWN" or "CLEANUP" or "TEARDOWN" or "ABORT" or "KILL";

        return false;
    }

    /// <summary>What the whole try block does: only clean-up, only logging, or anything else.</summary>
    private static HandlerExcuse OfWork(IBlockOperation body, bool isTelling)
    {
        var (cleanUps, logs, others) = (0, 0, 0);

        foreach (var operation in body.OwnDescendants())
        {
            switch (operation)
            {
                case IExpressionStatementOperation { Operation: var expression }:
                    Count(expression, isTelling, ref cleanUps, ref logs, ref others);
                    break;

                case IReturnOperation { ReturnedValue: not null } or IThrowOperation:
                    others++;
                    break;

                case IInvocationOperation call when IsWorkOfItsOwn(call):
                    others++;
                    break;
            }
        }

        return others > 0 ? HandlerExcuse.None
            : cleanUps > 0 && logs == 0 ? HandlerExcuse.CleanUp
            : logs > 0 && cleanUps == 0 ? HandlerExcuse.Logging
            : HandlerExcuse.None;
    }

    /// <summary>A call in a declaration or condition that does more than look something up: <c>var x = Load();</c>, <c>if (Read()) …</c>.</summary>
    private static bool IsWorkOfItsOwn(IInvocationOperation call)
    {
        for (IOperation current = call; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IExpressionStatementOperation or IBlockOperation or IArgumentOperation:
                    return false;

                case IVariableInitializerOperation or IConditionalOperation or ILoopOperation:
                    return !Callees.IsPure(call.TargetMethod) && !Words.NameLookUp(call.TargetMethod.Name) && LogCallRecognizer.Recognize(call) is null;
            }
        }

        return false;
    }

    /// <param name="expression">A statement's expression.</param>
    /// <param name="isTelling">Whether it stands where failures are told, so that the console is a log and not the program's output.</param>
    /// <param name="cleanUps">Counts clean-up.</param>
    /// <param name="logs">Counts log entries.</param>
    /// <param name="others">Counts all else.</param>
    private static void Count(IOperation expression, bool isTelling, ref int cleanUps, ref int logs, ref int others)
    {
        expression = expression.WithoutConversions();

        while (expression is IAwaitOperation or IConditionalAccessOperation)
        {
            expression = expression is IAwaitOperation awaited ? awaited.Operation : ((IConditionalAccessOperation)expression).WhenNotNull;
            expression = expression.WithoutConversions();
        }

        switch (expression)
        {
            case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetResult" or "GetAwaiter" or "AsTask" or "Wait", Instance: { } task }:
                Count(task, isTelling, ref cleanUps, ref logs, ref others);
                break;
            case IInvocationOperation invocation when LogCallRecognizer.Recognize(invocation) is { } log ? isTelling || log.Sink != LogSink.Console : OwnLoggers.IsOnLogger(invocation.TargetMethod):
                logs++;
                break;
            case IInvocationOperation { TargetMethod.Name: var name } when Words.NameCleanUp(name):
                cleanUps++;
                break;
            case ISimpleAssignmentOperation { Value: var value } when value.WithoutConversions() is IDefaultValueOperation or { ConstantValue.HasValue: true }:
                break;
            default:
                others++;
                break;
        }
    }
}

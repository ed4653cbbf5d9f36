using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Why everything may be caught in a member: an exception that left it would end a process, a thread or a loop that serves others.</summary>
internal enum BoundaryKind
{
    None,
    EntryPoint,
    HostedService,
    MessageConsumer,
    TimerCallback,
    EventHandler,
    ThreadStart,
    Middleware,
    ExceptionHandler,
    Test,
}

/// <summary>Knows the members in which catching everything is right. A boundary excuses breadth, never silence.</summary>
internal static class Boundary
{
    private static readonly (string Type, string Method, BoundaryKind Kind)[] Contracts =
    {
        ("Microsoft.Extensions.Hosting.IHostedService", "StartAsync", BoundaryKind.HostedService),
        ("Microsoft.Extensions.Hosting.IHostedService", "StopAsync", BoundaryKind.HostedService),
        ("MassTransit.IConsumer`1", "Consume", BoundaryKind.MessageConsumer),
        ("NServiceBus.IHandleMessages`1", "Handle", BoundaryKind.MessageConsumer),
        ("Rebus.Handlers.IHandleMessages`1", "Handle", BoundaryKind.MessageConsumer),
        ("Quartz.IJob", "Execute", BoundaryKind.MessageConsumer),
        ("Microsoft.AspNetCore.Http.IMiddleware", "InvokeAsync", BoundaryKind.Middleware),
        ("Microsoft.AspNetCore.Diagnostics.IExceptionHandler", "TryHandleAsync", BoundaryKind.ExceptionHandler),
        ("Microsoft.AspNetCore.Mvc.Filters.IExceptionFilter", "OnException", BoundaryKind.ExceptionHandler),
        ("Microsoft.AspNetCore.Mvc.Filters.IAsyncExceptionFilter", "OnExceptionAsync", BoundaryKind.ExceptionHandler),
    };

    private static readonly string[] TestAttributes =
    {
        "Xunit.FactAttribute",
        "NUnit.Framework.TestAttribute",
        "NUnit.Framework.TestCaseAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute",
        "TUnit.Core.TestAttribute",
    };

    /// <summary>
    /// Whether the operation stands in a loop that waits for work, or runs until somebody stops it: <c>while (true)</c>,
    /// <c>while (!token.IsCancellationRequested)</c>, <c>while (await timer.WaitForNextTickAsync())</c>, <c>await foreach</c>.
    /// </summary>
    public static bool IsInWorkLoop(IOperation operation)
    {
        for (var current = operation.Parent; current is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            switch (current)
            {
                case IForEachLoopOperation { IsAsynchronous: true }:
                case IForLoopOperation { Condition: null }:
                case IWhileLoopOperation { Condition: { } condition } when RunsUntilStopped(condition):
                    return true;
            }
        }

        return false;
    }

    private static bool RunsUntilStopped(IOperation condition)
    {
        if (condition.ConstantValue is { HasValue: true, Value: true })
            return true;

        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation is IAwaitOperation || (operation is IMemberReferenceOperation { Member.Name: var name } && Words.NameEnding(name)))
                return true;
        }

        return false;
    }

    /// <summary>The boundary that the function around <paramref name="operation"/> is, lambdas judged by where they are handed to.</summary>
    public static BoundaryKind Around(IOperation operation, IMethodSymbol containingMethod)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IAnonymousFunctionOperation lambda:
                    return OfLambda(lambda);
                case ILocalFunctionOperation localFunction:
                    return OfMethod(localFunction.Symbol);
            }
        }

        return OfMethod(containingMethod);
    }

    public static BoundaryKind OfMethod(IMethodSymbol method)
    {
        if (method.IsStatic && method.Name is "Main" or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName)
            return BoundaryKind.EntryPoint;

        if (OverridesExecuteAsync(method))
            return BoundaryKind.HostedService;

        if (IsMiddleware(method))
            return BoundaryKind.Middleware;

        if (IsEventHandler(method))
            return BoundaryKind.EventHandler;

        if (IsCallback(method))
            return BoundaryKind.ThreadStart;

        if (IsTest(method))
            return BoundaryKind.Test;

        return OfContract(method);
    }

    private static bool OverridesExecuteAsync(IMethodSymbol method) =>
        method is { IsOverride: true, Name: "ExecuteAsync" }
        && RootOf(method).ContainingType.HasFullName("Microsoft.Extensions.Hosting.BackgroundService");

    private static IMethodSymbol RootOf(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
            method = overridden;

        return method;
    }

    private static bool IsMiddleware(IMethodSymbol method) =>
        method is { Name: "Invoke" or "InvokeAsync", DeclaredAccessibility: Accessibility.Public, Parameters.Length: > 0 }
        && method.Parameters[0].Type.HasFullName("Microsoft.AspNetCore.Http.HttpContext");

    private static bool IsEventHandler(IMethodSymbol method) =>
        method.ReturnsVoid
        && method.Parameters.Length == 2
        && method.Parameters[0].Type.SpecialType == SpecialType.System_Object
        && method.Parameters[1].Type.IsOrInheritsFrom("System.EventArgs");

    /// <summary>The signature of <c>TimerCallback</c>, <c>WaitCallback</c> and <c>ParameterizedThreadStart</c>, or an <c>async void</c>, whose failure nobody could catch.</summary>
    private static bool IsCallback(IMethodSymbol method) =>
        method.ReturnsVoid
        && (method.IsAsync || (method is { DeclaredAccessibility: Accessibility.Private, Parameters.Length: 1 } && method.Parameters[0].Type.SpecialType == SpecialType.System_Object));

    private static bool IsTest(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            foreach (var name in TestAttributes)
            {
                if (attribute.AttributeClass.IsOrInheritsFrom(name))
                    return true;
            }
        }

        return false;
    }

    private static BoundaryKind OfContract(IMethodSymbol method)
    {
        foreach (var (type, name, kind) in Contracts)
        {
            if (method.Name != name)
                continue;

            foreach (var contract in method.ContainingType.AllInterfaces)
            {
                if (contract.HasFullName(type))
                    return kind;
            }
        }

        return BoundaryKind.None;
    }

    private static BoundaryKind OfLambda(IAnonymousFunctionOperation lambda)
    {
        IOperation current = lambda;

        while (current.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            current = current.Parent;

        switch (current.Parent)
        {
            case IEventAssignmentOperation:
                return BoundaryKind.EventHandler;

            case IArgumentOperation { Parent: IObjectCreationOperation { Type: { } created } }:
                return created.HasFullName("System.Threading.Timer") ? BoundaryKind.TimerCallback
                    : created.HasFullName("System.Threading.Thread") ? BoundaryKind.ThreadStart
                    : BoundaryKind.None;

            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }:
                return OfReceiver(method);

            default:
                return BoundaryKind.None;
        }
    }

    /// <summary>What a lambda is, handed to this method.</summary>
    private static BoundaryKind OfReceiver(IMethodSymbol method) => method.Name switch
    {
        "QueueUserWorkItem" or "UnsafeQueueUserWorkItem" when method.ContainingType.HasFullName("System.Threading.ThreadPool") => BoundaryKind.ThreadStart,
        "Run" when method.ContainingType.HasFullName("System.Threading.Tasks.Task") => BoundaryKind.ThreadStart,
        "StartNew" when method.ContainingType.HasFullName("System.Threading.Tasks.TaskFactory") => BoundaryKind.ThreadStart,
        "Use" or "Run" when method.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Builder" => BoundaryKind.Middleware,
        "CreateTimer" => BoundaryKind.TimerCallback,
        _ => BoundaryKind.None,
    };
}

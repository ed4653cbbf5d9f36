using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>
/// Knows what has the shape of a retry and is none: a loop that waits for the next piece of work, one that asks a person, and one that tries
/// something else each time (the next server, another file name).
/// </summary>
internal static class Lookalikes
{
    public static bool IsOne(AttemptScope scope) => Serves(scope) || AsksSomebody(scope) || TriesSomethingElse(scope);

    /// <summary>Whether the member says that it waits for something to come about, and so looks again and again.</summary>
    public static bool Polls(AttemptScope scope) => scope.Member is { } member && (member.Name.StartsWith("Wait", StringComparison.Ordinal) || Words.FirstIs(member.Name, "Poll"));

    /// <summary>Whether a person answers anew each time.</summary>
    private static bool AsksSomebody(AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            if (operation is IMemberReferenceOperation { Member.Name: "Unattended" or "Interactive" or "IsInteractive" or "UserInteractive" })
                return true;
        }

        return false;
    }

    /// <summary>Whether each turn takes the next connection, message, line or answer.</summary>
    private static bool Serves(AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            if (operation is IInvocationOperation call && !scope.IsHandling(call) && Takes(call.TargetMethod))
                return true;
        }

        return false;
    }

    private static bool Takes(IMethodSymbol method)
    {
        var type = method.ContainingType;

        return method.Name switch
        {
            "ReadAsync" or "Read" or "ReadAllAsync" or "TryRead" => type.Name == "ChannelReader" || type.IsOrInheritsFrom("System.Data.Common.DbDataReader") || type.IsOrImplements("System.Data.IDataReader") || type.HasFullName("System.Console"),
            "Take" or "TryTake" => type.Name is "BlockingCollection" or "ConcurrentBag",
            "ReadLine" or "ReadLineAsync" or "ReadKey" => true,
            "GetContext" or "GetContextAsync" => type.HasFullName("System.Net.HttpListener"),
            "Dequeue" or "DequeueAsync" or "TryDequeue" or "TryPeek" or "Consume" or "WaitToReadAsync" or "WaitForNextTickAsync" or "WaitForConnection" or "WaitForConnectionAsync" => true,
            "CompareExchange" => type.HasFullName("System.Threading.Interlocked"),
            _ => method.Name.StartsWith("Accept", StringComparison.Ordinal) && (method.Name.IndexOf("Async", StringComparison.Ordinal) >= 0 || type.ContainingNamespace?.Name == "Sockets")
                || (method.Name.StartsWith("Receive", StringComparison.Ordinal) && !method.ReturnsVoid)
                || method.Name.StartsWith("Prompt", StringComparison.Ordinal)
                || method.Name.StartsWith("AskFor", StringComparison.Ordinal)
                || (method.Name.StartsWith("Read", StringComparison.Ordinal) && method.Name.IndexOf("Prompt", StringComparison.Ordinal) >= 0),
        };
    }

    /// <summary>
    /// Whether what the work is given changes from attempt to attempt. What is only made anew (a request, a connection) is the same work;
    /// what comes out of a list, a random name or the number of the attempt is not.
    /// </summary>
    private static bool TriesSomethingElse(AttemptScope scope)
    {
        var varying = new HashSet<ISymbol>(SymbolEqualityComparer.Default);

        foreach (var variable in scope.Written)
        {
            if (!scope.IsCounter(variable) && Varies(variable, scope))
                varying.Add(variable);
        }

        foreach (var operation in scope.Operations)
        {
            if (!scope.IsTried(operation) || IsOnlyTold(operation, scope))
                continue;

            if (IsChosenByCounter(operation, scope) || (operation.ReferencedVariable() is { } variable && varying.Contains(variable) && IsInput(operation)))
                return true;
        }

        return false;
    }

    private static bool Varies(ISymbol variable, AttemptScope scope)
    {
        foreach (var write in scope.WritesOf(variable))
        {
            if (write.IsTried && scope.Try is not null && !IsName(variable))
                continue; // What the work itself makes is its own business.

            if (write.Value is { } value && IsAnotherOne(value, scope))
                return true;
        }

        return false;
    }

    private static bool IsName(ISymbol variable) => variable is ILocalSymbol { Type.SpecialType: SpecialType.System_String };

    private static bool IsAnotherOne(IOperation value, AttemptScope scope)
    {
        foreach (var operation in value.OwnDescendants())
        {
            if (IsChosenByCounter(operation, scope) || operation is IInvocationOperation { TargetMethod: var method } && MakesName(method))
                return true;

            if (operation is IPropertyReferenceOperation { Property.Name: "Current" } or IInvocationOperation { TargetMethod.Name: "Next" or "GetNext" or "Pop" or "Peek" or "GetParent" or "GetDirectoryName" })
                return true;
        }

        return value.Type?.SpecialType == SpecialType.System_String && scope.CounterIn(value) is not null;
    }

    private static bool MakesName(IMethodSymbol method) => method.Name switch
    {
        "GetRandomFileName" or "GetTempFileName" => true,
        "NewGuid" => method.ContainingType.HasFullName("System.Guid"),
        _ => RetryWords.NameNewName(method.Name) && method.ReturnType.SpecialType == SpecialType.System_String,
    };

    /// <summary><c>servers[attempt]</c>, <c>$"{name}-{attempt}"</c>.</summary>
    private static bool IsChosenByCounter(IOperation operation, AttemptScope scope) => operation switch
    {
        IArrayElementReferenceOperation element => element.Indices.Any(index => scope.CounterIn(index) is not null) && IsInput(element) && !IsWait(element, scope),
        IPropertyReferenceOperation { Arguments: { IsEmpty: false } arguments } indexed => arguments.Any(index => scope.CounterIn(index) is not null) && IsInput(indexed) && !IsWait(indexed, scope),
        IInvocationOperation { TargetMethod.Name: "ElementAt", Arguments: var arguments } => arguments.Any(index => scope.CounterIn(index) is not null),
        IInterpolatedStringOperation text => scope.CounterIn(text) is not null && !IsOnlyTold(text, scope),
        _ => false,
    };

    private static bool IsWait(IOperation operation, AttemptScope scope)
    {
        for (var current = operation.Parent; current is not null && scope.Span.Contains(current.Syntax.Span); current = current.Parent)
        {
            if (current is IInvocationOperation call && RetryDelays.Waits(call))
                return true;
        }

        return operation.Type is { } type && type.HasFullName("System.TimeSpan");
    }

    private static bool IsInput(IOperation operation) =>
        operation.Parent is not (IAssignmentOperation or IIncrementOrDecrementOperation) || (operation.Parent is IAssignmentOperation assignment && assignment.Target != operation);

    /// <summary>What is written to a log, into an exception or into text for people decides nothing.</summary>
    private static bool IsOnlyTold(IOperation operation, AttemptScope scope)
    {
        for (var current = operation; current is not null && scope.Span.Contains(current.Syntax.Span); current = current.Parent)
        {
            switch (current)
            {
                case IThrowOperation:
                case IObjectCreationOperation { Type: { } type } when type.IsOrInheritsFrom("System.Exception"):
                case IInvocationOperation call when LogCallRecognizer.Recognize(call) is not null || Words.NameReporting(call.TargetMethod.Name) || RetryDelays.Waits(call):
                    return true;

                case IBlockOperation:
                    return false;
            }
        }

        return false;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>What is done again with every attempt.</summary>
internal sealed class RepeatedWork
{
    public static readonly RepeatedWork None = new();

    /// <summary>Whether it goes over a network, to a database or to another service.</summary>
    public bool IsRemote { get; init; }

    /// <summary>Requests that are not idempotent and carry nothing that makes them so.</summary>
    public ImmutableArray<SyntaxNode> UnsafeRequests { get; init; } = ImmutableArray<SyntaxNode>.Empty;

    /// <summary>What is used up by the first attempt and given to the next one, where it is given.</summary>
    public ImmutableArray<StaleState> StaleStates { get; init; } = ImmutableArray<StaleState>.Empty;

    /// <summary>Whether a response is in hand that may say how long to wait, and nobody asks it.</summary>
    public bool IgnoresRetryAfter { get; init; }

    /// <summary>Whether the code names the status by which a server says that it is asked too often.</summary>
    public bool NamesTooManyRequests { get; init; }

    /// <summary>The variable that holds the response.</summary>
    public string? Response { get; init; }

    /// <summary>Where the status of the response is looked at.</summary>
    public SyntaxNode? StatusRead { get; init; }

    /// <summary>The delegate that is the work, where a helper is given it.</summary>
    public IParameterSymbol? Called { get; init; }

    /// <summary>The same work as it stands in an argument: what is written elsewhere, in a method that is named there, shows in the argument.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="stays">Whether nobody else sees to what is used up.</param>
    public RepeatedWork SeenFrom(SyntaxNode argument, Func<StaleState, bool> stays) => new()
    {
        IsRemote = IsRemote,
        UnsafeRequests = UnsafeRequests.Select(request => Within(request, argument)).Distinct().ToImmutableArray(),
        StaleStates = StaleStates.Where(state => Within(state.Use, argument) == state.Use && stays(state)).ToImmutableArray(),
        IgnoresRetryAfter = IgnoresRetryAfter,
        NamesTooManyRequests = NamesTooManyRequests,
        Response = Response,
        StatusRead = StatusRead is null ? null : Within(StatusRead, argument),
    };

    private static SyntaxNode Within(SyntaxNode node, SyntaxNode argument) =>
        node.SyntaxTree == argument.SyntaxTree && argument.Span.Contains(node.Span) ? node : argument;
}

/// <summary>Why something cannot serve a second attempt.</summary>
internal enum StaleKind
{
    /// <summary>A request or its content, which is sent once.</summary>
    Request,

    /// <summary>A stream, which stands at its end.</summary>
    Stream,

    /// <summary>A unit of work, which still tracks what the failed attempt has changed.</summary>
    Context,

    /// <summary>A collection, which holds what the failed attempt has put into it.</summary>
    Collection,
}

/// <summary>Something that an attempt uses up or leaves behind.</summary>
internal readonly struct StaleState
{
    public StaleState(StaleKind kind, SyntaxNode use, ISymbol variable)
    {
        Kind = kind;
        Use = use;
        Variable = variable;
    }

    public StaleKind Kind { get; }

    /// <summary>The call that uses it.</summary>
    public SyntaxNode Use { get; }

    public ISymbol Variable { get; }
}

/// <summary>Tells work that goes to other machines from local work.</summary>
internal static class RemoteWork
{
    private const int MaxDepth = 2;

    private static readonly string[] Namespaces =
    {
        "System.Net", "Grpc", "System.Data", "Microsoft.Data", "Npgsql", "MySql", "MySqlConnector", "MongoDB", "StackExchange.Redis", "RabbitMQ", "Confluent.Kafka",
        "Azure", "Amazon", "Google.Cloud", "Microsoft.EntityFrameworkCore", "MailKit", "Dapper", "Oracle", "Microsoft.Azure", "RestSharp", "Refit", "Minio", "Renci",
    };

    private static readonly string[] Ends = { "Client", "Proxy", "Gateway", "Api" };

    public static bool IsIn(AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            if (scope.IsTried(operation) && IsRemote(operation, scope, MaxDepth))
                return true;
        }

        return false;
    }

    private static bool IsRemote(IOperation operation, AttemptScope scope, int depth)
    {
        if (operation is not IInvocationOperation { TargetMethod: var method } call || method.ContainingType is not { } type)
            return false;

        if (Belongs(type) || IsRequestExtension(method) || (IsAwaited(call) && IsService(type)))
            return true;

        return depth > 0 && !RetryDelays.Waits(call) && LogCallRecognizer.Recognize(call) is null && Contains(method, scope, depth - 1);
    }

    private static bool Contains(IMethodSymbol method, AttemptScope scope, int depth)
    {
        if (scope.Model.Helpers.BodyOf(method, scope.CancellationToken) is not { } body)
            return false;

        foreach (var operation in body.OwnDescendants())
        {
            if (IsRemote(operation, scope, depth))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type comes from code that talks to other machines.</summary>
    public static bool Belongs(INamedTypeSymbol type)
    {
        if (type.Name is "WebUtility" or "IPAddress" or "IPEndPoint" or "Cookie" or "CookieContainer" or "NetworkCredential" || type.Name.EndsWith("Header", StringComparison.Ordinal) || type.Name.EndsWith("Headers", StringComparison.Ordinal))
            return false;

        var name = type.ContainingNamespace?.ToDisplayString();

        if (name is null or "System.Net.Http.Headers" or "System.Net.Mime")
            return false;

        foreach (var known in Namespaces)
        {
            if (name.StartsWith(known, StringComparison.Ordinal) && (name.Length == known.Length || name[known.Length] == '.'))
                return true;
        }

        return false;
    }

    private static bool IsRequestExtension(IMethodSymbol method) =>
        method.ReducedFrom is { Parameters: { Length: > 0 } parameters } && parameters[0].Type is INamedTypeSymbol receiver && Belongs(receiver);

    private static bool IsService(INamedTypeSymbol type)
    {
        foreach (var end in Ends)
        {
            if (type.Name.EndsWith(end, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsAwaited(IInvocationOperation call)
    {
        IOperation current = call;

        while (current.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" } outer)
            current = outer;

        return current.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "GetResult" };
    }
}

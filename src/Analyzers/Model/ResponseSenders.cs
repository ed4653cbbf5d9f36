using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Finds the methods by which a program answers its clients in a way of its own: what they are given is sent.</summary>
internal sealed class ResponseSenders
{
    private readonly HelperSummaries _helpers;
    private readonly ExceptionDetails _details;
    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Budget), Sent> _senders = new();

    public ResponseSenders(HelperSummaries helpers, ExceptionDetails details)
    {
        _helpers = helpers;
        _details = details;
    }

    /// <summary>What the call sends to a client through the method that it calls.</summary>
    public ResponseWrite? Recognize(IInvocationOperation invocation, CancellationToken cancellationToken) => Recognize(invocation, HelperSummaries.MaxDepth, cancellationToken);

    private ResponseWrite? Recognize(IInvocationOperation invocation, int budget, CancellationToken cancellationToken)
    {
        var method = (invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition;
        var body = budget == 0 ? null : _helpers.BodyOf(method, cancellationToken);
        var sent = body is not null ? SentBy(method, body, budget, cancellationToken) : SentByName(method);

        if (sent.Parameters.IsEmpty)
            return null;

        var values = ImmutableArray.CreateBuilder<IOperation>();

        foreach (var argument in invocation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Ordinal: var ordinal } && sent.Parameters.Contains(ordinal))
                values.Add(argument.Value);
        }

        return values.Count == 0 ? null : new ResponseWrite(invocation, values.ToImmutable(), sent.StatusCode ?? ResponseStatus.Of(invocation, method.Name));
    }

    private Sent SentBy(IMethodSymbol method, IOperation body, int budget, CancellationToken cancellationToken)
    {
        if (_senders.TryGetValue((method, budget), out var known))
            return known;

        var ordinals = ImmutableArray.CreateBuilder<int>();
        int? status = null;

        foreach (var operation in body.Descendants())
        {
            var write = ResponseWriteRecognizer.Recognize(operation) ?? (operation is IInvocationOperation call ? Recognize(call, budget - 1, cancellationToken) : null);

            if (write is null)
                continue;

            foreach (var value in write.Values)
            {
                foreach (var parameter in _details.PartsOf(value, cancellationToken).Parameters)
                {
                    if (!SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method) || ordinals.Contains(parameter.Ordinal))
                        continue;

                    ordinals.Add(parameter.Ordinal);
                    status = write.StatusCode;
                }
            }
        }

        return _senders.GetOrAdd((method, budget), new Sent(ordinals.ToImmutable(), status));
    }

    /// <summary>A method out of sight that makes an answer shows the client what its parameters call a message.</summary>
    private static Sent SentByName(IMethodSymbol method)
    {
        if (!ResponseTypes.IsResult(method.ReturnType) || BelongsToFramework(method.ContainingType))
            return new Sent(ImmutableArray<int>.Empty, null);

        var ordinals = ImmutableArray.CreateBuilder<int>();

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.SpecialType == SpecialType.System_String && Words.NameMessage(parameter.Name))
                ordinals.Add(parameter.Ordinal);
        }

        return new Sent(ordinals.ToImmutable(), null);
    }

    private static bool BelongsToFramework(INamedTypeSymbol? type)
    {
        var space = type?.ContainingNamespace;

        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;

        return space?.Name is "Microsoft" or "System" or null;
    }

    private readonly struct Sent
    {
        public Sent(ImmutableArray<int> parameters, int? statusCode)
        {
            Parameters = parameters;
            StatusCode = statusCode;
        }

        public ImmutableArray<int> Parameters { get; }

        public int? StatusCode { get; }
    }
}

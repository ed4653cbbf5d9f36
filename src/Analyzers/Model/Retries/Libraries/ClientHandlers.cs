using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>One call that gives an HTTP client of the factory a retry.</summary>
internal sealed class ClientHandler
{
    public ClientHandler(SimpleNameSyntax name) => Name = name;

    /// <summary>The name of the call.</summary>
    public SimpleNameSyntax Name { get; }

    /// <summary>The typed client that sends POST or PATCH requests through it, if nothing keeps them out.</summary>
    public INamedTypeSymbol? UnsafeClient { get; init; }

    /// <summary>Whether the client has a retry already.</summary>
    public bool IsSecond { get; init; }
}

/// <summary>Reads how the HTTP clients of the factory get their retries. Wiring that other code has a hand in is unknown.</summary>
internal static class ClientHandlers
{
    public static bool MayBeOne(SyntaxNode node) =>
        RetrySyntax.CalledName(node) is "AddStandardResilienceHandler" or "AddResilienceHandler" or "AddTransientHttpErrorPolicy" or "AddPolicyHandler";

    public static ClientHandler? Of(IOperation? operation, ErrorModel model, CancellationToken cancellationToken)
    {
        if (operation is not IInvocationOperation { Arguments.Length: > 0, Syntax: InvocationExpressionSyntax syntax } call || !Retries(call, model, cancellationToken) || syntax.InvokedName() is not { } name)
            return null;

        if (ClientRegistration.Around(call, model, cancellationToken) is not { } registration)
            return new ClientHandler(name);

        var clients = model.Retries.Configured.ClientsOf(call.SemanticModel!.Compilation, cancellationToken);

        return new ClientHandler(name)
        {
            IsSecond = registration.RetriesBefore(call) || (registration.IsComplete && !registration.IsFreedBefore(call) && clients.AreAll),
            UnsafeClient = registration is { IsComplete: true, Client: { } client } && !IsGuarded(registration, clients) && SendsUnsafe(client, model, cancellationToken) ? client : null,
        };
    }

    /// <summary>Whether the handler may leave requests out by their method, or by anything that cannot be seen.</summary>
    private static bool IsGuarded(ClientRegistration registration, RetryingClients clients) =>
        registration.SparesUnsafe || registration.IsChosen || !registration.Retries || clients.AreConfiguredElsewhere;

    /// <summary>Whether the call gives the client a retry.</summary>
    public static bool Retries(IInvocationOperation call, ErrorModel model, CancellationToken cancellationToken)
    {
        if (!IsOfBuilder(call))
            return false;

        return call.TargetMethod.Name == "AddStandardResilienceHandler"
            || (call.TargetMethod.Name is "AddResilienceHandler" or "AddTransientHttpErrorPolicy" or "AddPolicyHandler" && HoldsRetry(call, model, cancellationToken));
    }

    private static bool IsOfBuilder(IInvocationOperation call) =>
        (call.TargetMethod.ReducedFrom ?? call.TargetMethod) is { IsExtensionMethod: true, Parameters: { Length: > 0 } parameters }
        && parameters[0].Type.HasFullName(ClientRegistration.Builder);

    private static bool HoldsRetry(IInvocationOperation call, ErrorModel model, CancellationToken cancellationToken)
    {
        for (var index = 1; index < call.Arguments.Length; index++)
        {
            if (RetryingPolicies.Include(call.Arguments[index].Value, model, cancellationToken))
                return true;

            foreach (var operation in call.Arguments[index].Descendants())
            {
                if (operation is IInvocationOperation { TargetMethod: var method } && (method.Name == "AddRetry" || PolicyCalls.IsRetry(method)))
                    return true;
            }
        }

        return false;
    }

    private static bool SendsUnsafe(INamedTypeSymbol client, ErrorModel model, CancellationToken cancellationToken)
    {
        var sends = false;

        foreach (var member in client.GetMembers())
        {
            if (member is not IMethodSymbol method || model.Helpers.BodyOf(method, cancellationToken) is not { } body)
                continue;

            if (Requests.HasGuard(body))
                return false;

            sends |= Requests.SendsUnsafe(body);
        }

        return sends;
    }
}

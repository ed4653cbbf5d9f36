using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>The HTTP clients of the factory that one compilation gives a retry.</summary>
internal sealed class RetryingClients
{
    private readonly List<ClientRegistration> _clients = new();

    private RetryingClients()
    {
    }

    /// <summary>Whether every client that the factory makes has a retry.</summary>
    public bool AreAll { get; private set; }

    /// <summary>Whether the options of the retries are set apart from the clients.</summary>
    public bool AreConfiguredElsewhere { get; private set; }

    public static RetryingClients In(Compilation compilation, ErrorModel model, CancellationToken cancellationToken)
    {
        var clients = new RetryingClients();

        if (compilation.GetTypesByMetadataName(ClientRegistration.Builder).IsEmpty)
            return clients;

        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                if (node is InvocationExpressionSyntax call && call.InvokedName() is { } name)
                    clients.Note(call, name, model, cancellationToken);
            }
        }

        clients._clients.RemoveAll(client => client.IsChosen || !(client.Retries || (clients.AreAll && !client.IsFreed)));
        return clients;
    }

    /// <summary>Whether the call sends a request through a client that sends it again by itself.</summary>
    public static bool Send(IInvocationOperation call, ErrorModel model, CancellationToken cancellationToken)
    {
        if (!Requests.IsSent(call) || call.Receiver() is not { SemanticModel.Compilation: { } compilation } client)
            return false;

        var isAny = false;

        foreach (var value in KeptValues.Of(client, model, cancellationToken))
        {
            if (value is null || !IsOfFactory(value.WithoutConversions()) || !model.Retries.Configured.ClientsOf(compilation, cancellationToken).Include(value.WithoutConversions(), call.TargetMethod.Name))
                return false;

            isAny = true;
        }

        return isAny;
    }

    /// <summary>Whether the factory may have made the client: it is given to a constructor, or asked for by name.</summary>
    private static bool IsOfFactory(IOperation client) => client switch
    {
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => true,
        IInvocationOperation { TargetMethod: { Name: "CreateClient", ContainingNamespace: { } space } } => space.ToDisplayString() == "System.Net.Http",
        _ => false,
    };

    private bool Include(IOperation client, string method)
    {
        foreach (var registration in _clients)
        {
            var isIt = client is IParameterReferenceOperation { Parameter.ContainingType: { } type }
                ? SymbolEqualityComparer.Default.Equals(registration.Client, type)
                : registration.Name is { } name && ((IInvocationOperation)client).Argument("name")?.ConstantValue.Value as string == name;

            if (isIt && !(registration.SparesUnsafe && !method.StartsWith("Get", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private void Note(InvocationExpressionSyntax call, SimpleNameSyntax name, ErrorModel model, CancellationToken cancellationToken)
    {
        switch (name.Identifier.ValueText)
        {
            case "AddHttpClient":
                if (model.Helpers.OperationAt(call, cancellationToken) is IInvocationOperation start && ClientRegistration.IsStart(start) && ClientRegistration.From(start, model, cancellationToken) is { } registration)
                    _clients.Add(registration);
                break;

            case "ConfigureHttpClientDefaults":
                AreAll |= call.DescendantNodes().Any(inside => RetrySyntax.CalledName(inside) == "AddStandardResilienceHandler");
                break;

            case "Configure" or "ConfigureAll" or "PostConfigure" or "PostConfigureAll":
                AreConfiguredElsewhere |= name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } types } && types[0].LastName() is "HttpStandardResilienceOptions" or "HttpRetryStrategyOptions";
                break;
        }
    }
}

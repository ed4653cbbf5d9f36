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

/// <summary>Reads how the HTTP clients of the factory get their retries. Wiring that is not in one expression is unknown.</summary>
internal static class ClientHandlers
{
    public static bool MayBeOne(SyntaxNode node) =>
        RetrySyntax.CalledName(node) is "AddStandardResilienceHandler" or "AddResilienceHandler" or "AddTransientHttpErrorPolicy" or "AddPolicyHandler";

    public static ClientHandler? Of(IOperation? operation, ErrorModel model, CancellationToken cancellationToken)
    {
        if (operation is not IInvocationOperation { Arguments.Length: > 0, Syntax: InvocationExpressionSyntax syntax } call || !Retries(call) || syntax.InvokedName() is not { } name)
            return null;

        var registration = RegistrationOf(call, out var isSecond, out var isFreed);

        return new ClientHandler(name)
        {
            IsSecond = isSecond || (registration is not null && !isFreed && model.Retries.Configured.EveryClientRetries(call.SemanticModel!.Compilation, cancellationToken)),
            UnsafeClient = registration is { TargetMethod.TypeArguments: { Length: > 0 } types } && types[types.Length - 1] is INamedTypeSymbol client && !IsGuarded(call) && SendsUnsafe(client, model, cancellationToken) ? client : null,
        };
    }

    private static bool Retries(IInvocationOperation call)
    {
        if (!IsOfBuilder(call))
            return false;

        return call.TargetMethod.Name == "AddStandardResilienceHandler"
            || (call.TargetMethod.Name is "AddResilienceHandler" or "AddTransientHttpErrorPolicy" or "AddPolicyHandler" && HoldsRetry(call));
    }

    private static bool IsOfBuilder(IInvocationOperation call) =>
        (call.TargetMethod.ReducedFrom ?? call.TargetMethod) is { IsExtensionMethod: true, Parameters: { Length: > 0 } parameters }
        && parameters[0].Type.HasFullName("Microsoft.Extensions.DependencyInjection.IHttpClientBuilder");

    private static bool HoldsRetry(IInvocationOperation call)
    {
        for (var index = 1; index < call.Arguments.Length; index++)
        {
            foreach (var operation in call.Arguments[index].Descendants())
            {
                if (operation is IInvocationOperation { TargetMethod: var method } && (method.Name == "AddRetry" || PolicyCalls.IsRetry(method)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The call of <c>AddHttpClient</c> at the beginning of the chain.</summary>
    /// <param name="call">The call that gives the client a retry.</param>
    /// <param name="isSecond">Whether one before it has done so.</param>
    /// <param name="isFreed">Whether the client was freed of all that it had by then.</param>
    private static IInvocationOperation? RegistrationOf(IInvocationOperation call, out bool isSecond, out bool isFreed)
    {
        isSecond = false;
        isFreed = false;
        var current = Before(call);

        while (current is not null && current.TargetMethod.Name != "AddHttpClient")
        {
            isFreed |= current.TargetMethod.Name == "RemoveAllResilienceHandlers";
            isSecond |= !isFreed && Retries(current);
            current = Before(current);
        }

        return current;
    }

    private static IInvocationOperation? Before(IInvocationOperation call) =>
        (call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null))?.WithoutConversions() as IInvocationOperation;

    /// <summary>Whether the handler may leave requests out by their method, or by anything that cannot be seen.</summary>
    private static bool IsGuarded(IInvocationOperation call)
    {
        IOperation chain = call;

        while (chain.Parent is IInvocationOperation or IArgumentOperation or IConversionOperation)
            chain = chain.Parent;

        foreach (var operation in chain.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod.Name: "DisableFor" or "DisableForUnsafeHttpMethods" }:
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ShouldHandle" } }:
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "MaxRetryAttempts" }, Value.ConstantValue: { HasValue: true, Value: 0 } }:
                case IAnonymousFunctionOperation { Symbol.Parameters: { Length: > 0 } parameters } when parameters.Any(parameter => Requests.IsMessage(parameter.Type)):
                    return true;
            }
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Ordinal: > 0, Type: { Name: var type } } && type is "IConfigurationSection" or "IConfiguration")
                return true;
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

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the functions that clients call from outside: what these return is sent.</summary>
internal static class ClientCalls
{
    /// <summary>Whether the client gets what the statement returns.</summary>
    public static bool Answer(IReturnOperation returned)
    {
        for (var current = returned.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IAnonymousFunctionOperation lambda:
                    return IsEndpoint(lambda);
                case ILocalFunctionOperation:
                    return false;
            }
        }

        return returned.SemanticModel?.GetEnclosingSymbol(returned.Syntax.SpanStart) is IMethodSymbol method && IsCalledByClient(method);
    }

    /// <summary>A lambda that is mapped to a route.</summary>
    private static bool IsEndpoint(IAnonymousFunctionOperation lambda)
    {
        IOperation? user = lambda.Parent;

        while (user is IDelegateCreationOperation or IConversionOperation)
            user = user.Parent;

        return user is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ContainingType: { } type } method } }
            && method.Name.StartsWith("Map", StringComparison.Ordinal)
            && type.HasFullName("Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions");
    }

    private static bool IsCalledByClient(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, DeclaredAccessibility: Accessibility.Public }
        && (IsAction(method) || IsRemoteCall(method) || method.ContainingType.IsOrInheritsFrom("Microsoft.AspNetCore.SignalR.Hub"));

    private static bool IsAction(IMethodSymbol method) =>
        (method.ContainingType.IsOrInheritsFrom("Microsoft.AspNetCore.Mvc.ControllerBase") || method.ContainingType.IsOrInheritsFrom("System.Web.Http.ApiController"))
        && !method.HasAttribute("Microsoft.AspNetCore.Mvc.NonActionAttribute");

    /// <summary>A method of a gRPC service.</summary>
    private static bool IsRemoteCall(IMethodSymbol method)
    {
        var parameters = method.Parameters;
        return method.IsOverride && parameters.Length > 0 && parameters[parameters.Length - 1].Type.HasFullName("Grpc.Core.ServerCallContext");
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>Reads what the repeated work sends over HTTP.</summary>
internal static class Requests
{
    private const string Client = "System.Net.Http.HttpClient";
    private const string Message = "System.Net.Http.HttpRequestMessage";
    private const string Response = "System.Net.Http.HttpResponseMessage";

    /// <summary>The calls that send a POST or PATCH, where neither the name of the function nor anything in it makes them safe to repeat.</summary>
    public static ImmutableArray<SyntaxNode> Unsafe(AttemptScope scope)
    {
        var calls = ImmutableArray.CreateBuilder<SyntaxNode>();

        foreach (var operation in scope.Operations)
        {
            if (operation is IInvocationOperation call && scope.IsTried(call) && IsClient(call) && IsUnsafe(call, scope))
                calls.Add(call.Syntax);
        }

        return calls.Count > 0 && (IsForReading(scope.Member) || HasGuard(scope.Function.Root())) ? ImmutableArray<SyntaxNode>.Empty : calls.ToImmutable();
    }

    private static bool IsForReading(IMethodSymbol? member) => member is not null && RetryWords.NameReading(member.Name);

    /// <summary>Whether the call is one of <c>HttpClient</c>, or an extension of it.</summary>
    public static bool IsClient(IInvocationOperation call) =>
        call.TargetMethod.ContainingType?.HasFullName(Client) == true
        || (call.TargetMethod is { IsExtensionMethod: true } method && (method.ReducedFrom ?? method).Parameters[0].Type.HasFullName(Client));

    /// <summary>Whether the call sends a request.</summary>
    public static bool IsSent(IInvocationOperation call) =>
        call.TargetMethod.Name is { Length: > 2 } name
        && (name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Send", StringComparison.Ordinal) || name.StartsWith("Put", StringComparison.Ordinal) || name.StartsWith("Delete", StringComparison.Ordinal) || IsUnsafeName(name))
        && IsClient(call);

    public static bool IsMessage(ITypeSymbol type) => type.HasFullName(Message);

    /// <summary>Where the status of the response that an attempt leaves in hand is looked at.</summary>
    public static IPropertyReferenceOperation? StatusReadIn(AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            if (operation is IPropertyReferenceOperation { Property.Name: "StatusCode" or "IsSuccessStatusCode", Instance: ILocalReferenceOperation { Local: var local } } read && local.Type.HasFullName(Response))
                return read;
        }

        return null;
    }

    /// <summary>The response whose status is looked at.</summary>
    public static ILocalSymbol ResponseOf(IPropertyReferenceOperation statusRead) => ((ILocalReferenceOperation)statusRead.Instance!).Local;

    /// <summary>Whether something in the function reads how long the server asks to wait, or may do so.</summary>
    public static bool ReadsRetryAfter(AttemptScope scope, ILocalSymbol response)
    {
        foreach (var operation in scope.Function.Root().Descendants())
        {
            switch (operation)
            {
                case IPropertyReferenceOperation { Property.Name: "RetryAfter" }:
                case ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } when text.Equals("Retry-After", StringComparison.OrdinalIgnoreCase):
                case IInvocationOperation call when call.TargetMethod.Name.IndexOf("RetryAfter", StringComparison.OrdinalIgnoreCase) >= 0:
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } argument when Holds(argument.Value, response) && MayWorkOutWait(method, scope):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the status of a server that is asked too often is named.</summary>
    public static bool NamesTooManyRequests(AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            if (operation is IFieldReferenceOperation { Field: { Name: "TooManyRequests", ContainingType.TypeKind: TypeKind.Enum } } || operation.ConstantValue is { HasValue: true, Value: 429 })
                return true;
        }

        return false;
    }

    private static bool Holds(IOperation value, ILocalSymbol response)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, response))
                return true;
        }

        return false;
    }

    private static bool MayWorkOutWait(IMethodSymbol method, AttemptScope scope)
    {
        if (scope.Model.Helpers.BodyOf(method, scope.CancellationToken) is not { } body)
            return method.ReturnType.HasFullName("System.TimeSpan") || RetryWords.NameDelay(method.Name);

        foreach (var operation in body.Descendants())
        {
            if (operation is IPropertyReferenceOperation { Property.Name: "RetryAfter" } or ILiteralOperation { ConstantValue: { HasValue: true, Value: "Retry-After" } })
                return true;
        }

        return false;
    }

    /// <summary>Whether a POST or PATCH is sent, or a request for one made.</summary>
    public static bool SendsUnsafe(IOperation body)
    {
        foreach (var operation in body.Descendants())
        {
            if ((operation is IInvocationOperation call && IsClient(call) && IsUnsafeName(call.TargetMethod.Name))
                || (operation is IObjectCreationOperation { Type: { } type } creation && IsMessage(type) && VerbIn(creation) is "Post" or "Patch"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnsafeName(string name) => name.StartsWith("Post", StringComparison.Ordinal) || name.StartsWith("Patch", StringComparison.Ordinal);

    private static bool IsUnsafe(IInvocationOperation call, AttemptScope scope)
    {
        var name = call.TargetMethod.Name;

        if (IsUnsafeName(name))
            return true;

        if (name is not ("SendAsync" or "Send"))
            return false;

        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Type is { } type && IsMessage(type))
                return MethodOf(argument.Value.WithoutConversions(), scope) is "Post" or "Patch";
        }

        return false;
    }

    /// <summary>The verb of a request that is created in the function.</summary>
    private static string? MethodOf(IOperation request, AttemptScope scope)
    {
        if (request is ILocalReferenceOperation { Local: var local })
        {
            foreach (var value in WrittenValues.Of(local, scope.Function.Root()))
            {
                if (value?.WithoutConversions() is IObjectCreationOperation made && VerbIn(made) is { } verb)
                    return verb;
            }

            return null;
        }

        return request is IObjectCreationOperation creation ? VerbIn(creation) : null;
    }

    private static string? VerbIn(IObjectCreationOperation creation)
    {
        foreach (var operation in creation.DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation { Property: { IsStatic: true, Name: var name, ContainingType: var type } } && type.HasFullName("System.Net.Http.HttpMethod"))
                return name;
        }

        return null;
    }

    /// <summary>Whether the request carries something by which the server knows it again, or that it must not have changed.</summary>
    public static bool HasGuard(IOperation function)
    {
        foreach (var operation in function.Descendants())
        {
            switch (operation)
            {
                case IMemberReferenceOperation { Member.Name: "IfMatch" or "IfNoneMatch" or "IfUnmodifiedSince" }:
                case IMemberReferenceOperation { Member.Name: var member } when IsKey(member):
                case IInvocationOperation { TargetMethod.Name: var method } when IsKey(method):
                case ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } when IsKey(text) || text is "If-Match" or "If-None-Match":
                    return true;
            }
        }

        return false;
    }

    private static bool IsKey(string text) =>
        text.IndexOf("idempoten", StringComparison.OrdinalIgnoreCase) >= 0 || text.Equals("X-Request-Id", StringComparison.OrdinalIgnoreCase);
}

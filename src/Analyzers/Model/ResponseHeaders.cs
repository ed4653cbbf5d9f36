using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows where a program writes a header of its answer.</summary>
internal static class ResponseHeaders
{
    /// <summary>Types that write headers of an answer, whoever they are got from.</summary>
    private static readonly string[] Writers =
    {
        "System.Net.HttpListenerResponse", "System.Web.HttpResponse", "System.Web.HttpResponseBase", "System.Net.Http.Headers.HttpResponseHeaders", "Microsoft.AspNetCore.Http.Headers.ResponseHeaders",
    };

    /// <summary>What the call or assignment writes; <see langword="null"/> where it writes no header, or one that is there to hand out a secret.</summary>
    public static IOperation? Written(IOperation operation)
    {
        var (name, value) = operation switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } headers } target } assignment when AreOfResponse(headers) =>
                (target.Arguments.Length == 1 ? KeyedValues.NameIn(target.Arguments[0].Value) : target.Property.Name, assignment.Value),
            IInvocationOperation { TargetMethod.Name: "Add" or "Append" or "TryAdd" or "AddHeader" or "AppendHeader" or "Set" or "TryAddWithoutValidation" or "SetCommaSeparatedValues" or "AppendCommaSeparatedValues" } call
                when Receiver(call) is { } headers && AreOfResponse(headers) => NameAndValue(call),
            _ => default,
        };

        return name is not null && HandsOut(name) ? null : value;
    }

    private static (string? Name, IOperation? Value) NameAndValue(IInvocationOperation call)
    {
        var count = call.Arguments.Length;
        return count < 2 ? default : (KeyedValues.NameIn(call.Arguments[count - 2].Value), call.Arguments[count - 1].Value);
    }

    private static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && !call.Arguments.IsEmpty ? call.Arguments[0].Value : null);

    private static bool AreOfResponse(IOperation headers)
    {
        headers = headers.WithoutConversions();

        if (IsWriter(headers.Type))
            return true;

        return headers is IPropertyReferenceOperation { Property: { Name: "Headers", ContainingType: { } owner } }
            && (owner.HasFullName(ResponseTypes.HttpResponse) || IsWriter(owner) || owner.HasFullName("Microsoft.Azure.Functions.Worker.Http.HttpResponseData"));
    }

    private static bool IsWriter(ITypeSymbol? type)
    {
        foreach (var writer in Writers)
        {
            if (type?.HasFullName(writer) == true)
                return true;
        }

        return false;
    }

    private static bool HandsOut(string header) => header.Replace("-", "").ToLowerInvariant() is
        "setcookie" or "authorization" or "proxyauthorization" or "wwwauthenticate" or "proxyauthenticate" or "authenticationinfo" or "cookie" or "apikey" or "xapikey";
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Knows where programs put values into the query of an address that is asked for, or that a client is sent to: servers, proxies and browsers
/// write addresses down, so that everything in them is read by others.
/// </summary>
internal static class AddressWrites
{
    private const string QueryString = "Microsoft.AspNetCore.Http.QueryString";

    /// <summary>Types with methods that ask for the address that they are given.</summary>
    private static readonly string[] Clients =
    {
        "System.Net.Http.HttpClient", "System.Net.Http.Json.HttpClientJsonExtensions", "System.Net.WebClient", "System.Net.WebRequest", "System.Net.Http.HttpRequestMessage",
    };

    /// <summary>Types with methods, or whose objects, send a client on.</summary>
    private static readonly string[] Redirecting =
    {
        "Microsoft.AspNetCore.Http.HttpResponse", "Microsoft.AspNetCore.Http.Results", "Microsoft.AspNetCore.Http.TypedResults", "Microsoft.AspNetCore.Mvc.ControllerBase",
        "Microsoft.AspNetCore.Mvc.RazorPages.PageBase", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "Microsoft.AspNetCore.Mvc.RedirectResult", "Microsoft.AspNetCore.Mvc.LocalRedirectResult",
        "System.Web.HttpResponse", "System.Web.HttpResponseBase", "System.Web.Mvc.Controller", "System.Web.Mvc.RedirectResult", "System.Net.HttpListenerResponse",
    };

    /// <summary>The values that the call, creation or assignment puts into a query, and whether it sends a client there.</summary>
    public static IEnumerable<QueryValue> In(IOperation operation, out bool sendsClient)
    {
        sendsClient = false;

        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { ContainingType: { } type } method } call:
                sendsClient = method.Name.IndexOf("Redirect", StringComparison.Ordinal) >= 0 && IsOneOf(type, Redirecting);
                return sendsClient || IsOneOf(type, Clients) ? InAddress(call.Arguments) : InPairs(call, type);

            case IObjectCreationOperation { Type: { } type } creation:
                sendsClient = IsOneOf(type, Redirecting);
                return sendsClient || IsOneOf(type, Clients) ? InAddress(creation.Arguments) : Enumerable.Empty<QueryValue>();

            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Query", ContainingType: { } type } }, Value: var query } when type.HasFullName("System.UriBuilder"):
                return QueryValues.In(query, isQuery: true);

            default:
                return Enumerable.Empty<QueryValue>();
        }
    }

    private static IEnumerable<QueryValue> InAddress(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name is "requestUri" or "address" or "requestUriString" or "url" or "localUrl" or "location")
                return QueryValues.In(argument.Value, isQuery: false);
        }

        return Enumerable.Empty<QueryValue>();
    }

    /// <summary>What <c>AddQueryString</c> and <c>QueryString</c> are given by name.</summary>
    private static IEnumerable<QueryValue> InPairs(IInvocationOperation call, INamedTypeSymbol type)
    {
        if (!(call.TargetMethod.Name == "AddQueryString" && type.HasFullName("Microsoft.AspNetCore.WebUtilities.QueryHelpers"))
            && !(call.TargetMethod.Name is "Add" or "Create" && type.HasFullName(QueryString)))
        {
            yield break;
        }

        if (call.Argument("name") is { } name && call.Argument("value") is { } value)
        {
            yield return new QueryValue(KeyedValues.NameIn(name), value, value);
            yield break;
        }

        if ((call.Argument("queryString") ?? call.Argument("parameters")) is not { } pairs)
            yield break;

        var values = ImmutableArray.CreateBuilder<WrittenValue>();
        KeyedValues.Add(values, pairs);

        foreach (var pair in values)
        {
            if (pair.Name is not null)
                yield return new QueryValue(pair.Name, pair.Operation.WithoutConversions(), pair.Operation.WithoutConversions());
        }
    }

    private static bool IsOneOf(ITypeSymbol type, string[] names)
    {
        foreach (var name in names)
        {
            if (type.HasFullName(name))
                return true;
        }

        return false;
    }
}

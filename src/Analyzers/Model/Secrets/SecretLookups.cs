using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Knows the look-ups by which a program gets a secret from its configuration, its environment, a request or a vault: the key says what it gets.</summary>
internal static class SecretLookups
{
    /// <summary>Full metadata names of the types that are asked by key, each with how a message calls it.</summary>
    private static readonly (string Type, string Place)[] Stores =
    {
        ("Microsoft.Extensions.Configuration.IConfiguration", "the configuration"),
        ("Microsoft.AspNetCore.Http.IHeaderDictionary", "the headers"),
        ("Microsoft.AspNetCore.Http.IFormCollection", "a form"),
        ("Microsoft.AspNetCore.Http.IQueryCollection", "a query"),
        ("Microsoft.AspNetCore.Http.IRequestCookieCollection", "the cookies"),
        ("System.Net.Http.Headers.HttpHeaders", "the headers"),
        ("System.Collections.Specialized.NameValueCollection", "a collection"),
        ("System.Collections.IDictionary", "a collection"),
        ("System.Collections.Generic.IDictionary`2", "a collection"),
        ("System.Collections.Generic.IReadOnlyDictionary`2", "a collection"),
    };

    private static readonly string[] SecretHeaders = { "authorization", "proxy-authorization", "cookie", "set-cookie" };

    /// <summary>What an indexer gives for a constant key: <c>configuration["Password"]</c>.</summary>
    public static Secret? Of(IPropertyReferenceOperation indexer, SecretSettings settings) =>
        indexer is { Instance: { } store, Arguments.Length: 1 } ? InStore(store, indexer.Arguments[0].Value, indexer, settings) : null;

    /// <summary>What a method gives for a constant key, also as an <c>out</c> argument.</summary>
    public static Secret? Of(IInvocationOperation call, SecretSettings settings)
    {
        switch (call.TargetMethod.Name)
        {
            case "GetConnectionString" when call.TargetMethod.ReturnType.SpecialType == SpecialType.System_String:
                return new(SecretStrength.Strong, "GetConnectionString", "it is a connection string", call.Syntax.GetLocation());

            case "GetEnvironmentVariable" when call.TargetMethod.ContainingType?.HasFullName("System.Environment") == true:
                return ByKey(KeyIn(call), "the environment", call, settings);

            case "GetValue" or "GetSection" or "GetRequiredSection" or "Get" or "GetValues" or "TryGetValue" or "TryGetValues" or "GetValueOrDefault" or "GetOrDefault" when Receiver(call) is { } store:
                return InStore(store, KeyIn(call), call, settings);

            default:
                return null;
        }
    }

    private static Secret? InStore(IOperation store, IOperation? key, IOperation at, SecretSettings settings)
    {
        foreach (var (type, place) in Stores)
        {
            if (IsA(store.WithoutConversions().Type, type))
                return ByKey(key, place, at, settings);
        }

        return null;
    }

    private static Secret? ByKey(IOperation? key, string place, IOperation at, SecretSettings settings)
    {
        if (key?.WithoutConversions().ConstantValue is not { HasValue: true, Value: string name } || settings.SafeNames.Contains(name))
            return null;

        var strength = place == "the headers" && SecretHeaders.Contains(name.ToLowerInvariant()) ? SecretStrength.Strong : SecretNames.StrengthOfKey(name, settings);
        return strength is { } known ? new(known, name, $"it is read from {place}", at.Syntax.GetLocation()) : null;
    }

    private static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    private static IOperation? KeyIn(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_String)
                return argument.Value;
        }

        return null;
    }

    private static bool IsA(ITypeSymbol? type, string fullName) => type.IsOrImplements(fullName) || type.IsOrInheritsFrom(fullName);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Objects of frameworks that show credentials when they are written.</summary>
internal static class KnownContents
{
    private const string Reason = "it is written as it is";

    private static readonly (string Type, string Member)[] Types =
    {
        ("System.Net.Http.Headers.HttpRequestHeaders", "Authorization"),
        ("System.Net.Http.Headers.AuthenticationHeaderValue", "Parameter"),
        ("System.Data.Common.DbConnectionStringBuilder", "ConnectionString"),
    };

    private static readonly (string Type, string Method, string Member)[] Calls =
    {
        ("Microsoft.Extensions.Configuration.ConfigurationRootExtensions", "GetDebugView", "every key"),
        ("Microsoft.Extensions.Configuration.ConfigurationExtensions", "AsEnumerable", "every key"),
        ("System.Environment", "GetEnvironmentVariables", "every variable"),
    };

    public static ShownSecret? OfValue(IOperation value)
    {
        foreach (var (type, member) in Types)
        {
            if (value.Type.IsOrInheritsFrom(type))
                return new ShownSecret(member, Reason, null) { Object = value.Type!.Name };
        }

        // The headers of an answer are not those of a request.
        return value is IPropertyReferenceOperation { Property: { Name: "Headers", ContainingType: var owner } } && owner.HasFullName("Microsoft.AspNetCore.Http.HttpRequest")
            ? new ShownSecret("Authorization", Reason, null) { Object = "Headers" }
            : null;
    }

    public static ShownSecret? OfCall(IInvocationOperation call)
    {
        foreach (var (type, method, member) in Calls)
        {
            if (call.TargetMethod.Name == method && call.TargetMethod.ContainingType?.HasFullName(type) == true)
                return new ShownSecret(member, Reason, null) { Object = method };
        }

        return null;
    }
}

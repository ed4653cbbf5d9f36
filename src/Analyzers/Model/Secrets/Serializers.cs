using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Knows the serialisers whose text programs like to log.</summary>
internal static class Serializers
{
    /// <summary>What the call writes as JSON.</summary>
    public static IOperation? Serialized(IInvocationOperation call) =>
        IsSerializer(call.TargetMethod) && call.Arguments.Length > 0 ? call.Arguments[0].Value : null;

    public static bool IsSerializer(IMethodSymbol method) =>
        method.Name.StartsWith("Serialize", StringComparison.Ordinal)
        && method.ContainingType is { } type
        && (type.HasFullName("System.Text.Json.JsonSerializer") || type.HasFullName("Newtonsoft.Json.JsonConvert"));
}

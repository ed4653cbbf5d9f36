using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the framework's methods whose result still shows the text, or the object, that they are given.</summary>
internal static class KeepsText
{
    public static bool Does(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type)
            return false;

        return type.SpecialType == SpecialType.System_String ? ReturnsText(method) && method.Name is not ("GetHashCode" or "IsNullOrEmpty")
            : method.Name switch
            {
                "ToString" => type.HasFullName("System.Text.StringBuilder") || type.HasFullName("System.Convert"),
                "Append" or "AppendLine" or "AppendFormat" => type.HasFullName("System.Text.StringBuilder"),
                "FromResult" => type.HasFullName("System.Threading.Tasks.Task") || type.HasFullName("System.Threading.Tasks.ValueTask"),
                "ToList" or "ToArray" or "First" or "FirstOrDefault" or "Last" or "Distinct" or "Concat" or "Append" or "Prepend" or "Where" or "Take" or "AsEnumerable" =>
                    type.HasFullName("System.Linq.Enumerable"),
                "Serialize" or "SerializeToUtf8Bytes" or "SerializeToElement" or "SerializeToNode" => type.HasFullName("System.Text.Json.JsonSerializer"),
                "SerializeObject" => type.HasFullName("Newtonsoft.Json.JsonConvert"),
                "GetBytes" => type.IsOrInheritsFrom("System.Text.Encoding"),
                "HtmlEncode" or "UrlEncode" or "EscapeDataString" or "Encode" =>
                    type.HasFullName("System.Net.WebUtility") || type.HasFullName("System.Uri") || type.HasFullName("System.Web.HttpUtility") || type.IsOrInheritsFrom("System.Text.Encodings.Web.TextEncoder"),
                _ => false,
            };
    }

    private static bool ReturnsText(IMethodSymbol method) =>
        method.ReturnType.SpecialType == SpecialType.System_String || method.ReturnType is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String };
}

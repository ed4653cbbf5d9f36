using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.CodeFixes;

internal static class TypeExtensions
{
    public static bool IsException(this ITypeSymbol type) => type.ExceptionBase() is not null;

    /// <summary>System.Exception, as the type itself knows it.</summary>
    public static INamedTypeSymbol? ExceptionBase(this ITypeSymbol type) =>
        type.SelfAndBaseTypes().OfType<INamedTypeSymbol>().FirstOrDefault(baseType => baseType.HasFullName("System.Exception"));

    public static IEnumerable<ITypeSymbol> SelfAndBaseTypes(this ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }
}

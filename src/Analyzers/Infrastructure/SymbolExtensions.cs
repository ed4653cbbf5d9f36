using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers;

internal static class SymbolExtensions
{
    /// <summary>Whether the type's full metadata name is <paramref name="fullName"/>, compared without building a string.</summary>
    public static bool HasFullName(this ITypeSymbol type, string fullName)
    {
        var end = fullName.Length;

        if (!EndsWith(fullName, ref end, type.OriginalDefinition.MetadataName))
            return false;

        for (ISymbol? container = type.ContainingSymbol; container is not null; container = container.ContainingSymbol)
        {
            if (container is INamespaceSymbol { IsGlobalNamespace: true })
                return end == 0;

            if (container is not (INamespaceSymbol or INamedTypeSymbol))
                return false;

            if (end == 0 || fullName[--end] is not ('.' or '+') || !EndsWith(fullName, ref end, container.MetadataName))
                return false;
        }

        return end == 0;
    }

    public static bool IsOrInheritsFrom(this ITypeSymbol? type, ITypeSymbol baseType)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, baseType))
                return true;
        }

        return type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(constraint => constraint.IsOrInheritsFrom(baseType));
    }

    public static bool IsOrInheritsFrom(this ITypeSymbol? type, string fullName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.HasFullName(fullName))
                return true;
        }

        return false;
    }

    public static bool IsOrImplements(this ITypeSymbol? type, string fullName) =>
        type is not null && (type.HasFullName(fullName) || type.AllInterfaces.Any(candidate => candidate.HasFullName(fullName)));

    /// <summary>Whether calls of the method may be compiled away, such as those of <c>Debug</c>.</summary>
    public static bool IsConditional(this IMethodSymbol method) => method.HasAttribute("System.Diagnostics.ConditionalAttribute");

    public static bool HasAttribute(this ISymbol symbol, string fullName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.HasFullName(fullName) == true)
                return true;
        }

        return false;
    }

    /// <summary>Where the method's own type writes a name like the method's: it, an overload, or another type's member.</summary>
    public static IEnumerable<SimpleNameSyntax> NamedInItsType(this IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var reference in method.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is SimpleNameSyntax name && name.Identifier.ValueText == method.Name)
                    yield return name;
            }
        }
    }

    /// <summary>Whether code outside the assembly may see the symbol, so that a call to it may mean more than its body shows.</summary>
    public static bool IsVisibleOutsideAssembly(this ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
                return false;
        }

        return true;
    }

    private static bool EndsWith(string text, ref int end, string part)
    {
        end -= part.Length;
        return end >= 0 && string.CompareOrdinal(text, end, part, 0, part.Length) == 0;
    }
}

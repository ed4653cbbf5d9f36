using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>The exceptions that a member's documentation names, its own or the one that it inherits.</summary>
internal static class ThrownByDocumentation
{
    private const int MaximumDepth = 5;

    public static IEnumerable<INamedTypeSymbol> Of(ISymbol member, Compilation compilation, CancellationToken cancellationToken) =>
        Of(member, compilation, depth: 0, cancellationToken);

    private static IEnumerable<INamedTypeSymbol> Of(ISymbol member, Compilation compilation, int depth, CancellationToken cancellationToken)
    {
        // Documentation stands on the property, not on its accessors.
        var documented = member is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } ? property : member;

        if (depth == MaximumDepth)
            return Array.Empty<INamedTypeSymbol>();

        var elements = Parse(documented.GetDocumentationCommentXml(expandIncludes: true, cancellationToken: cancellationToken));
        var thrown = elements
            .Where(element => element.Name.LocalName == "exception")
            .Select(element => Resolve(element, compilation))
            .OfType<INamedTypeSymbol>();

        var inherits = elements.Count == 0 || elements.Any(element => element.Name.LocalName == "inheritdoc");

        return inherits
            ? thrown.Concat(InheritedFrom(documented, elements, compilation).SelectMany(parent => Of(parent, compilation, depth + 1, cancellationToken)))
            : thrown;
    }

    private static IEnumerable<ISymbol> InheritedFrom(ISymbol member, List<XElement> elements, Compilation compilation)
    {
        if (elements.Find(element => element.Name.LocalName == "inheritdoc" && element.Attribute("cref") is not null) is { } named)
            return Resolve(named, compilation) is { } source ? new[] { source } : Array.Empty<ISymbol>();

        ISymbol? overridden = member switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            _ => null,
        };

        return overridden is not null
            ? new[] { overridden.OriginalDefinition }
            : member.ContainingType?.AllInterfaces
                .SelectMany(contract => contract.GetMembers())
                .Where(declared => SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(declared), member))
                .Select(declared => declared.OriginalDefinition)
                ?? Array.Empty<ISymbol>();
    }

    private static ISymbol? Resolve(XElement element, Compilation compilation) =>
        element.Attribute("cref")?.Value is { } cref ? DocumentationCommentId.GetFirstSymbolForDeclarationId(cref, compilation) : null;

    private static List<XElement> Parse(string? xml)
    {
        if (string.IsNullOrEmpty(xml))
            return new List<XElement>();

        try
        {
            // Source gives '<member>…</member>', and so does metadata: what counts stands at any depth.
            return XElement.Parse($"<doc>{xml}</doc>").Descendants().ToList();
        }
        catch (XmlException)
        {
            return new List<XElement>(); // Malformed documentation tells nothing.
        }
    }
}

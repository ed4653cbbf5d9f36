using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>
/// Gives an exception type the usual suffix, wherever the solution names it. Made of ordinary edits, so that Fix All can rename many
/// types at once and the compiler is asked about the result. The file keeps its name.
/// </summary>
internal static class RenameExceptionType
{
    private const string Suffix = "Exception";

    // 'SlackExeption' wants a letter, not another suffix.
    private static readonly Regex Misspelt = new("Exc?e?pt?i?o?n?s?$", RegexOptions.CultureInvariant);

    /// <summary>Plans the renaming, and returns the new name; null where it cannot be done soundly.</summary>
    public static async Task<string?> PlanAsync(FixContext context, SolutionEdits edits, INamedTypeSymbol type)
    {
        var newName = Misspelt.Replace(type.Name, "") + Suffix;
        var places = await PlacesAsync(context, type).ConfigureAwait(false);

        if (places is null)
            return null;

        foreach (var (document, token) in places)
        {
            var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);

            if (model is null || !model.LookupSymbols(token.SpanStart, name: newName).IsEmpty)
                return null; // The name has another meaning there.

            Rename(edits, token.Parent!, newName);
        }

        return newName;
    }

    /// <summary>Every identifier that means the type; null where one cannot be changed.</summary>
    private static async Task<List<(Document Document, SyntaxToken Token)>?> PlacesAsync(FixContext context, INamedTypeSymbol type)
    {
        var places = new List<(Document, SyntaxToken)>();
        var references = await SymbolFinder.FindReferencesAsync(type, context.Solution, context.CancellationToken).ConfigureAwait(false);

        foreach (var location in references.SelectMany(reference => reference.Locations))
        {
            if (location.IsCandidateLocation || location.Document is SourceGeneratedDocument)
                return null;

            var root = await location.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            var token = root!.FindToken(location.Location.SourceSpan.Start, findInsideTrivia: true);

            // 'new()', 'this(…)' and 'var' mean the type and do not name it.
            if (token.ValueText == type.Name)
                places.Add((location.Document, token));
        }

        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (context.Solution.GetDocument(reference.SyntaxTree) is not { } document
                || document is SourceGeneratedDocument
                || await reference.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false) is not ClassDeclarationSyntax declaration)
            {
                return null;
            }

            places.Add((document, declaration.Identifier));
            places.AddRange(declaration.Members.OfType<ConstructorDeclarationSyntax>().Select(constructor => (document, constructor.Identifier)));
            places.AddRange(declaration.Members.OfType<DestructorDeclarationSyntax>().Select(destructor => (document, destructor.Identifier)));
        }

        return places.Distinct().ToList();
    }

    private static void Rename(SolutionEdits edits, SyntaxNode node, string newName)
    {
        edits.ReplaceOnce(node, nameof(RenameExceptionType), current => current switch
        {
            SimpleNameSyntax name => name.WithIdentifier(Renamed(name.Identifier)),
            ClassDeclarationSyntax type => type.WithIdentifier(Renamed(type.Identifier)),
            ConstructorDeclarationSyntax constructor => constructor.WithIdentifier(Renamed(constructor.Identifier)),
            DestructorDeclarationSyntax destructor => destructor.WithIdentifier(Renamed(destructor.Identifier)),
            _ => current,
        });

        SyntaxToken Renamed(SyntaxToken token) => SyntaxFactory.Identifier(token.LeadingTrivia, newName, token.TrailingTrivia);
    }
}

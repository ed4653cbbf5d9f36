using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>
/// Which other documents a change may concern: where something outside bodies changed, those that name a type of the changed document.
/// To compile all that depends on it anew for every action would take hours.
/// </summary>
internal sealed class Mentions(Solution solution)
{
    private readonly Dictionary<ProjectId, IReadOnlyDictionary<DocumentId, string>> _texts = [];

    public async Task<IReadOnlyCollection<DocumentId>> OfChangeAsync(DocumentId changed, Solution after)
    {
        var (old, current) = (await RootAsync(solution, changed), await RootAsync(after, changed));

        if (old is not null && current is not null && SyntaxFactory.AreEquivalent(WithoutImports(old), WithoutImports(current), topLevel: true))
            return [];

        var names = TypeNames(old).Concat(TypeNames(current)).ToHashSet();
        var mentions = new List<DocumentId>();

        foreach (var project in solution.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(changed.ProjectId).Append(changed.ProjectId))
            mentions.AddRange((await TextsAsync(project)).Where(text => names.Any(name => text.Value.Contains(name, StringComparison.Ordinal))).Select(text => text.Key));

        return mentions;
    }

    private async Task<IReadOnlyDictionary<DocumentId, string>> TextsAsync(ProjectId id)
    {
        if (!_texts.TryGetValue(id, out var known))
        {
            var texts = new Dictionary<DocumentId, string>();

            foreach (var document in solution.GetProject(id)!.Documents)
                texts.Add(document.Id, (await document.GetTextAsync()).ToString());

            _texts.Add(id, known = texts);
        }

        return known;
    }

    private static async Task<SyntaxNode?> RootAsync(Solution solution, DocumentId id) =>
        solution.GetDocument(id) is { } document ? await document.GetSyntaxRootAsync() : null;

    private static IEnumerable<string> TypeNames(SyntaxNode? root) =>
        root?.DescendantNodes(node => node is CompilationUnitSyntax or MemberDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text) ?? [];

    /// <summary>Imports concern only their own document.</summary>
    private static SyntaxNode WithoutImports(SyntaxNode root) => root.RemoveNodes(
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>(),
        SyntaxRemoveOptions.KeepNoTrivia)!;
}

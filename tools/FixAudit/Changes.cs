using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>Where the text of two solutions differs.</summary>
internal static class Changes
{
    public static async Task<ImmutableArray<DocumentId>> BetweenAsync(Solution before, Solution after)
    {
        var changes = after.GetChanges(before).GetProjectChanges()
            .SelectMany(project => project.GetChangedDocuments().Concat(project.GetAddedDocuments()).Concat(project.GetRemovedDocuments()));
        var changed = ImmutableArray.CreateBuilder<DocumentId>();

        foreach (var id in changes)
        {
            if (await TextAsync(before, id) != await TextAsync(after, id))
                changed.Add(id);
        }

        return changed.ToImmutable();
    }

    /// <summary>Whether other documents can see the change; imports concern only their own.</summary>
    public static async Task<bool> AreVisibleOutsideAsync(Document? before, Document? after) =>
        before is null
        || after is null
        || !SyntaxFactory.AreEquivalent(await WithoutImportsAsync(before), await WithoutImportsAsync(after), topLevel: true);

    public static async Task<string> DescribeAsync(Solution before, Solution after)
    {
        var description = new List<string>();

        foreach (var id in await BetweenAsync(before, after))
        {
            var (old, current) = (await LinesAsync(before, id), await LinesAsync(after, id));
            var same = old.Zip(current).TakeWhile(pair => pair.First == pair.Second).Count();
            var sameAtEnd = old.Skip(same).Reverse().Zip(current.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();

            description.Add($"    {(after.GetDocument(id) ?? before.GetDocument(id))!.FilePath}");
            description.AddRange(LineDiff.Between(old[same..^sameAtEnd], current[same..^sameAtEnd]).Select(line => $"    {line}"));
        }

        return string.Join('\n', description);
    }

    private static async Task<string?> TextAsync(Solution solution, DocumentId id) =>
        solution.GetDocument(id) is { } document ? (await document.GetTextAsync()).ToString() : null;

    private static async Task<string[]> LinesAsync(Solution solution, DocumentId id) =>
        (await TextAsync(solution, id))?.ReplaceLineEndings("\n").Split('\n') ?? [];

    private static async Task<SyntaxNode> WithoutImportsAsync(Document document)
    {
        var root = (await document.GetSyntaxRootAsync())!;
        return root.RemoveNodes(root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>(), SyntaxRemoveOptions.KeepNoTrivia)!;
    }
}

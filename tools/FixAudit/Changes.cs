using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

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
}

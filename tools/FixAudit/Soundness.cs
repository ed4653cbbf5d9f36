using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;

namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>What an action made of a solution: null when nothing can be applied. Without a fault it is sound.</summary>
internal sealed record Outcome(Snapshot? After, string? Fault);

/// <summary>Applies actions and judges what they made of the code.</summary>
internal sealed class Soundness(Snapshot before, Mentions mentions)
{
    private const string MissingDocumentation = "CS1591";

    public static async Task<Outcome> ApplyAsync(CodeAction action)
    {
        try
        {
            var operations = await action.GetOperationsAsync(CancellationToken.None);

            return operations is [ApplyChangesOperation { ChangedSolution: var changed }]
                ? new(new Snapshot(changed), null)
                : new(null, $"is not one ApplyChangesOperation but {operations.Length} operations");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(null, $"throws {exception.GetType().Name}: {exception.Message}");
        }
    }

    public async Task<string?> FindFaultAsync(Snapshot after, string mendedId)
    {
        var changed = await Changes.BetweenAsync(before.Solution, after.Solution);

        return changed.IsEmpty
            ? "changes nothing"
            : await FindOddTreeAsync(after, changed) ?? await FindNewProblemAsync(after, changed) ?? await FindFindingAsync(after, changed, mendedId);
    }

    private static async Task<string?> FindOddTreeAsync(Snapshot after, ImmutableArray<DocumentId> changed)
    {
        foreach (var document in changed.Select(after.Solution.GetDocument).OfType<Document>())
        {
            var built = (await document.GetSyntaxRootAsync())!;
            var parsed = CSharpSyntaxTree.ParseText(await document.GetTextAsync(), (CSharpParseOptions)built.SyntaxTree.Options).GetRoot();

            if (!built.IsEquivalentTo(parsed))
                return $"builds a tree that its own text does not parse to: {document.Name}";
        }

        return null;
    }

    private async Task<string?> FindNewProblemAsync(Snapshot after, ImmutableArray<DocumentId> changed)
    {
        var concerned = changed.ToHashSet();

        foreach (var id in changed)
            concerned.UnionWith(await mentions.OfChangeAsync(id, after.Solution));

        var old = await CountAsync(concerned, before.ProblemsAsync);
        var current = await CountAsync(concerned, after.ProblemsAsync);

        // Counted, because a fix moves code. Who has undocumented members already does not mind another.
        if (current.Keys.FirstOrDefault(id => current[id] > old.GetValueOrDefault(id) && !(id == MissingDocumentation && old.ContainsKey(id))) is not { } brought)
            return null;

        foreach (var id in concerned)
        {
            if ((await after.ProblemsAsync(id)).LastOrDefault(problem => problem.Id == brought) is { } example)
                return $"brings {brought}, such as: {Path.GetFileName(example.Location.GetLineSpan().Path)}:{Line(example)} {example.GetMessage()}";
        }

        return $"brings {brought}";
    }

    private async Task<string?> FindFindingAsync(Snapshot after, ImmutableArray<DocumentId> changed, string mendedId)
    {
        var old = await CountAsync(changed, before.FindingsAsync);
        var current = await CountAsync(changed, after.FindingsAsync);

        if (current.GetValueOrDefault(mendedId) >= old.GetValueOrDefault(mendedId))
            return "does not take the finding away";

        return LesserHalves.Exceeded(old, current).FirstOrDefault() is { } id ? $"makes a finding of {id}" : null;
    }

    private static async Task<Dictionary<string, int>> CountAsync(
        IEnumerable<DocumentId> documents, Func<DocumentId, Task<ImmutableArray<Diagnostic>>> get)
    {
        var diagnostics = new List<Diagnostic>();

        foreach (var id in documents)
            diagnostics.AddRange(await get(id));

        return diagnostics.CountBy(diagnostic => diagnostic.Id).ToDictionary();
    }

    public static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;
}

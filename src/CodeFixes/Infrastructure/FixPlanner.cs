using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.CodeFixes;

/// <summary>The one path for fixing one diagnostic and for fixing all.</summary>
internal sealed class FixPlanner
{
    private readonly Solution _solution;
    private readonly PlanAsync _planAsync;
    private readonly CancellationToken _cancellationToken;

    public FixPlanner(Solution solution, PlanAsync planAsync, CancellationToken cancellationToken)
    {
        _solution = solution;
        _planAsync = planAsync;
        _cancellationToken = cancellationToken;
    }

    public delegate Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context);

    public async Task<IReadOnlyList<PlannedFix>> PlansForAsync(Document document, Diagnostic diagnostic)
    {
        var root = await document.GetSyntaxRootAsync(_cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false);

        if (root is null || model is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan))
            return ImmutableArray<PlannedFix>.Empty;

        var plans = await _planAsync(new(document, root, model, diagnostic, _cancellationToken)).ConfigureAwait(false);
        return plans.Where(plan => !plan.Edits.IsEmpty).ToList();
    }

    /// <summary>The solution after the fix; null when it changes nothing or the compiler likes the result less than what was there.</summary>
    public async Task<Solution?> TryApplyAsync(PlannedFix plan)
    {
        var fixedSolution = await plan.Edits.ApplyAsync(_solution, _cancellationToken).ConfigureAwait(false);

        return fixedSolution != _solution && (await DamageAsync(fixedSolution).ConfigureAwait(false)).Count == 0
            ? fixedSolution
            : null;
    }

    /// <summary>
    /// Fixes all the diagnostics at once. Where the compiler likes the result less than what was there,
    /// each fix must prove itself alone, and then in the company of those before it.
    /// </summary>
    public async Task<Solution> ApplyAllAsync(IEnumerable<(Document Document, Diagnostic Diagnostic)> diagnostics, string? equivalenceKey)
    {
        var chosen = new List<PlannedFix>();

        foreach (var (document, diagnostic) in diagnostics)
        {
            var plans = await PlansForAsync(document, diagnostic).ConfigureAwait(false);

            // No key: the first finding that the tool asked about had no fix; the primary fix of each of the others is meant.
            if (plans.FirstOrDefault(plan => equivalenceKey is null || plan.EquivalenceKey == equivalenceKey) is { } plan)
                chosen.Add(plan);
        }

        var fixedSolution = await Together(chosen).ApplyAsync(_solution, _cancellationToken).ConfigureAwait(false);
        var damaged = new HashSet<DocumentId>(await DamageAsync(fixedSolution).ConfigureAwait(false));

        if (damaged.Count == 0)
            return fixedSolution;

        var sound = new List<PlannedFix>();

        foreach (var plan in chosen)
        {
            if (!Touches(plan, damaged) || await IsSoundBesideAsync(plan, sound).ConfigureAwait(false))
                sound.Add(plan);
        }

        return await Together(sound).ApplyAsync(_solution, _cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsSoundBesideAsync(PlannedFix plan, List<PlannedFix> others)
    {
        var documents = DocumentsOf(plan);
        var edits = Together(others.Where(other => Touches(other, documents)).Append(plan));
        var fixedSolution = await edits.ApplyAsync(_solution, _cancellationToken).ConfigureAwait(false);
        return (await DamageAsync(fixedSolution).ConfigureAwait(false)).Count == 0;
    }

    private Task<List<DocumentId>> DamageAsync(Solution fixedSolution) =>
        CompilerCheck.FindDamageAsync(_solution, fixedSolution, _cancellationToken);

    private bool Touches(PlannedFix plan, HashSet<DocumentId> documents) => DocumentsOf(plan).Overlaps(documents);

    private HashSet<DocumentId> DocumentsOf(PlannedFix plan)
    {
        var documents = plan.Edits.Trees.Select(_solution.GetDocument).OfType<Document>();
        return new(documents.SelectMany(document => document.GetLinkedDocumentIds().Add(document.Id)));
    }

    private static SolutionEdits Together(IEnumerable<PlannedFix> plans)
    {
        var edits = new SolutionEdits();

        foreach (var plan in plans)
            edits.AddAll(plan.Edits);

        return edits;
    }
}

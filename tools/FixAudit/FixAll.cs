using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>Fix All in a document for one rule and one equivalence key: sound, and the same as the fixes one by one.</summary>
internal sealed class FixAll(Snapshot before, Mentions mentions, DocumentId document, string id, Offer first)
{
    private readonly string? _key = first.Action.EquivalenceKey;

    public async Task<Outcome> CheckAsync()
    {
        var soundness = new Soundness(before, mentions);

        if (await GetActionAsync() is not { } action)
            return new(null, "is not there");

        var all = await Soundness.ApplyAsync(action);
        if (all.After is null)
            return all;

        if (await OneByOneAsync() is not { } oneByOne)
            return all with { Fault = "cannot be compared: fixing one by one does not end" };

        // The same text: then what is known of the one is known of the other.
        return (await Changes.BetweenAsync(oneByOne.Solution, all.After.Solution)).IsEmpty
            ? new(oneByOne, await soundness.FindFaultAsync(oneByOne, id))
            : all with { Fault = await soundness.FindFaultAsync(all.After, id) ?? "makes something else than the fixes one by one" };
    }

    private async Task<CodeAction?> GetActionAsync()
    {
        var findings = (await before.FindingsAsync(document)).Where(finding => finding.Id == id).ToList();
        var context = new FixAllContext(
            before.Solution.GetDocument(document)!, first.Fix, FixAllScope.Document, _key!, [id], new Given(findings), CancellationToken.None);

        return first.Fix.GetFixAllProvider() is { } provider ? await provider.GetFixAsync(context) : null;
    }

    /// <summary>Null when there is no end to it.</summary>
    private async Task<Snapshot?> OneByOneAsync()
    {
        var current = before;
        var limit = (await before.FindingsAsync(document)).Length;

        for (var isDone = false; !isDone;)
        {
            isDone = true;

            for (var place = 0; await FindingAsync(current, place) is { } finding;)
            {
                var offers = await Offers.ForAsync(current.Solution.GetDocument(document)!, finding);

                if (offers.FirstOrDefault(offer => offer.Action.EquivalenceKey == _key) is not { } offer
                    || (await Soundness.ApplyAsync(offer.Action)).After is not { } after)
                {
                    place++;
                    continue;
                }

                if (limit-- == 0)
                    return null;

                current = after;
                isDone = false;
            }
        }

        return current;
    }

    private async Task<Diagnostic?> FindingAsync(Snapshot snapshot, int place) =>
        (await snapshot.FindingsAsync(document)).Where(finding => finding.Id == id).ElementAtOrDefault(place);

    private sealed class Given(IReadOnlyList<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(findings);
    }
}

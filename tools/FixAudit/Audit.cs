using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>Goes through the findings of projects and tries everything that is offered for them.</summary>
internal sealed class Audit(Solution solution, Arguments arguments, Report report)
{
    private readonly Mentions _mentions = new(solution);

    public async Task RunAsync(ProjectId id)
    {
        var project = solution.GetProject(id)!;
        var before = new Snapshot(solution);
        var errors = (await before.ProblemsAsync(id)).Where(problem => problem.Severity == DiagnosticSeverity.Error).ToList();
        var broken = errors.Select(error => error.Location.SourceTree).ToHashSet();

        report.BeginUnit(project.Name, errors.Count);

        var findings = await before.FindingsAsync(id);

        foreach (var crash in findings.Where(finding => finding.Id == "AD0001"))
            report.AddCrash(crash.GetMessage());

        foreach (var tree in findings.Select(finding => finding.Location.SourceTree).Distinct())
        {
            if (tree is not null && !broken.Contains(tree) && project.GetDocument(tree) is { } document)
                await RunAsync(before, document);
        }
    }

    private async Task RunAsync(Snapshot before, Document document)
    {
        var findings = (await before.FindingsAsync(document.Id)).Where(finding => arguments.Ids.Count == 0 || arguments.Ids.Contains(finding.Id));
        var firsts = new Dictionary<(string Id, string? Key), (Diagnostic Finding, Offer Offer)>();
        var soundness = new Soundness(before, _mentions);

        foreach (var finding in findings)
        {
            var offers = await Offers.ForAsync(document, finding);
            report.AddFinding(finding.Id, isOffered: !offers.IsEmpty);

            if (!offers.IsEmpty)
                firsts.TryAdd((finding.Id, offers[0].Action.EquivalenceKey), (finding, offers[0]));

            foreach (var offer in offers)
            {
                var outcome = await Soundness.ApplyAsync(offer.Action);

                if (outcome.After is not null)
                    outcome = outcome with { Fault = await soundness.FindFaultAsync(outcome.After, finding.Id) };

                await report.AddActionAsync(before.Solution, finding, offer.Action.Title, outcome);
            }
        }

        foreach (var ((id, _), (finding, offer)) in firsts)
            await report.AddFixAllAsync(before.Solution, finding, offer.Action.Title, await new FixAll(before, _mentions, document.Id, id, offer).CheckAsync());
    }
}

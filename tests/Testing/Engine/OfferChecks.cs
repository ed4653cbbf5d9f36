using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.Engine;

/// <summary>What every offered action must hold to, whether or not the test says what it makes of the code.</summary>
internal sealed class OfferChecks(FixOffers offers, ActionApplier applier, AnalyzerRunner runner, bool localOnly, IVerifier verify)
{
    public async Task CheckAllAsync(Snapshot before, CancellationToken cancellationToken)
    {
        foreach (var (document, diagnostic) in await offers.FixableAsync(before, cancellationToken).ConfigureAwait(false))
        {
            var offered = await offers.ForAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);
            if (offered.IsEmpty)
                continue;

            CheckNames(diagnostic, offered);

            if (localOnly)
                await CheckLocalAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);

            foreach (var offer in offered)
                await CheckResultAsync(before, offer, cancellationToken).ConfigureAwait(false);
        }
    }

    private void CheckNames(Diagnostic diagnostic, ImmutableArray<Offer> offered)
    {
        var place = DiagnosticMatcher.Describe(diagnostic);

        if (offered.FirstOrDefault(offer => string.IsNullOrWhiteSpace(offer.Action.Title)) is not null)
            verify.Fail($"An action without a title is offered for {place}");

        if (offered.FirstOrDefault(offer => string.IsNullOrEmpty(offer.Action.EquivalenceKey)) is { } keyless)
            verify.Fail($"'{keyless.Action.Title}' has no equivalence key, so Fix All cannot tell it from others: {place}");

        if (Twice(offered, offer => offer.Action.EquivalenceKey!) is { } key)
            verify.Fail($"Two actions have the equivalence key '{key}', so Fix All would mix them: {place}");

        if (Twice(offered, offer => offer.Action.Title) is { } title)
            verify.Fail($"Two actions are called '{title}', so nobody can choose: {place}");
    }

    private static string? Twice(ImmutableArray<Offer> offered, Func<Offer, string> name) =>
        offered.GroupBy(name).FirstOrDefault(group => group.Count() > 1)?.Key;

    private async Task CheckLocalAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler))
            return;

        var local = await runner.LocallyReportedAsync(document, cancellationToken).ConfigureAwait(false);

        if (!local.Any(seen => seen.Id == diagnostic.Id && seen.Location.SourceSpan == diagnostic.Location.SourceSpan))
        {
            verify.Fail(
                $"A fix is offered for a diagnostic that no editor shows with it, because it was reported outside the code its callback was called for: {DiagnosticMatcher.Describe(diagnostic)}");
        }
    }

    private async Task CheckResultAsync(Snapshot before, Offer offer, CancellationToken cancellationToken)
    {
        var changed = await applier.ApplyAsync(before.Solution, offer.Action, cancellationToken).ConfigureAwait(false);
        var after = before.With(changed);
        var name = $"'{offer.Action.Title}', offered for {DiagnosticMatcher.Describe(offer.Diagnostic)},";

        if (await ActionApplier.HasSameTextAsync(before.Solution, changed, cancellationToken).ConfigureAwait(false))
            verify.Fail($"{name} changes nothing.");

        if (await NewCompilerDiagnostics.FindAsync(before, after, cancellationToken).ConfigureAwait(false) is { } brought)
            verify.Fail($"{name} brings errors or warnings:\n{brought}\n\n{await TextsAsync(before.Solution, changed, cancellationToken).ConfigureAwait(false)}");

        var id = offer.Diagnostic.Id;
        var left = (await after.AllAsync(cancellationToken).ConfigureAwait(false)).Count(diagnostic => diagnostic.Id == id);
        var had = (await before.AllAsync(cancellationToken).ConfigureAwait(false)).Count(diagnostic => diagnostic.Id == id);

        if (left >= had)
        {
            var counts = string.Create(CultureInfo.InvariantCulture, $"{had} before, {left} after");
            verify.Fail($"{name} does not take a diagnostic away ({counts}).\n\n{await TextsAsync(before.Solution, changed, cancellationToken).ConfigureAwait(false)}");
        }

        foreach (var check in SolutionChecks.All)
            await check.CheckActionAsync(before.Solution, changed, verify.PushContext(name), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string> TextsAsync(Solution before, Solution after, CancellationToken cancellationToken) =>
        SolutionTexts.Difference(
            await SolutionTexts.ReadAsync(before, cancellationToken).ConfigureAwait(false),
            await SolutionTexts.ReadAsync(after, cancellationToken).ConfigureAwait(false)) ?? "";
}

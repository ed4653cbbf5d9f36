using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ErrorHandling.Testing.Engine;

/// <summary>How often Fix All may run: exactly, or at most when negative; null by the default of its scope.</summary>
internal sealed record FixAllIterations(int? Document, int? Project, int? Solution);

/// <summary>Applies fixes until none is offered, one by one or by Fix All, and compares what comes out.</summary>
internal sealed class FixRun(
    FixOffers offers,
    ActionApplier applier,
    Action<CodeAction, IVerifier>? look,
    CodeFixTestBehaviors behaviors,
    IVerifier verify)
{
    public async Task OneByOneAsync(
        Snapshot before, EvaluatedState testState, EvaluatedState fixedState, int? iterations, CancellationToken cancellationToken)
    {
        var fixable = await offers.FixableAsync(before, cancellationToken).ConfigureAwait(false);
        var limit = iterations ?? (fixedState.HasSameFiles(testState) ? 0 : -fixable.Length);
        var onlyOne = behaviors.HasFlag(CodeFixTestBehaviors.FixOne);

        await RunAsync("Fixing one by one", before, fixedState, onlyOne ? 1 : limit, onlyOne, (offer, _) =>
        {
            look?.Invoke(offer.Action, verify);
            return Task.FromResult<CodeAction?>(offer.Action);
        }, cancellationToken).ConfigureAwait(false);
    }

    public async Task AllAtOnceAsync(
        Snapshot before, EvaluatedState testState, EvaluatedState batchState, FixAllIterations iterations, CancellationToken cancellationToken)
    {
        var fixable = await offers.FixableAsync(before, cancellationToken).ConfigureAwait(false);
        var nothing = batchState.HasSameFiles(testState);

        var scopes = new (FixAllScope Scope, CodeFixTestBehaviors Skip, int? Given, int Default)[]
        {
            (FixAllScope.Document, CodeFixTestBehaviors.SkipFixAllInDocumentCheck, iterations.Document, -fixable.Select(pair => pair.Document.Id).Distinct().Count()),
            (FixAllScope.Project, CodeFixTestBehaviors.SkipFixAllInProjectCheck, iterations.Project, -fixable.Select(pair => pair.Document.Project.Id).Distinct().Count()),
            (FixAllScope.Solution, CodeFixTestBehaviors.SkipFixAllInSolutionCheck, iterations.Solution, 1),
        };

        foreach (var (scope, skip, given, byDefault) in scopes)
        {
            if (behaviors.HasFlag(skip) || await offers.NextAsync(before, cancellationToken).ConfigureAwait(false) is not { } first || !Supports(first.Provider, scope))
                continue;

            var limit = given ?? iterations.Solution ?? (nothing ? 0 : byDefault);
            await RunAsync(
                $"Fix All in {scope.ToString().ToLowerInvariant()}", before, batchState, limit, onlyOne: false,
                (offer, snapshot) => FixAllAsync(offer, snapshot, scope, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool Supports(CodeFixProvider provider, FixAllScope scope) =>
        provider.GetFixAllProvider()?.GetSupportedFixAllScopes().Contains(scope) == true;

    private async Task RunAsync(
        string name,
        Snapshot before,
        EvaluatedState expected,
        int limit,
        bool onlyOne,
        Func<Offer, Snapshot, Task<CodeAction?>> getAction,
        CancellationToken cancellationToken)
    {
        var context = verify.PushContext(name);
        var current = before;
        var steps = 0;

        while (!(onlyOne && steps == 1) && await offers.NextAsync(current, cancellationToken).ConfigureAwait(false) is { } offer)
        {
            var place = DiagnosticMatcher.Describe(offer.Diagnostic);

            if (limit == 0)
                context.Fail($"No fix is expected, but '{offer.Action.Title}' is offered for {place}");

            if (steps == Math.Abs(limit))
                context.Fail($"It should be done in {Steps(limit)}, but '{offer.Action.Title}' is still offered for {place}{await TextsAsync(expected, current, cancellationToken).ConfigureAwait(false)}");

            if (await getAction(offer, current).ConfigureAwait(false) is not { } action)
            {
                context.Fail($"It offers nothing for {place}");
                return;
            }

            current = current.With(await applier.ApplyAsync(current.Solution, action, cancellationToken).ConfigureAwait(false));
            steps++;
        }

        if (await TextsAsync(expected, current, cancellationToken).ConfigureAwait(false) is { Length: > 0 } difference)
            context.Fail(difference);

        if (limit > 0 && steps != limit)
            context.Fail($"It should take {Steps(limit)}, but took {Steps(steps)}.");

        if (await NewCompilerDiagnostics.FindAsync(before, current, cancellationToken).ConfigureAwait(false) is { } brought)
            context.Fail($"It brings errors or warnings:\n{brought}");
    }

    private static async Task<CodeAction?> FixAllAsync(Offer offer, Snapshot snapshot, FixAllScope scope, CancellationToken cancellationToken)
    {
        var context = new FixAllContext(
            offer.Document,
            offer.Provider,
            scope,
            offer.Action.EquivalenceKey,
            offer.Provider.FixableDiagnosticIds,
            new FixAllDiagnostics(snapshot),
            cancellationToken);

        return await offer.Provider.GetFixAllProvider()!.GetFixAsync(context).ConfigureAwait(false);
    }

    private static async Task<string> TextsAsync(EvaluatedState expected, Snapshot actual, CancellationToken cancellationToken) =>
        SolutionTexts.Difference(
            SolutionTexts.Of(expected), await SolutionTexts.ReadAsync(actual.Solution, cancellationToken).ConfigureAwait(false)) is { } difference
            ? $"\n{difference}"
            : "";

    private static string Steps(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count < 0 ? "at most " : "")}{Math.Abs(count)} step(s)");
}

using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ErrorHandling.Testing.Engine;

/// <summary>An action that a fix offers for a diagnostic.</summary>
internal sealed record Offer(CodeFixProvider Provider, Document Document, Diagnostic Diagnostic, CodeAction Action);

/// <summary>Asks fixes what they offer, as an editor does.</summary>
internal sealed class FixOffers(
    ImmutableArray<CodeFixProvider> providers, ImmutableArray<string> fixableIds, int? index, string? equivalenceKey, IVerifier verify)
{
    /// <summary>Its name changed when it became public.</summary>
    private static readonly PropertyInfo NestedActions =
        typeof(CodeAction).GetProperty("NestedActions", BindingFlags.Instance | BindingFlags.Public)
        ?? typeof(CodeAction).GetProperty("NestedCodeActions", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        ?? throw new MissingMemberException(nameof(CodeAction), "NestedActions");

    /// <summary>The diagnostics that a fix answers, in the order of files and places.</summary>
    public async Task<ImmutableArray<(Document Document, Diagnostic Diagnostic)>> FixableAsync(Snapshot snapshot, CancellationToken cancellationToken) =>
    [
        .. (await snapshot.AllAsync(cancellationToken).ConfigureAwait(false))
            .Where(diagnostic => fixableIds.Contains(diagnostic.Id))
            .Select(diagnostic => (Document: snapshot.Solution.GetDocument(diagnostic.Location.SourceTree), Diagnostic: diagnostic))
            .Where(pair => pair.Document is not null)
            .Select(pair => (pair.Document!, pair.Diagnostic)),
    ];

    public async Task<ImmutableArray<Offer>> ForAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var offers = ImmutableArray.CreateBuilder<Offer>();

        foreach (var provider in providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(
                document,
                diagnostic,
                (action, _) => offers.AddRange(Leaves(action).Select(leaf => new Offer(provider, document, diagnostic, leaf))),
                cancellationToken);

            await provider.RegisterCodeFixesAsync(context).ConfigureAwait(false);
        }

        return offers.ToImmutable();
    }

    /// <summary>The offer that the test means, for the first diagnostic that has it.</summary>
    public async Task<Offer?> NextAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        foreach (var (document, diagnostic) in await FixableAsync(snapshot, cancellationToken).ConfigureAwait(false))
        {
            if (Select(await ForAsync(document, diagnostic, cancellationToken).ConfigureAwait(false)) is { } offer)
                return offer;
        }

        return null;
    }

    private Offer? Select(ImmutableArray<Offer> offers)
    {
        if (index is not { } place)
            return offers.FirstOrDefault(offer => equivalenceKey is null || offer.Action.EquivalenceKey == equivalenceKey);

        if (place >= offers.Length)
            return null;

        if (equivalenceKey is not null && offers[place].Action.EquivalenceKey != equivalenceKey)
            verify.Fail($"Action {place} has the key '{offers[place].Action.EquivalenceKey}', not '{equivalenceKey}'.");

        return offers[place];
    }

    private static IEnumerable<CodeAction> Leaves(CodeAction action) =>
        NestedActions.GetValue(action) is ImmutableArray<CodeAction> { IsDefaultOrEmpty: false } nested ? nested.SelectMany(Leaves) : [action];
}

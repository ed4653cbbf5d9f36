using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>An action that a fix offers.</summary>
internal sealed record Offer(CodeFixProvider Fix, CodeAction Action);

/// <summary>Asks fixes what they offer, as an editor does.</summary>
internal static class Offers
{
    /// <summary>Its name changed when it became public.</summary>
    private static readonly PropertyInfo s_nestedActions =
        typeof(CodeAction).GetProperty("NestedActions", BindingFlags.Instance | BindingFlags.Public)
        ?? typeof(CodeAction).GetProperty("NestedCodeActions", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        ?? throw new MissingMemberException(nameof(CodeAction), "NestedActions");

    public static async Task<ImmutableArray<Offer>> ForAsync(Document document, Diagnostic finding)
    {
        var offers = ImmutableArray.CreateBuilder<Offer>();

        foreach (var fix in Rules.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(
                document, finding, (action, _) => offers.AddRange(Leaves(action).Select(leaf => new Offer(fix, leaf))), CancellationToken.None));
        }

        return offers.ToImmutable();
    }

    private static IEnumerable<CodeAction> Leaves(CodeAction action) =>
        s_nestedActions.GetValue(action) is ImmutableArray<CodeAction> { IsDefaultOrEmpty: false } nested ? nested.SelectMany(Leaves) : [action];
}

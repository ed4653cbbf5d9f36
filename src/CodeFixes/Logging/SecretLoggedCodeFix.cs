using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>EH2001: masks a logged secret, or leaves it out of the entry.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretLoggedCodeFix)), Shared]
public sealed class SecretLoggedCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SecretLogged);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) => Offer(MaskSecret.Plan(context), LeaveOutSecret.Plan(context));
}

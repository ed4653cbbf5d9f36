using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>EH2004: masks a secret in a tag or an answer, or leaves it out of the text.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretDisclosedCodeFix)), Shared]
public sealed class SecretDisclosedCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SecretDisclosed);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) =>
        context.Property(FixProperties.Form) == FixProperties.Needed ? Offer() : Offer(MaskSecret.Plan(context), LeaveOutSecret.Plan(context));
}

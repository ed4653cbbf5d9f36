using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>EH2002: masks a secret in a message, or leaves it out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretInExceptionCodeFix)), Shared]
public sealed class SecretInExceptionCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SecretInException);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) => Offer(MaskSecret.Plan(context), LeaveOutSecret.Plan(context));
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3007: catches only while another attempt follows, so that the last failure goes on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LastFailureLostCodeFix)), Shared]
public sealed class LastFailureLostCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.LastFailureLost);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause || CountingLoop.AnotherFollows(clause) is not { } another)
            return Offer();

        var edits = new SolutionEdits();
        CatchFilter.Add(edits, clause, another);
        return Offer(new PlannedFix("Let the last failure go on when no attempt follows", nameof(LastFailureLostCodeFix), edits));
    }
}

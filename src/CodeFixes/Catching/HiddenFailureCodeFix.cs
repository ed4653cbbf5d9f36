using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>EH1002: logs the exception where a logger is in reach.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HiddenFailureCodeFix)), Shared]
public sealed class HiddenFailureCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HiddenFailure);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) =>
        context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is { } catchClause
            ? Offer(LogException.Plan(context, catchClause, LoggerInReach.Find(context, catchClause)))
            : Offer();
}

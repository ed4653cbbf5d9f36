using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>EH1010: catches only what is expected, or hands the work to an <c>ErrorBoundary</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BroadCatchCodeFix)), Shared]
public sealed class BroadCatchCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.BroadCatch);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Parent: TryStatementSyntax tryStatement } catchClause)
            return Offer();

        var onlyLogs = context.Property(FixProperties.Form) == FixProperties.OnlyLogs;

        return Offer(
            NarrowCatch.Plan(context, tryStatement, catchClause),
            UseErrorBoundary.Plan(context, tryStatement, catchClause, LoggerInReach.Find(context, catchClause), onlyLogs));
    }
}

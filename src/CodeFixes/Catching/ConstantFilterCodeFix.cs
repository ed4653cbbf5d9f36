using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.CodeFixes.Throwing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>EH1005: removes the filter that lets in everything, or the clause that never runs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstantFilterCodeFix)), Shared]
public sealed class ConstantFilterCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ConstantFilter);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Parent: TryStatementSyntax tryStatement } catchClause)
            return Offer();

        var edits = new SolutionEdits();

        switch (context.Property(FixProperties.Form))
        {
            case FixProperties.RemoveFilter:
                edits.Replace(catchClause, WithoutFilter);
                UnusedVariables.Remove(edits, context, catchClause);
                return Offer(new PlannedFix("Remove the filter, which is always true", nameof(ConstantFilterCodeFix), edits));

            case FixProperties.RemoveClause when RemovedCatch.Plan(edits, context, tryStatement, catchClause) is { } removed:
                return Offer(new PlannedFix($"Remove the {removed}, whose handler never runs", nameof(ConstantFilterCodeFix), edits));

            default:
                return Offer();
        }
    }

    private static CatchClauseSyntax WithoutFilter(CatchClauseSyntax clause)
    {
        if (clause.Filter is not { } filter)
            return clause;

        var before = filter.GetFirstToken().GetPreviousToken();
        var last = filter.GetTrailingTrivia();
        var comments = filter.DescendantTrivia().Except(last).CommentsOnly();
        return clause.ReplaceToken(before, before.WithTrailingTrivia(comments.AddRange(last))).WithFilter(null);
    }
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>EH1001: logs the exception, rethrows it, hands the work to an <c>ErrorBoundary</c>, or catches only what is expected.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwallowedExceptionCodeFix)), Shared]
public sealed class SwallowedExceptionCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SwallowedException);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Parent: TryStatementSyntax tryStatement } catchClause)
            return Offer();

        var logger = LoggerInReach.Find(context, catchClause);
        var log = LogException.Plan(context, catchClause, logger);

        return Offer(
            log,
            RethrowException.Plan(context, tryStatement, catchClause, isPrimary: log is null),
            UseErrorBoundary.Plan(context, tryStatement, catchClause, logger),
            NarrowCatch.Plan(context, tryStatement, catchClause));
    }
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>EH1006: removes the clause, and with the last one the try.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RethrowOnlyCatchCodeFix)), Shared]
public sealed class RethrowOnlyCatchCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.RethrowOnlyCatch);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        var edits = new SolutionEdits();

        return context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is { Parent: TryStatementSyntax tryStatement } catchClause
            && RemovedCatch.Plan(edits, context, tryStatement, catchClause) is { } removed
            ? Offer(new PlannedFix($"Remove the {removed}, which only rethrows", nameof(RethrowOnlyCatchCodeFix), edits))
            : Offer();
    }
}

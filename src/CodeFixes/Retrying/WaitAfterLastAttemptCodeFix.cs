using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3012: waits only while another attempt follows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WaitAfterLastAttemptCodeFix)), Shared]
public sealed class WaitAfterLastAttemptCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.WaitAfterLastAttempt);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) =>
        Offer(Guard(context), LoopRewrite.Plan(context, context.ReportedNode));

    private static PlannedFix? Guard(FixContext context)
    {
        if (WaitSyntax.StatementOf(context.ReportedNode) is not { Parent: BlockSyntax } statement || CountingLoop.AnotherFollows(statement) is not { } another)
            return null;

        var edits = new SolutionEdits();
        edits.Replace(statement, current => Guarded(current, another));
        return new PlannedFix("Wait only when another attempt follows", nameof(WaitAfterLastAttemptCodeFix), edits);
    }

    private static StatementSyntax Guarded(StatementSyntax wait, ExpressionSyntax another) =>
        SyntaxFactory.IfStatement(another, SyntaxFactory.Block(wait.WithoutTrivia().WithAdditionalAnnotations(Formatter.Annotation)))
            .WithTriviaFrom(wait)
            .WithAdditionalAnnotations(Formatter.Annotation);
}

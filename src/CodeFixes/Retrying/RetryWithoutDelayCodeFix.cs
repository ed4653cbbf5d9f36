using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;
using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3002: waits at the end of the handler, from half a second to eight, as long as its share of chance makes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryWithoutDelayCodeFix)), Shared]
public sealed class RetryWithoutDelayCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.RetryWithoutDelay);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) =>
        context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is { } clause
            ? Offer(Wait(context, clause), LoopRewrite.Plan(context, clause, RetryMending.Waits))
            : Offer();

    private static PlannedFix? Wait(FixContext context, CatchClauseSyntax clause)
    {
        if (RetryLoop.Around(clause, context.Model) is not { } loop || loop.Handler != clause || AttemptNumber(LoopRun.Of(loop)) is not { } attempt)
            return null;

        var token = context.Property(FixProperties.Tokens) is { } given ? $", {given}" : "";
        var amount = RuntimeBackoff.IsThere(context.Model)
            ? $"new __Backoff().GetDelay({attempt})"
            : $"__TimeSpan.FromSeconds(__Math.Min(0.5 * __Math.Pow(2, {attempt}), 8) * (0.5 + __Random.Shared.NextDouble() / 2))";
        var code = WaitSyntax.MayAwait(clause) ? $"await __Task.Delay({amount}{token});" : $"__Thread.Sleep({amount});";

        var edits = new SolutionEdits();
        edits.Replace(clause.Block, current => WithLast(current, SyntaxFactory.ParseStatement(code).WithTrueNames()));
        return new PlannedFix("Wait before the next attempt: half a second, then twice as long each time up to 8 s, with jitter", nameof(RetryWithoutDelayCodeFix), edits);
    }

    /// <summary>The number of the failed attempt, where the handler comes to its end only when another one follows.</summary>
    private static string? AttemptNumber(LoopTrace trace)
    {
        var retries = Math.Min(trace.Attempts - 1, LoopRun.Enough);
        var isLastGuarded = trace.End == LoopEnd.Endless || !trace.Pauses[trace.Attempts].EndsHandler;

        return trace.End != LoopEnd.Unknown && retries > 0 && isLastGuarded && Enumerable.Range(1, retries).All(index => trace.Pauses[index].EndsHandler)
            ? trace.AttemptNumber(retries)
            : null;
    }

    private static BlockSyntax WithLast(BlockSyntax block, StatementSyntax statement) =>
        block.AddStatements(statement.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation)).WithAdditionalAnnotations(Formatter.Annotation);
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>EH1003: lets the cancellation that was asked for pass. A time-out, which nobody asked for, still reaches the handler.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancellationAsFailureCodeFix)), Shared]
public sealed class CancellationAsFailureCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.CancellationAsFailure);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.Property(FixProperties.Tokens)?.Split(FixProperties.Separator) is not { } tokens
            || context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Parent: TryStatementSyntax tryStatement } catchClause)
        {
            return Offer();
        }

        var edits = new SolutionEdits();
        var mark = edits.Mark(catchClause);
        edits.Replace(tryStatement, current => WithClauseBefore(current, mark, tokens));

        return Offer(new PlannedFix("Let the cancellation pass (rethrow it)", nameof(CancellationAsFailureCodeFix), edits));
    }

    private static TryStatementSyntax WithClauseBefore(TryStatementSyntax tryStatement, SyntaxAnnotation mark, string[] tokens)
    {
        var index = tryStatement.Catches.IndexOf(clause => clause.HasAnnotation(mark));
        var clause = tryStatement.Catches[index];

        // Comments above the clause speak of it and stay with it; behind a brace on the same line, layout is the formatter's.
        var leading = clause.GetLeadingTrivia();
        var indentation = leading.Where((trivia, position) => position == leading.Count - 1 && trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var passing = Passing(tokens).WithLeadingTrivia(indentation).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);

        return tryStatement.WithCatches(tryStatement.Catches.Insert(index, passing));
    }

    private static CatchClauseSyntax Passing(string[] tokens)
    {
        var exception = SyntaxFactory.ParseTypeName("global::System.OperationCanceledException")
            .WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);
        var isRequested = string.Join(" || ", tokens.Select(token => $"{token}.IsCancellationRequested"));

        return SyntaxFactory.CatchClause(
                SyntaxFactory.CatchDeclaration(exception),
                SyntaxFactory.CatchFilterClause(SyntaxFactory.ParseExpression(isRequested)),
                SyntaxFactory.Block(SyntaxFactory.ThrowStatement()))
            .NormalizeWhitespace()
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}

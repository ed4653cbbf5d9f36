using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>EH1101: rethrows with <c>throw;</c>, or through <c>ExceptionDispatchInfo</c> where <c>throw;</c> means another exception.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RethrowCodeFix)), Shared]
public sealed class RethrowCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.RethrowLosesStackTrace);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) => Offer(Plan(context));

    private static PlannedFix? Plan(FixContext context)
    {
        if (context.ReportedNode is not ThrowStatementSyntax { Expression: { } thrown } throwStatement
            || context.AdditionalNode<CatchClauseSyntax>(0) is not { } catchClause)
        {
            return null;
        }

        var edits = new SolutionEdits();

        switch (context.Property(FixProperties.Form))
        {
            case FixProperties.Rethrow:
                edits.Replace(throwStatement, WithoutOperand);
                UnusedVariables.Remove(edits, context, catchClause, thrown);
                return new("Rethrow with 'throw;'", nameof(RethrowCodeFix), edits);

            case FixProperties.Dispatch:
                edits.ReplaceStatement(throwStatement, current => DispatchedThrow.For(current, isInHandler: true));
                return new("Rethrow with 'ExceptionDispatchInfo', which keeps the stack trace", nameof(RethrowCodeFix), edits);

            default:
                return null;
        }
    }

    private static SyntaxNode WithoutOperand(ThrowStatementSyntax throwStatement)
    {
        if (throwStatement.Expression is not { } operand)
            return throwStatement;

        var comments = throwStatement.ThrowKeyword.TrailingTrivia
            .Concat(operand.DescendantTrivia())
            .Concat(throwStatement.SemicolonToken.LeadingTrivia)
            .CommentsOnly();

        return throwStatement
            .WithThrowKeyword(throwStatement.ThrowKeyword.WithTrailingTrivia(comments))
            .WithExpression(null)
            .WithSemicolonToken(throwStatement.SemicolonToken.WithLeadingTrivia());
    }
}

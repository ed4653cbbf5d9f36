using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

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
                edits.ReplaceStatement(throwStatement, current => Dispatch(current));
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

    private static IEnumerable<StatementSyntax> Dispatch(ThrowStatementSyntax throwStatement)
    {
        var dispatchInfo = SyntaxFactory.ParseName("global::System.Runtime.ExceptionServices.ExceptionDispatchInfo")
            .WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);

        var capture = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, dispatchInfo, SyntaxFactory.IdentifierName("Capture")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(throwStatement.Expression!.WithoutTrivia()))));

        var dispatch = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, capture, SyntaxFactory.IdentifierName("Throw")));

        yield return SyntaxFactory.ExpressionStatement(dispatch)
            .WithLeadingTrivia(throwStatement.GetLeadingTrivia())
            .WithTrailingTrivia(throwStatement.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);

        // The compiler does not know that Throw() never returns.
        yield return SyntaxFactory.ThrowStatement().WithAdditionalAnnotations(Formatter.Annotation);
    }
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>EH1106: throws the exception.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExceptionNeverThrownCodeFix)), Shared]
public sealed class ExceptionNeverThrownCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ExceptionNeverThrown);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        var edits = new SolutionEdits();

        switch (context.ReportedNode.FirstAncestorOrSelf<StatementSyntax>())
        {
            case ExpressionStatementSyntax statement:
                edits.Replace(statement, current => Throw(current.Expression, current));
                break;

            // What fills the exception in before it would be thrown stands behind it: that order is not for a fix to choose.
            case LocalDeclarationStatementSyntax { Declaration: { Variables: { Count: 1 } variables, Type: var type } } statement
                when variables[0].Initializer is { Value: var value } && !IsMentionedLater(statement, variables[0].Identifier.ValueText):
                edits.Replace(statement, current => Throw(value is ImplicitObjectCreationExpressionSyntax implied ? Explicit(implied, type) : value, current));
                break;

            default:
                return Offer();
        }

        return Offer(new PlannedFix("Throw the exception", nameof(ExceptionNeverThrownCodeFix), edits));
    }

    private static ThrowStatementSyntax Throw(ExpressionSyntax exception, StatementSyntax statement) =>
        SyntaxFactory.ThrowStatement(
                SyntaxFactory.Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                exception.WithoutTrivia(),
                SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithTriviaFrom(statement);

    private static ObjectCreationExpressionSyntax Explicit(ImplicitObjectCreationExpressionSyntax implied, TypeSyntax type) =>
        SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space), type.WithoutTrivia(), implied.ArgumentList, implied.Initializer);

    private static bool IsMentionedLater(StatementSyntax statement, string name) =>
        statement.Parent!.DescendantTokens().Any(token => token.SpanStart > statement.Span.End && token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);
}

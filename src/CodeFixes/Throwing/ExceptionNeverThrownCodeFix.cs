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
        var exception = context.ReportedNode;

        while (exception.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            exception = exception.Parent;

        switch (exception.Parent)
        {
            case ArrowExpressionClauseSyntax or LambdaExpressionSyntax:
                edits.Replace(exception, current => SyntaxFactory.ThrowExpression(ThrowKeyword, ((ExpressionSyntax)current).WithoutTrivia()).WithTriviaFrom(current));
                break;

            case ExpressionStatementSyntax statement:
                edits.Replace(statement, current => Throw(current.Expression, current));
                break;

            // What fills the exception in before it would be thrown stands behind it: that order is not for a fix to choose.
            case EqualsValueClauseSyntax { Value: var value, Parent: VariableDeclaratorSyntax { Identifier.ValueText: var name, Parent: VariableDeclarationSyntax { Variables.Count: 1, Type: var type, Parent: LocalDeclarationStatementSyntax statement } } }
                when !IsMentionedLater(statement, name):
                edits.Replace(statement, current => Throw(value is ImplicitObjectCreationExpressionSyntax implied ? Explicit(implied, type) : value, current));
                break;

            default:
                return Offer();
        }

        return Offer(new PlannedFix("Throw the exception", nameof(ExceptionNeverThrownCodeFix), edits));
    }

    private static SyntaxToken ThrowKeyword => SyntaxFactory.Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(SyntaxFactory.Space);

    private static ThrowStatementSyntax Throw(ExpressionSyntax exception, StatementSyntax statement) =>
        SyntaxFactory.ThrowStatement(
                ThrowKeyword,
                exception.WithoutTrivia(),
                SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithTriviaFrom(statement);

    private static ObjectCreationExpressionSyntax Explicit(ImplicitObjectCreationExpressionSyntax implied, TypeSyntax type) =>
        SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space), type.WithoutTrivia(), implied.ArgumentList, implied.Initializer);

    private static bool IsMentionedLater(StatementSyntax statement, string name) =>
        statement.Parent!.DescendantTokens().Any(token => token.SpanStart > statement.Span.End && token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);
}

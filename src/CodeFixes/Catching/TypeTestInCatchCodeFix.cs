using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.CodeFixes.Throwing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>EH1011: moves the test into the clause.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeTestInCatchCodeFix)), Shared]
public sealed class TypeTestInCatchCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.TypeTestInCatch);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Declaration: not null } catchClause
            || context.AdditionalNode<ExpressionSyntax>(0) is not { Parent: IfStatementSyntax test } condition
            || catchClause.Block.ContainsDirectives)
        {
            return Offer();
        }

        var body = context.AdditionalNode<StatementSyntax>(1);

        if (HasOwnComments(test, body) || TestFor(condition, context.Property(FixProperties.Form) == FixProperties.Wanted) is not { } wanted)
            return Offer();

        var edits = new SolutionEdits();
        var isInElse = body is not null && body == test.Else?.Statement;
        edits.Replace(catchClause, current => WithTest(current, wanted, Contents(current.Block, isInElse, isInThen: body is not null && !isInElse)));

        if (wanted is TypeSyntax)
            UnusedVariables.Remove(edits, context, catchClause);

        return Offer(new PlannedFix("Let the clause catch only what it handles", nameof(TypeTestInCatchCodeFix), edits));
    }

    /// <summary>The type to catch, or the condition of a filter.</summary>
    private static ExpressionSyntax? TestFor(ExpressionSyntax condition, bool isWanted)
    {
        while (condition is ParenthesizedExpressionSyntax parenthesized)
            condition = parenthesized.Expression;

        switch (condition)
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand }:
                return TestFor(operand, !isWanted);

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression, Right: TypeSyntax type } when isWanted:
                return type;

            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: var pattern } } isNot when !isWanted:
                return pattern is TypePatternSyntax { Type: var excluded } ? excluded
                    : pattern is ConstantPatternSyntax { Expression: TypeSyntax named } ? named
                    : isNot.WithPattern(pattern is ParenthesizedPatternSyntax inner ? inner.Pattern : pattern);

            default:
                return isWanted ? condition : null;
        }
    }

    private static CatchClauseSyntax WithTest(CatchClauseSyntax clause, ExpressionSyntax test, IEnumerable<StatementSyntax> contents)
    {
        var block = clause.Block.WithStatements(SyntaxFactory.List(contents)).WithAdditionalAnnotations(Formatter.Annotation);
        var declaration = clause.Declaration!;

        if (test is TypeSyntax type)
            return clause.WithDeclaration(declaration.WithType(type.WithTriviaFrom(declaration.Type))).WithBlock(block);

        var filter = SyntaxFactory.CatchFilterClause(test.WithoutTrivia())
            .WithWhenKeyword(SyntaxFactory.Token(SyntaxKind.WhenKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(declaration.GetTrailingTrivia());

        return clause.WithDeclaration(declaration.WithTrailingTrivia(SyntaxFactory.Space)).WithFilter(filter).WithBlock(block);
    }

    private static IEnumerable<StatementSyntax> Contents(BlockSyntax handler, bool isInElse, bool isInThen)
    {
        var test = (IfStatementSyntax)handler.Statements[0];
        var body = isInElse ? test.Else!.Statement : isInThen ? test.Statement : null;
        var rest = handler.Statements.Skip(1).ToList();

        // Where the branch leaves for good, what comes behind it is the 'throw;' for the others.
        if (body is not null && test.Else is null)
            rest.Clear();

        var contents = body switch
        {
            null => rest,
            BlockSyntax block when rest.Count == 0 || !Declares(block) => block.Statements.Concat(rest).ToList(),
            _ => rest.Prepend(body).ToList(),
        };

        var comments = test.GetLeadingTrivia();

        if (contents.Count > 0 && comments.HasCommentOrDirective())
            contents[0] = contents[0].WithLeadingTrivia(comments.WithoutLastIndentation().Concat(contents[0].GetLeadingTrivia()));

        return contents.Select(statement => statement.WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static bool Declares(BlockSyntax block) =>
        block.Statements.Any(statement => statement is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax);

    /// <summary>Comments at what goes would go with it.</summary>
    private static bool HasOwnComments(IfStatementSyntax test, StatementSyntax? body) =>
        test.DescendantTrivia().Any(trivia => trivia.IsComment()
            && trivia.SpanStart >= test.SpanStart
            && !(body is BlockSyntax block
                ? trivia.SpanStart >= block.OpenBraceToken.Span.End + 0 && trivia.Span.End <= block.CloseBraceToken.FullSpan.Start && trivia.Token != block.OpenBraceToken
                : body?.FullSpan.Contains(trivia.Span) == true));
}

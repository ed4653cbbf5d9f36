using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3011: makes a request inside the loop that was made before it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StateNotResetCodeFix)), Shared]
public sealed class StateNotResetCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.StateNotReset);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.Property(FixProperties.Variable) is not { } variable
            || LoopAt(context) is not { Parent: BlockSyntax block } loop
            || BodyOf(loop) is not { } body
            || Before(block, loop) is not LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } declaration
            || variables[0].Identifier.ValueText != variable
            || IsUsedOutside(block, loop, declaration, variable))
        {
            return Offer();
        }

        var edits = new SolutionEdits();
        var mark = edits.Mark(declaration);
        edits.Replace(body, current => current.WithStatements(current.Statements.Insert(0, Inside(declaration))));
        edits.Replace(block, current => StatementEdits.RemoveMarked(current, mark));
        return Offer(new PlannedFix($"Make '{variable}' anew for every attempt", nameof(StateNotResetCodeFix), edits));
    }

    private static StatementSyntax? Before(BlockSyntax block, StatementSyntax statement)
    {
        var index = block.Statements.IndexOf(statement);
        return index > 0 ? block.Statements[index - 1] : null;
    }

    private static StatementSyntax? LoopAt(FixContext context) => context.AdditionalNode<StatementSyntax>(0);

    private static BlockSyntax? BodyOf(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax statement => statement.Statement as BlockSyntax,
        ForStatementSyntax statement => statement.Statement as BlockSyntax,
        DoStatementSyntax statement => statement.Statement as BlockSyntax,
        ForEachStatementSyntax statement => statement.Statement as BlockSyntax,
        _ => null,
    };

    private static bool IsUsedOutside(BlockSyntax block, StatementSyntax loop, StatementSyntax declaration, string variable) =>
        block.Statements
            .Where(statement => statement != loop && statement != declaration)
            .SelectMany(statement => statement.DescendantTokens())
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == variable);

    private static StatementSyntax Inside(StatementSyntax declaration) =>
        declaration.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation);
}

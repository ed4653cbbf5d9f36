using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>Removes the variables of a catch clause that nothing uses any more once the other edits are made.</summary>
internal static class UnusedVariables
{
    /// <summary>Follows <paramref name="thrown"/> over aliases (<c>var e = ex;</c>) to the variable of the clause.</summary>
    public static void Remove(SolutionEdits edits, FixContext context, CatchClauseSyntax catchClause, ExpressionSyntax thrown)
    {
        var expression = thrown;

        while (SimpleName(context, expression) is { } name && context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol is ILocalSymbol local)
        {
            var declaration = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken);

            if (declaration == catchClause.Declaration)
            {
                RemoveVariable(edits, context, catchClause, local);
                return;
            }

            if (declaration is not VariableDeclaratorSyntax { Initializer.Value: var initializer, Parent.Parent: LocalDeclarationStatementSyntax statement }
                || !catchClause.Span.Contains(statement.Span)
                || SimpleName(context, initializer) is null)
            {
                return;
            }

            RemoveAlias(edits, context, statement, local);
            expression = initializer;
        }
    }

    /// <summary>Removes the clause's variable, if it has one.</summary>
    public static void Remove(SolutionEdits edits, FixContext context, CatchClauseSyntax catchClause)
    {
        if (catchClause.Declaration is { } declaration && context.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is { } variable)
            RemoveVariable(edits, context, catchClause, variable);
    }

    private static void RemoveVariable(SolutionEdits edits, FixContext context, CatchClauseSyntax catchClause, ILocalSymbol variable)
    {
        var uses = MarkUses(edits, context, catchClause, variable);

        edits.ReplaceOnce(
            catchClause,
            nameof(RemoveVariable),
            current => IsUsed(current, variable, uses) ? current : current.WithDeclaration(WithoutVariable(current.Declaration!)));
    }

    private static void RemoveAlias(SolutionEdits edits, FixContext context, LocalDeclarationStatementSyntax statement, ILocalSymbol alias)
    {
        if (statement is not { Declaration.Variables.Count: 1, Parent: { } scope })
            return;

        var uses = MarkUses(edits, context, scope, alias);
        var declaration = edits.Mark(statement);
        edits.Replace(scope, current => IsUsed(current, alias, uses) ? current : StatementEdits.RemoveMarked(current, declaration));
    }

    private static SyntaxAnnotation MarkUses(SolutionEdits edits, FixContext context, SyntaxNode scope, ILocalSymbol variable)
    {
        var mark = new SyntaxAnnotation();

        foreach (var name in scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable.Name))
        {
            if (SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol, variable))
                edits.Replace(name, current => current.WithAdditionalAnnotations(mark));
        }

        return mark;
    }

    // Another build configuration may use the variable under '#if'.
    private static bool IsUsed(SyntaxNode scope, ILocalSymbol variable, SyntaxAnnotation uses) =>
        scope.GetAnnotatedNodes(uses).Any()
        || scope.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.ToString().Contains(variable.Name));

    private static CatchDeclarationSyntax WithoutVariable(CatchDeclarationSyntax declaration)
    {
        var comments = declaration.Type.GetTrailingTrivia()
            .Concat(declaration.Identifier.GetAllTrivia())
            .CommentsOnly();

        return declaration
            .WithType(declaration.Type.WithTrailingTrivia(comments))
            .WithIdentifier(default);
    }

    /// <summary>The variable whose value an expression is, when it has no effect of its own.</summary>
    private static IdentifierNameSyntax? SimpleName(FixContext context, ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name,
        ParenthesizedExpressionSyntax parenthesized => SimpleName(context, parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => SimpleName(context, suppressed.Operand),
        CastExpressionSyntax cast when CannotFail(context, cast) => SimpleName(context, cast.Expression),
        _ => null,
    };

    private static bool CannotFail(FixContext context, CastExpressionSyntax cast) =>
        context.Model.GetTypeInfo(cast, context.CancellationToken).Type is { } type
        && context.Model.ClassifyConversion(cast.Expression, type).IsImplicit;
}

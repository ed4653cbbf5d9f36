using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>Catches only what the called members are documented or seen to throw.</summary>
internal static class NarrowCatch
{
    private const int MaximumTypes = 5;

    public static PlannedFix? Plan(FixContext context, TryStatementSyntax tryStatement, CatchClauseSyntax catchClause)
    {
        var before = tryStatement.Catches.TakeWhile(clause => clause != catchClause).ToList();

        // A clause that only shields its exceptions from this one would be left with nothing to do.
        if (before.Any(clause => clause.OnlyRethrows()))
            return null;

        var caughtBefore = before
            .Where(clause => clause is { Filter: null, Declaration: not null })
            .Select(clause => context.Model.GetTypeInfo(clause.Declaration!.Type, context.CancellationToken).Type)
            .ToList();

        // A clause that takes less than everything must not come to take more.
        var caught = catchClause.Declaration is { } declared ? context.Model.GetTypeInfo(declared.Type, context.CancellationToken).Type : null;

        var types = new ExpectedExceptions(context.Model, context.CancellationToken).Of(tryStatement.Block)
            .Where(type => context.Model.IsAccessible(catchClause.SpanStart, type)
                && (caught is null || type.IsOrInheritsFrom(caught))
                && !type.SelfAndBaseTypes().Any(baseType => caughtBefore.Contains(baseType, SymbolEqualityComparer.Default)))
            .ToList();

        if (types.Count is 0 or > MaximumTypes)
            return null;

        var edits = new SolutionEdits();

        if (types.Count == 1)
        {
            edits.Replace(catchClause, current => WithType(current, types[0]));
        }
        else
        {
            var name = CatchVariable.NameOf(edits, context.Model, catchClause);
            var usesPatterns = ((CSharpParseOptions)catchClause.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9;
            edits.Replace(catchClause, current => WithFilter(current, IsOneOf(name, types, usesPatterns)));
        }

        return new(
            $"Catch only {string.Join(", ", types.Select(type => type.Name))} (others propagate)",
            nameof(NarrowCatch),
            edits);
    }

    private static CatchClauseSyntax WithType(CatchClauseSyntax catchClause, ITypeSymbol type)
    {
        if (catchClause.Declaration is { } declaration)
            return catchClause.WithDeclaration(declaration.WithType(NameOf(type).WithTriviaFrom(declaration.Type)));

        return catchClause
            .WithCatchKeyword(catchClause.CatchKeyword.WithTrailingTrivia(SyntaxFactory.Space))
            .WithDeclaration(SyntaxFactory.CatchDeclaration(NameOf(type)).WithTrailingTrivia(catchClause.CatchKeyword.TrailingTrivia));
    }

    private static TypeSyntax NameOf(ITypeSymbol type) =>
        SyntaxFactory.ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
            .WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);

    private static ExpressionSyntax IsOneOf(string name, List<INamedTypeSymbol> types, bool usesPatterns)
    {
        var separator = usesPatterns ? " or " : $" || {name} is ";
        var test = SyntaxFactory.ParseExpression(
            $"{name} is {string.Join(separator, types.Select(type => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)))}");

        return test.ReplaceNodes(
            test.DescendantNodes().Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax or AliasQualifiedNameSyntax && node.Parent is not (QualifiedNameSyntax or MemberAccessExpressionSyntax)),
            (_, current) => current.WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import));
    }

    private static CatchClauseSyntax WithFilter(CatchClauseSyntax catchClause, ExpressionSyntax test)
    {
        if (catchClause.Filter is { } filter)
        {
            var both = SyntaxFactory.BinaryExpression(SyntaxKind.LogicalAndExpression, Operand(test), Operand(filter.FilterExpression));
            return catchClause.WithFilter(filter.WithFilterExpression(both));
        }

        var declaration = catchClause.Declaration!;

        return catchClause
            .WithDeclaration(declaration.WithTrailingTrivia(SyntaxFactory.Space))
            .WithFilter(SyntaxFactory.CatchFilterClause(test)
                .WithWhenKeyword(SyntaxFactory.Token(SyntaxKind.WhenKeyword).WithTrailingTrivia(SyntaxFactory.Space))
                .WithTrailingTrivia(declaration.GetTrailingTrivia()));
    }

    private static ExpressionSyntax Operand(ExpressionSyntax expression) =>
        expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } or ConditionalExpressionSyntax or AssignmentExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(expression)
            : expression;
}

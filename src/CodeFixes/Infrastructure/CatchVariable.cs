using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes;

/// <summary>The variable of a catch clause, given to it where it has none.</summary>
internal static class CatchVariable
{
    private static readonly string[] PreferredNames = { "ex", "exception" };

    public static string NameOf(SolutionEdits edits, SemanticModel model, CatchClauseSyntax catchClause)
    {
        if (catchClause.Declaration is { } declaration && !declaration.Identifier.IsKind(SyntaxKind.None))
            return declaration.Identifier.ValueText;

        var name = FreeName(model, catchClause);
        edits.ReplaceOnce(catchClause, nameof(CatchVariable), current => WithVariable(current, name));
        return name;
    }

    private static string FreeName(SemanticModel model, CatchClauseSyntax catchClause)
    {
        var names = new HashSet<string>(
            catchClause.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));

        foreach (var symbol in model.LookupSymbols(catchClause.Block.OpenBraceToken.Span.End))
        {
            if (symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol)
                names.Add(symbol.Name);
        }

        return PreferredNames.Concat(Enumerable.Range(1, names.Count + 1).Select(number => $"ex{number}")).First(name => !names.Contains(name));
    }

    private static CatchClauseSyntax WithVariable(CatchClauseSyntax catchClause, string name)
    {
        if (catchClause.Declaration is { } declaration)
        {
            var type = declaration.Type;
            return catchClause.WithDeclaration(declaration
                .WithType(type.WithTrailingTrivia(type.GetTrailingTrivia().Add(SyntaxFactory.Space)))
                .WithIdentifier(SyntaxFactory.Identifier(name)));
        }

        var exception = SyntaxFactory.ParseTypeName("global::System.Exception")
            .WithTrailingTrivia(SyntaxFactory.Space)
            .WithAdditionalAnnotations(Simplifier.Annotation);

        return catchClause
            .WithCatchKeyword(catchClause.CatchKeyword.WithTrailingTrivia(SyntaxFactory.Space))
            .WithDeclaration(SyntaxFactory.CatchDeclaration(exception, SyntaxFactory.Identifier(name))
                .WithTrailingTrivia(catchClause.CatchKeyword.TrailingTrivia));
    }
}

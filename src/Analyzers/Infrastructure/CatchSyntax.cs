using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers;

internal static class CatchSyntax
{
    /// <summary>The clause whose handler the node runs in; <see langword="null"/> in a lambda or local function of it, which may run later.</summary>
    public static CatchClauseSyntax? HandlerAround(this SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(ancestor => ancestor is CatchClauseSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) as CatchClauseSyntax;

    /// <summary>Where findings of catch rules stand: <c>catch (…) when (…)</c> without the block.</summary>
    public static Location HeaderLocation(this CatchClauseSyntax clause)
    {
        var end = clause.Filter?.Span.End ?? clause.Declaration?.Span.End ?? clause.CatchKeyword.Span.End;
        return Location.Create(clause.SyntaxTree, TextSpan.FromBounds(clause.CatchKeyword.SpanStart, end));
    }

    /// <summary>
    /// Whether the clause may catch everything. A type by another name than these can still be a catch-all through an alias; that is rare
    /// enough to look at the file's usings.
    /// </summary>
    public static bool MayCatchAll(this CatchClauseSyntax clause) =>
        clause.Declaration is not { } declaration
        || declaration.Type.LastName() is not { } name
        || name is "Exception" or "SystemException"
        || clause.SyntaxTree.MayAlias(name);

    /// <summary>The rightmost identifier of a type name: <c>Exception</c> of <c>System.Exception</c>.</summary>
    public static string? LastName(this TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether the file gives <paramref name="name"/> to another type by a using alias.</summary>
    public static bool MayAlias(this SyntaxTree tree, string name)
    {
        if (!tree.TryGetRoot(out var root) || root is not CompilationUnitSyntax unit)
            return false;

        foreach (var directive in unit.Usings)
        {
            if (directive.Alias?.Name.Identifier.ValueText == name)
                return true;
        }

        return false;
    }

    /// <summary>Whether an exception can leave the handler by its own doing: a throw with an operand, or a task made to fail.</summary>
    public static bool CanThrowAnew(this CatchClauseSyntax clause)
    {
        foreach (var token in clause.Block.DescendantTokens())
        {
            switch (token.Kind())
            {
                case SyntaxKind.ThrowKeyword when token.Parent is ThrowExpressionSyntax or ThrowStatementSyntax { Expression: not null }:
                case SyntaxKind.IdentifierToken when token.ValueText is "FromException" or "SetException" or "TrySetException":
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the clause does nothing but <c>throw;</c>.</summary>
    public static bool OnlyRethrows(this CatchClauseSyntax clause) =>
        clause is { Filter: null, Block: var block }
        && OnlyStatement(block) is ThrowStatementSyntax { Expression: null }
        && !block.ContainsDirectives;

    /// <summary>Whether the handler holds no statement that does anything.</summary>
    public static bool IsEmpty(this CatchClauseSyntax clause)
    {
        foreach (var statement in clause.Block.Statements)
        {
            if (statement is not EmptyStatementSyntax)
                return false;
        }

        return true;
    }

    /// <summary>The one statement of a block, or of the block that is its one statement.</summary>
    private static StatementSyntax? OnlyStatement(BlockSyntax block) =>
        block.Statements.Count != 1 ? null
        : block.Statements[0] is BlockSyntax inner ? OnlyStatement(inner)
        : block.Statements[0];
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>Finds the parts of a call that waits.</summary>
internal static class WaitSyntax
{
    /// <summary>The statement that is nothing but the wait: <c>await Task.Delay(…).ConfigureAwait(false);</c>.</summary>
    public static ExpressionStatementSyntax? StatementOf(SyntaxNode wait)
    {
        var current = wait.FirstAncestorOrSelf<InvocationExpressionSyntax>() as ExpressionSyntax;

        while (current?.Parent is AwaitExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax)
            current = (ExpressionSyntax)current.Parent;

        return current?.Parent as ExpressionStatementSyntax;
    }

    /// <summary>Whether an <c>await</c> may stand at the place.</summary>
    public static bool MayAwait(SyntaxNode place)
    {
        for (var current = place.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case LockStatementSyntax or UnsafeStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return false;
            }
        }

        return true; // Top-level statements may await.
    }

    /// <summary>An expression that can stand before an operator that binds tightly.</summary>
    public static ExpressionSyntax AsOperand(this ExpressionSyntax expression) => expression.WithoutTrivia() is var bare
        && bare is InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax
            ? bare
            : SyntaxFactory.ParenthesizedExpression(bare);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>Reads a loop that counts its attempts: <c>for (var attempt = 0; attempt &lt; 3; attempt++)</c>.</summary>
internal static class CountingLoop
{
    /// <summary>The condition that holds while another attempt follows, or null where the loop does not count so plainly.</summary>
    public static ExpressionSyntax? AnotherFollows(SyntaxNode node)
    {
        if (LoopAround(node) is not ForStatementSyntax { Condition: BinaryExpressionSyntax { Left: IdentifierNameSyntax counter, Right: var limit } condition } loop
            || condition.Kind() is not (SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression)
            || !StepsByOne(loop, counter.Identifier.ValueText)
            || IsWritten(loop.Statement, counter.Identifier.ValueText)
            || limit is not (LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax))
        {
            return null;
        }

        return SyntaxFactory.ParseExpression($"{counter.Identifier.ValueText} < {LastNumber(condition, limit)}");
    }

    private static string LastNumber(BinaryExpressionSyntax condition, ExpressionSyntax limit) =>
        condition.IsKind(SyntaxKind.LessThanOrEqualExpression) ? limit.WithoutTrivia().ToString()
        : limit is LiteralExpressionSyntax { Token.Value: int number } ? (number - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : $"{limit.WithoutTrivia()} - 1";

    private static SyntaxNode? LoopAround(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null and not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); current = current.Parent)
        {
            if (current is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax)
                return current;
        }

        return null;
    }

    private static bool StepsByOne(ForStatementSyntax loop, string counter) =>
        loop.Incrementors.Count == 1
        && loop.Incrementors[0] switch
        {
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression, Operand: IdentifierNameSyntax name } => name.Identifier.ValueText == counter,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression, Operand: IdentifierNameSyntax name } => name.Identifier.ValueText == counter,
            _ => false,
        };

    private static bool IsWritten(SyntaxNode body, string counter)
    {
        foreach (var node in body.DescendantNodes())
        {
            var target = node switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                PostfixUnaryExpressionSyntax step => step.Operand,
                PrefixUnaryExpressionSyntax step => step.Operand,
                ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } argument => argument.Expression,
                _ => null,
            };

            if (target is IdentifierNameSyntax name && name.Identifier.ValueText == counter)
                return true;
        }

        return false;
    }
}

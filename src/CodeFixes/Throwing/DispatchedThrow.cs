using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>A throw by <c>ExceptionDispatchInfo</c>, which keeps the stack trace that an exception has.</summary>
internal static class DispatchedThrow
{
    /// <param name="throwStatement">The throw to replace.</param>
    /// <param name="isInHandler">Whether a <c>throw;</c> may follow, for the compiler does not know that the call never returns.</param>
    public static IEnumerable<StatementSyntax> For(ThrowStatementSyntax throwStatement, bool isInHandler)
    {
        var dispatchInfo = SyntaxFactory.ParseName("global::System.Runtime.ExceptionServices.ExceptionDispatchInfo")
            .WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);

        var capture = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, dispatchInfo, SyntaxFactory.IdentifierName("Capture")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(throwStatement.Expression!.WithoutTrivia()))));

        var dispatch = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, capture, SyntaxFactory.IdentifierName("Throw")));

        yield return SyntaxFactory.ExpressionStatement(dispatch)
            .WithLeadingTrivia(throwStatement.GetLeadingTrivia())
            .WithTrailingTrivia(throwStatement.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);

        if (isInHandler)
            yield return SyntaxFactory.ThrowStatement().WithAdditionalAnnotations(Formatter.Annotation);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>Hands the work of a try to <c>ErrorBoundary.Run(Async)</c>, which logs what it stops and lets cancellation through.</summary>
internal static class UseErrorBoundary
{
    private const string BoundaryType = "ErrorHandling.ErrorBoundary";

    /// <param name="context">The finding.</param>
    /// <param name="tryStatement">The try.</param>
    /// <param name="catchClause">Its only clause.</param>
    /// <param name="logger">The logger in reach.</param>
    /// <param name="onlyLogs">Whether all that the handler does is to log the exception, as the boundary will.</param>
    public static PlannedFix? Plan(FixContext context, TryStatementSyntax tryStatement, CatchClauseSyntax catchClause, LoggerInReach? logger, bool onlyLogs = false)
    {
        if (logger is not { MayBeNull: false } || logger.Library != LoggingLibrary.Microsoft
            || context.Model.Compilation.GetTypesByMetadataName(BoundaryType).IsEmpty
            || tryStatement is not { Catches.Count: 1, Finally: null }
            || catchClause.Filter is not null
            || (catchClause.Block.Statements.Count > 0 && !onlyLogs)
            || tryStatement.DescendantTrivia().Any(trivia => trivia.IsDirective)
            || context.Model.AnalyzeControlFlow(tryStatement.Block) is not { Succeeded: true, ExitPoints.IsEmpty: true, ReturnStatements.IsEmpty: true }
            || tryStatement.Block.DescendantNodes().Any(node => node is YieldStatementSyntax))
        {
            return null;
        }

        var edits = new SolutionEdits();
        var isAsync = Awaits(tryStatement.Block);
        edits.Replace(tryStatement, current => Call(current, logger.Name, isAsync));

        return new(
            $"Run it in 'ErrorBoundary.{(isAsync ? "RunAsync" : "Run")}', which logs failures and lets cancellation through",
            nameof(UseErrorBoundary),
            edits);
    }

    private static bool Awaits(BlockSyntax block) =>
        block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(IsAwait);

    private static bool IsAwait(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax => true,
        ForEachStatementSyntax loop => loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        ForEachVariableStatementSyntax loop => loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        UsingStatementSyntax statement => statement.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        LocalDeclarationStatementSyntax declaration => declaration.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        _ => false,
    };

    private static StatementSyntax Call(TryStatementSyntax tryStatement, string logger, bool isAsync)
    {
        var boundary = SyntaxFactory.ParseName($"global::{BoundaryType}")
            .WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);

        var method = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, boundary, SyntaxFactory.IdentifierName(isAsync ? "RunAsync" : "Run"));

        var operation = SyntaxFactory.ParenthesizedLambdaExpression(tryStatement.Block.WithoutTrailingTrivia());

        if (isAsync)
            operation = operation.WithAsyncKeyword(SyntaxFactory.Token(SyntaxKind.AsyncKeyword));

        ExpressionSyntax call = SyntaxFactory.InvocationExpression(method, SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
            new[] { SyntaxFactory.Argument(operation), SyntaxFactory.Argument(SyntaxFactory.IdentifierName(logger)) })));

        var comments = tryStatement.Catches[0].DescendantTrivia().Concat(tryStatement.TryKeyword.TrailingTrivia).CommentsOnly();

        return SyntaxFactory.ExpressionStatement(isAsync ? SyntaxFactory.AwaitExpression(call) : call)
            .WithLeadingTrivia(tryStatement.GetLeadingTrivia())
            .WithTrailingTrivia(comments.AddRange(tryStatement.GetTrailingTrivia()))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}

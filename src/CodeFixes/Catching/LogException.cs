using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>Writes the exception to the logger in reach, before anything else in the handler.</summary>
internal static class LogException
{
    public static PlannedFix? Plan(FixContext context, CatchClauseSyntax catchClause, LoggerInReach? logger)
    {
        if (logger is null || IsLoggedOnSomePath(catchClause, logger))
            return null;

        var edits = new SolutionEdits();
        var exception = CatchVariable.NameOf(edits, context.Model, catchClause);

        var message = $"\"{FailureText.Of(context.Model, catchClause)}\"";
        var arguments = logger.Library.ExceptionFirst ? $"{exception}, {message}" : $"{message}, {exception}";
        var access = logger.MayBeNull ? "?." : ".";
        var call = SyntaxFactory.ParseStatement($"{logger.Name}{access}{logger.Library.Method}({arguments});");

        var onOneLine = !catchClause.Parent!.ToString().Contains("\n");

        edits.ReplaceOnce(catchClause.Block, nameof(LogException), current => WithFirstStatement(current, call, onOneLine));

        if (logger.Library.ExtensionNamespace is { } name)
            Imports.AddForExtension(edits, context, catchClause, name, logger.Library.Method);

        return new("Log the exception", nameof(LogException), edits);
    }

    private static bool IsLoggedOnSomePath(CatchClauseSyntax catchClause, LoggerInReach logger) =>
        catchClause.Declaration is { Identifier.ValueText: { Length: > 0 } exception }
        && catchClause.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(invocation =>
            invocation.ToString().StartsWith(logger.Name, StringComparison.Ordinal)
            && invocation.ArgumentList.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == exception));

    private static BlockSyntax WithFirstStatement(BlockSyntax block, StatementSyntax statement, bool onOneLine)
    {
        if (onOneLine)
            return block.WithStatements(block.Statements.Insert(0, statement.WithTrailingTrivia(SyntaxFactory.Space)));

        statement = statement
            .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);

        return block.WithStatements(block.Statements.Insert(0, statement)).WithAdditionalAnnotations(Formatter.Annotation);
    }
}

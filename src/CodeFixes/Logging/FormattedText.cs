using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>For log4net: <c>ErrorFormat("failed {0}", id)</c> becomes <c>Error(string.Format(…, "failed {0}", id), ex)</c>, in the culture that the library uses.</summary>
internal static class FormattedText
{
    public static void Pass(SolutionEdits edits, LogCall call, InvocationExpressionSyntax invocation, ExpressionSyntax exception)
    {
        var hasCulture = call.Method!.Parameters[0].Type.HasFullName("System.IFormatProvider");
        edits.Replace(invocation, current => With(current, Formatted(current.ArgumentList, hasCulture), exception));
    }

    /// <summary>The call without <c>Format</c> in its name, of a text and an exception.</summary>
    public static InvocationExpressionSyntax With(InvocationExpressionSyntax invocation, ExpressionSyntax text, ExpressionSyntax exception)
    {
        var name = invocation.InvokedName()!;
        var arguments = SyntaxFactory.ArgumentList().InsertArgument(0, SyntaxFactory.Argument(text)).InsertArgument(1, SyntaxFactory.Argument(exception));

        return invocation
            .ReplaceNode(name, SyntaxFactory.IdentifierName(NameWithoutFormat(name)).WithTriviaFrom(name))
            .WithArgumentList(arguments.WithTriviaFrom(invocation.ArgumentList));
    }

    public static ExpressionSyntax Formatted(ArgumentListSyntax arguments, bool hasCulture)
    {
        var culture = SyntaxFactory.ParseExpression("global::System.Globalization.CultureInfo.InvariantCulture").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);

        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression("string.Format"),
            (hasCulture ? arguments : arguments.InsertArgument(0, SyntaxFactory.Argument(culture))).WithoutTrivia());
    }

    private static string NameWithoutFormat(SimpleNameSyntax name) => name.Identifier.ValueText.Substring(0, name.Identifier.ValueText.Length - "Format".Length);
}

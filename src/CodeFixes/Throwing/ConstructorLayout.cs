using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>How a constructor stands among its neighbours: blank line or none, documented or not.</summary>
internal static class ConstructorLayout
{
    private static readonly Regex LastParamTag = new(
        @"(?<line>[ \t]*///[ \t]*)<param\b.*?</param>[^\n]*\n(?!.*<param\b)", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static readonly SyntaxTrivia LineEnd = SyntaxFactory.EndOfLine("\n");

    public static SyntaxTriviaList LeadingTriviaOfCopy(ConstructorDeclarationSyntax original)
    {
        var leading = original.GetLeadingTrivia();
        var indentation = leading.Where((trivia, index) => index == leading.Count - 1 && trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var documentation = leading.FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));
        var result = new List<SyntaxTrivia>();

        if (!IsInTightList(original))
            result.Add(LineEnd);

        if (documentation.HasStructure)
            result.AddRange(SyntaxFactory.ParseLeadingTrivia(string.Concat(indentation) + WithParameter(documentation.ToFullString())));

        result.AddRange(indentation);
        return result.ToSyntaxTriviaList();
    }

    // Where the parameters are documented, the compiler asks for all of them.
    private static string WithParameter(string documentation) => LastParamTag.Replace(
        documentation,
        match => $"{match.Value}{match.Groups["line"].Value}<param name=\"innerException\">The exception that is the cause of this one.</param>\n");

    private static bool IsInTightList(ConstructorDeclarationSyntax constructor)
    {
        var siblings = ((TypeDeclarationSyntax)constructor.Parent!).Members;
        var index = siblings.IndexOf(constructor);

        return !constructor.ToString().Contains("\n")
            && (IsTight(siblings.ElementAtOrDefault(index + 1)) || (index > 0 && IsTight(constructor)) || siblings.Count == 1);
    }

    private static bool IsTight(SyntaxNode? member) =>
        member is ConstructorDeclarationSyntax && !member.GetLeadingTrivia().Any(trivia => trivia.Kind() is SyntaxKind.EndOfLineTrivia);
}

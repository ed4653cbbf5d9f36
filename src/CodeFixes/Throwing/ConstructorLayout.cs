using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>How a constructor stands among its neighbours: blank line or none, documented or not.</summary>
internal static class ConstructorLayout
{
    /// <summary>Stands for the type's name in the text of a constructor: the type may be renamed at the same time.</summary>
    public const string TypeName = "__TypeName";

    private const string CauseDocumentation = "<param name=\"innerException\">The exception that is the cause of this one.</param>";

    private static readonly Regex LastParamTag = new(
        @"(?<line>[ \t]*///[ \t]*)<param\b.*?</param>[^\n]*\n(?!.*<param\b)", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static readonly Regex ParamTags = new(@"[ \t]*///[ \t]*<param\b.*?</param>[^\n]*\n", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static readonly SyntaxTrivia LineEnd = SyntaxFactory.EndOfLine("\n");

    public static SyntaxTriviaList LeadingTriviaOfCopy(ConstructorDeclarationSyntax original, bool needsDocumentation)
    {
        var leading = original.GetLeadingTrivia();
        var indentation = leading.Where((trivia, index) => index == leading.Count - 1 && trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var documentation = DocumentationOf(original) is { } copied ? WithParameter(copied)
            : needsDocumentation ? Document("Creates the exception with its cause.")
            : null;
        var result = new List<SyntaxTrivia>();

        if (documentation is not null || !IsInTightList(original))
            result.Add(LineEnd);

        if (documentation is not null)
            result.AddRange(SyntaxFactory.ParseLeadingTrivia(string.Concat(indentation) + documentation));

        result.AddRange(indentation);
        return result.ToSyntaxTriviaList();
    }

    /// <summary>The type with the cause described beside its primary constructor's other parameters, where those are.</summary>
    public static TypeDeclarationSyntax WithCauseDocumented(TypeDeclarationSyntax type)
    {
        if (DocumentationOf(type) is not { } documentation || !LastParamTag.IsMatch(documentation))
            return type;

        var leading = type.GetLeadingTrivia();
        var index = leading.IndexOf(SyntaxKind.SingleLineDocumentationCommentTrivia);
        return type.WithLeadingTrivia(leading.RemoveAt(index).InsertRange(index, SyntaxFactory.ParseLeadingTrivia(WithParameter(documentation))));
    }

    /// <summary>Whether a new constructor needs documentation: the type has some, or the compiler would ask for it.</summary>
    public static bool NeedsDocumentation(SemanticModel model, INamedTypeSymbol type, SyntaxNode declaration)
    {
        if (DocumentationOf(declaration) is not null)
            return true;

        return type.IsVisibleOutsideAssembly()
            && declaration.SyntaxTree.Options.DocumentationMode == DocumentationMode.Diagnose
            && !(model.Compilation.Options.SpecificDiagnosticOptions.TryGetValue("CS1591", out var report) && report == ReportDiagnostic.Suppress);
    }

    /// <summary>Adds constructors, given as text.</summary>
    public static TypeDeclarationSyntax WithConstructors(TypeDeclarationSyntax type, int index, params string[] constructors)
    {
        var members = constructors.Select(constructor => Parse(constructor.Replace(TypeName, type.Identifier.Text))).ToList();
        var isEmpty = type.Members.Count == 0;

        type = WithBody(type);
        type = type.WithMembers(type.Members.InsertRange(index, members));

        // Only where there is nothing else is the layout ours.
        return isEmpty ? type.WithAdditionalAnnotations(Formatter.Annotation) : type;
    }

    public static string Document(string summary, string parameters = "", bool cause = false) =>
        $"/// <summary>{summary}</summary>\n{parameters}{(cause ? $"/// {CauseDocumentation}\n" : "")}";

    /// <summary>The descriptions that a type has of its primary constructor's parameters.</summary>
    public static string ParametersOf(TypeDeclarationSyntax type) =>
        DocumentationOf(type) is { } documentation ? string.Concat(ParamTags.Matches(documentation).Cast<Match>().Select(match => match.Value.TrimStart())) : "";

    private static MemberDeclarationSyntax Parse(string text)
    {
        var member = SyntaxFactory.ParseMemberDeclaration(text)!;

        return member
            .WithLeadingTrivia(member.GetLeadingTrivia().Insert(0, SyntaxFactory.ElasticMarker))
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
    }

    /// <summary><c>class X(…) : Exception(…);</c> has no body yet.</summary>
    private static TypeDeclarationSyntax WithBody(TypeDeclarationSyntax type)
    {
        if (type is not ClassDeclarationSyntax declaration || !declaration.OpenBraceToken.IsKind(SyntaxKind.None))
            return type;

        var end = declaration.SemicolonToken;

        return declaration
            .WithSemicolonToken(default)
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
            .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(end.TrailingTrivia));
    }

    private static string? DocumentationOf(SyntaxNode node)
    {
        var documentation = node.GetLeadingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));
        return documentation.HasStructure ? documentation.ToFullString() : null;
    }

    // Where the parameters are documented, the compiler asks for all of them.
    private static string WithParameter(string documentation) => LastParamTag.Replace(
        documentation,
        match => $"{match.Value}{match.Groups["line"].Value}{CauseDocumentation}\n");

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

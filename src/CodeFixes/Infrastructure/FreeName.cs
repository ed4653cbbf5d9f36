using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes;

/// <summary>Finds a name for a new variable.</summary>
internal static class FreeName
{
    /// <summary>The first of the names that the member around the place does not use; <see langword="null"/> where it uses all.</summary>
    public static string? At(SyntaxNode place, string[] names)
    {
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? place.SyntaxTree.GetRoot();
        var used = new HashSet<string>(member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));

        return names.FirstOrDefault(name => !used.Contains(name));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ErrorHandling.Analyzers.CodeFixes;

internal static class Imports
{
    /// <summary>Imports the namespace of an extension method, unless it is imported already, here or for the whole project.</summary>
    public static void AddForExtension(SolutionEdits edits, FixContext context, SyntaxNode place, string namespaceName, string method)
    {
        var scopes = context.Model.GetImportScopes(place.SpanStart, context.CancellationToken).SelectMany(scope => scope.Imports);
        var enclosing = context.Model.GetEnclosingSymbol(place.SpanStart)?.ContainingNamespace.ToDisplayString() ?? "";

        if (scopes.Any(import => import.NamespaceOrType.ToDisplayString() == namespaceName)
            || enclosing == namespaceName
            || enclosing.StartsWith($"{namespaceName}.", StringComparison.Ordinal))
        {
            return;
        }

        edits.ReplaceOnce((CompilationUnitSyntax)context.Root, $"{nameof(Imports)}:{namespaceName}", unit => WithImport(unit, namespaceName));
    }

    private static CompilationUnitSyntax WithImport(CompilationUnitSyntax unit, string namespaceName)
    {
        var import = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(namespaceName))
            .NormalizeWhitespace()
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);

        var index = unit.Usings.TakeWhile(other => IsBefore(other, namespaceName)).Count();

        // What stands above the first line (a licence, '#if') stays there.
        return index == 0 && (unit.Usings.Count > 0 || unit.Members.Count > 0) && unit.GetLeadingTrivia().HasCommentOrDirective()
            ? unit.WithoutLeadingTrivia().WithUsings(unit.WithoutLeadingTrivia().Usings.Insert(0, import)).WithLeadingTrivia(unit.GetLeadingTrivia())
            : unit.WithUsings(unit.Usings.Insert(index, import));
    }

    private static bool IsBefore(UsingDirectiveSyntax import, string namespaceName)
    {
        if (import.Alias is not null || import.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) || import.Name is null)
            return false;

        var name = import.Name.ToString();
        return name == "System" || name.StartsWith("System.", StringComparison.Ordinal) || string.CompareOrdinal(name, namespaceName) < 0;
    }
}

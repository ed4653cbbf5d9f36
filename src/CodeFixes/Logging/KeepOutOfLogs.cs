using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>Marks the secret members of a type with <c>[NotLogged]</c> of Destructurama, by which a logger that takes objects apart leaves them out.</summary>
internal static class KeepOutOfLogs
{
    private const string Attribute = "Destructurama.Attributed.NotLogged";

    public static async Task<PlannedFix?> PlanAsync(FixContext context)
    {
        if (context.Property(FixProperties.SecretMembers) is not { } text
            || context.Model.Compilation.GetTypesByMetadataName($"{Attribute}Attribute").IsEmpty)
        {
            return null;
        }

        var locations = context.Diagnostic.AdditionalLocations;
        var count = int.Parse(text, CultureInfo.InvariantCulture);
        var edits = new SolutionEdits();

        foreach (var location in locations.Skip(locations.Count - count))
        {
            if (await DeclarationAtAsync(context, location).ConfigureAwait(false) is not { } member)
                return null;

            edits.ReplaceOnce(member, nameof(KeepOutOfLogs), Marked);
        }

        return new("Keep the secret members out of logs with '[NotLogged]'", nameof(KeepOutOfLogs), edits);
    }

    private static async Task<PropertyDeclarationSyntax?> DeclarationAtAsync(FixContext context, Location location)
    {
        foreach (var document in context.Document.Project.Documents)
        {
            if (document.FilePath != location.SourceTree?.FilePath && document.Name != location.SourceTree?.FilePath)
                continue;

            var root = document.Id == context.Document.Id ? context.Root : await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);

            return root?.FullSpan.Contains(location.SourceSpan) == true ? root.FindToken(location.SourceSpan.Start).Parent as PropertyDeclarationSyntax : null;
        }

        return null;
    }

    private static PropertyDeclarationSyntax Marked(PropertyDeclarationSyntax member)
    {
        var name = SyntaxFactory.ParseName($"global::{Attribute}").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(name)))
            .WithLeadingTrivia(member.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);

        var unmarked = member.WithoutLeadingTrivia();
        return unmarked.WithAttributeLists(unmarked.AttributeLists.Insert(0, list)).WithAdditionalAnnotations(Formatter.Annotation);
    }
}

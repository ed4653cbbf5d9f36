using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>Types that written code names with two underscores before, so that none of the user's own is meant; they get their true names, and imports.</summary>
internal static class RuntimeNames
{
    private static readonly (string Placeholder, string Type)[] Types =
    {
        ("__Retry", "ErrorHandling.Retry"),
        ("__RetryOptions", "ErrorHandling.RetryOptions"),
        ("__TransientErrors", "ErrorHandling.TransientErrors"),
        ("__Backoff", "ErrorHandling.Backoff"),
        ("__DelayBackoffType", "Polly.DelayBackoffType"),
        ("__TimeSpan", "System.TimeSpan"),
        ("__Math", "System.Math"),
        ("__Random", "System.Random"),
        ("__Task", "System.Threading.Tasks.Task"),
        ("__Thread", "System.Threading.Thread"),
    };

    public static TNode WithTrueNames<TNode>(this TNode node)
        where TNode : SyntaxNode =>
        node.ReplaceNodes(
            node.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => TypeOf(name) is not null),
            (original, _) => SyntaxFactory.ParseName($"global::{TypeOf(original)}").WithTriviaFrom(original).WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import));

    private static string? TypeOf(IdentifierNameSyntax name) => Types.FirstOrDefault(type => type.Placeholder == name.Identifier.ValueText).Type;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Testing.Tests.Samples;

/// <summary>A sound fix for T001: a capital. What is wrong with a fix, its subclass says.</summary>
public class RenamingFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [LowerCaseAnalyzer.Rule.Id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var declaration = root.FindToken(context.Span.Start).Parent!.FirstAncestorOrSelf<ClassDeclarationSyntax>()!;

        foreach (var action in Actions(new Target(context.Document, root, declaration)))
            context.RegisterCodeFix(action, context.Diagnostics);
    }

    protected virtual IEnumerable<CodeAction> Actions(Target target) =>
        [Action("Begin with a capital", "Capital", target.Rename(Capital(target.Name)))];

    protected static CodeAction Action(string title, string? key, Document changed) => Action(title, key, changed.Project.Solution);

    protected static CodeAction Action(string title, string? key, Solution changed) =>
        CodeAction.Create(title, _ => Task.FromResult(changed), key);

    protected static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The class to fix, and edits of it.</summary>
    protected sealed record Target(Document Document, SyntaxNode Root, ClassDeclarationSyntax Declaration)
    {
        public string Name => Declaration.Identifier.Text;

        public Document Rename(string name) => Replace(Declaration.WithIdentifier(
            SyntaxFactory.Identifier(Declaration.Identifier.LeadingTrivia, name, Declaration.Identifier.TrailingTrivia)));

        public Document RenameAndAdd(string name, string member) => Replace(Declaration
            .WithIdentifier(SyntaxFactory.Identifier(Declaration.Identifier.LeadingTrivia, name, Declaration.Identifier.TrailingTrivia))
            .AddMembers(SyntaxFactory.ParseMemberDeclaration(member)!));

        private Document Replace(ClassDeclarationSyntax changed) => Document.WithSyntaxRoot(Root.ReplaceNode(Declaration, changed));
    }
}

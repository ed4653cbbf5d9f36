using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ErrorHandling.Testing.Tests.Samples;

/// <summary>Offers two names, for the user to choose.</summary>
public sealed class TwoActionsFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) =>
    [
        Action("Begin with a capital", "Capital", target.Rename(Capital(target.Name))),
        Action("Begin with an underscore", "Underscore", target.Rename($"_{target.Name}")),
    ];
}

/// <summary>The same two under one heading.</summary>
public sealed class NestedActionsFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) =>
    [
        CodeAction.Create(
            "Rename",
            [
                Action("Begin with a capital", "Capital", target.Rename(Capital(target.Name))),
                Action("Begin with an underscore", "Underscore", target.Rename($"_{target.Name}")),
            ],
            isInlinable: false),
    ];
}

/// <summary>Leaves nested classes alone: reported, but without a fix.</summary>
public sealed class TopLevelOnlyFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) =>
        target.Declaration.Parent is ClassDeclarationSyntax ? [] : base.Actions(target);
}

/// <summary>Renames the base class too, wherever it is declared: one action, several documents and projects.</summary>
public sealed class WithBaseFix : RenamingFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken))!;
        var root = await model.SyntaxTree.GetRootAsync(context.CancellationToken);
        var declaration = root.FindToken(context.Span.Start).Parent!.FirstAncestorOrSelf<ClassDeclarationSyntax>()!;
        var symbol = (INamedTypeSymbol)model.GetDeclaredSymbol(declaration, context.CancellationToken)!;

        if (symbol.BaseType?.DeclaringSyntaxReferences is not [var reference])
            return;

        var editor = new SolutionEditor(solution);
        await RenameAsync(editor, solution, declaration);
        await RenameAsync(editor, solution, (ClassDeclarationSyntax)await reference.GetSyntaxAsync(context.CancellationToken));

        var documentEditor = await editor.GetDocumentEditorAsync(context.Document.Id, context.CancellationToken);
        var baseName = (IdentifierNameSyntax)declaration.BaseList!.Types[0].Type;
        documentEditor.ReplaceNode(baseName, (_, _) => SyntaxFactory.IdentifierName(Capital(baseName.Identifier.Text)).WithTriviaFrom(baseName));

        context.RegisterCodeFix(Action("Begin both with a capital", "Both", editor.GetChangedSolution()), context.Diagnostics);
    }

    private static async Task RenameAsync(SolutionEditor editor, Solution solution, ClassDeclarationSyntax declaration)
    {
        var documentEditor = await editor.GetDocumentEditorAsync(solution.GetDocument(declaration.SyntaxTree)!.Id);
        documentEditor.ReplaceNode(declaration, (node, generator) => generator.WithName(node, Capital(declaration.Identifier.Text)));
    }
}

/// <summary>Puts the class's new name into a file of its own.</summary>
public sealed class NewDocumentFix : RenamingFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    protected override IEnumerable<CodeAction> Actions(Target target) =>
    [
        Action("Begin with a capital", "Capital", target.Rename(Capital(target.Name)).Project
            .AddDocument("Names.cs", $"// {target.Name}\n", filePath: "/0/Names.cs").Project.Solution),
    ];
}

/// <summary>Answers the compiler's unused variable.</summary>
public sealed class UnusedVariableFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS0168"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var statement = root.FindNode(context.Span).FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()!;
        var changed = context.Document.WithSyntaxRoot(root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!);

        context.RegisterCodeFix(CodeAction.Create("Remove", _ => Task.FromResult(changed), "Remove"), context.Diagnostics);
    }
}

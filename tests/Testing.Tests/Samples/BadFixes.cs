using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Testing.Tests.Samples;

public sealed class UntitledFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) => [Action(" ", "Capital", target.Rename(Capital(target.Name)))];
}

public sealed class KeylessFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) => [Action("Capital", null, target.Rename(Capital(target.Name)))];
}

public sealed class SameKeyFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) =>
        [Action("Capital", "Key", target.Rename(Capital(target.Name))), Action("X", "Key", target.Rename("X"))];
}

public sealed class SameTitleFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) =>
        [Action("Rename", "A", target.Rename(Capital(target.Name))), Action("Rename", "B", target.Rename("X"))];
}

public sealed class IdleFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) => [Action("Idle", "Idle", target.Rename(target.Name))];
}

/// <summary>Renames, but to a name that is reported again.</summary>
public sealed class UselessFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) => [Action("Useless", "Useless", target.Rename($"{target.Name}x"))];
}

public sealed class ErrorFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) =>
        [Action("Capital", "Capital", target.RenameAndAdd(Capital(target.Name), "int X = missing;"))];
}

public sealed class WarningFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) =>
        [Action("Capital", "Capital", target.RenameAndAdd(Capital(target.Name), "void M() { int unused; }"))];
}

/// <summary>Sound, but undocumented members appear.</summary>
public sealed class UndocumentedMemberFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) =>
        [Action("Capital", "Capital", target.RenameAndAdd(Capital(target.Name), "public void M() { }"))];
}

/// <summary>The second action brings a warning; the first is sound.</summary>
public sealed class BadSecondActionFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) =>
    [
        Action("Capital", "Capital", target.Rename(Capital(target.Name))),
        Action("Bad", "Bad", target.RenameAndAdd(Capital(target.Name), "void M() { int unused; }")),
    ];
}

/// <summary>One token holds what is parsed as several.</summary>
public sealed class MisbuiltTreeFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) => [Action("Split", "Split", target.Rename("A { } class B"))];
}

public sealed class TwoOperationsFix : RenamingFix
{
    protected override IEnumerable<CodeAction> Actions(Target target) =>
        [new Twofold(target.Rename(Capital(target.Name)).Project.Solution)];

    private sealed class Twofold(Solution changed) : CodeAction
    {
        public override string Title => "Twice";

        public override string EquivalenceKey => "Twice";

        protected override Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<CodeActionOperation>>([new ApplyChangesOperation(changed), new ApplyChangesOperation(changed)]);
    }
}

/// <summary>Right one by one; all at once does something else.</summary>
public sealed class OtherFixAllFix : RenamingFix
{
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create((_, document, _) =>
        Task.FromResult<Document?>(document.WithText(SourceText.From("class Other { }"))));
}

/// <summary>Right one by one; all at once leaves a variable that nothing uses.</summary>
public sealed class WarningFixAllFix : RenamingFix
{
    public const string Result = "class A { void M() { int unused; } }";

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create((_, document, _) =>
        Task.FromResult<Document?>(document.WithText(SourceText.From(Result))));
}

public sealed class NoResultFixAllFix : RenamingFix
{
    public override FixAllProvider GetFixAllProvider() => new Nothing();

    private sealed class Nothing : FixAllProvider
    {
        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(null);
    }
}

/// <summary>Fix All fixes the first only, so that it must run again.</summary>
public sealed class OneAtATimeFixAllFix : RenamingFix
{
    public override FixAllProvider GetFixAllProvider() => new First();

    private sealed class First : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            CodeAction? first = null;
            var document = fixAllContext.Document!;
            var diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document);
            await fixAllContext.CodeFixProvider.RegisterCodeFixesAsync(
                new CodeFixContext(document, diagnostics[0], (action, _) => first ??= action, fixAllContext.CancellationToken));
            return first;
        }
    }
}

/// <summary>Right in a document, but leaves the others alone when asked for the solution.</summary>
public sealed class DocumentOnlyFixAllFix : RenamingFix
{
    public override FixAllProvider GetFixAllProvider() => new OwnDocument();

    private sealed class OwnDocument : FixAllProvider
    {
        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
            WellKnownFixAllProviders.BatchFixer.GetFixAsync(new FixAllContext(
                fixAllContext.Document!,
                fixAllContext.CodeFixProvider,
                FixAllScope.Document,
                fixAllContext.CodeActionEquivalenceKey!,
                fixAllContext.DiagnosticIds,
                new Diagnostics(fixAllContext),
                fixAllContext.CancellationToken));
    }

    private sealed class Diagnostics(FixAllContext context) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await context.GetDocumentDiagnosticsAsync(document);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await context.GetProjectDiagnosticsAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await context.GetAllDiagnosticsAsync(project);
    }
}

public sealed class NoFixAllFix : RenamingFix
{
    public override FixAllProvider? GetFixAllProvider() => null;
}

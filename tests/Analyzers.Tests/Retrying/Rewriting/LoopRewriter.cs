using System.Collections.Immutable;
using ErrorHandling.Analyzers.DocGen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers.Tests.Retrying.Rewriting;

/// <summary>Applies a fix to members of a program that references the real Runtime.</summary>
internal static class LoopRewriter
{
    private static readonly IReadOnlyList<DiagnosticAnalyzer> s_analyzers = RuleCatalogue.CreateAnalyzers();

    private static readonly IReadOnlyList<CodeFixProvider> s_fixes = RuleCatalogue.CreateFixes();

    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Polly.Core.dll" or "ErrorHandling.Runtime.dll" or "Microsoft.Extensions.Logging.Abstractions.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static string Program(string members) => $"{RewritingStubs.Usings}public static class C\n{{\n{members}\n}}\n{RewritingStubs.Work}";

    /// <summary>The title of the rewrite that is offered for the first finding of a rule, and the program after it; null where none is.</summary>
    public static async Task<(string Title, string Text)?> RewriteAsync(string rule, string program, string equivalenceKey = "LoopRewrite")
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Loops", "Loops", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp11),
            metadataReferences: References));
        var document = workspace.AddDocument(project.Id, "Loops.cs", SourceText.From(program));

        var compilation = (await document.Project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

        var finding = await FindAsync(rule, compilation);
        Assert.True(finding is not null, $"{rule} finds nothing in\n{program}");

        var actions = new List<CodeAction>();
        var fix = s_fixes.Single(candidate => candidate.FixableDiagnosticIds.Contains(rule));
        await fix.RegisterCodeFixesAsync(new(document, finding, (action, _) => actions.Add(action), CancellationToken.None));

        if (actions.SingleOrDefault(action => action.EquivalenceKey == equivalenceKey) is not { } offered)
            return null;

        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await offered.GetOperationsAsync(CancellationToken.None)));
        var changed = operation.ChangedSolution.GetDocument(document.Id)!;
        Assert.Null(await FindAsync(rule, (await changed.Project.GetCompilationAsync())!));

        return (offered.Title, (await changed.GetTextAsync()).ToString());
    }

    private static async Task<Diagnostic?> FindAsync(string rule, Compilation compilation)
    {
        var analyzer = s_analyzers.Single(candidate => candidate.SupportedDiagnostics.Any(descriptor => descriptor.Id == rule));
        var findings = await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
        return findings.FirstOrDefault();
    }
}

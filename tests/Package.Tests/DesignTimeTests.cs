using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;

namespace ErrorHandling.Package.Tests;

/// <summary>The package as an IDE uses it: the project is loaded without compiling it, analyzers and fixes come from the package's files.</summary>
[Collection(nameof(ConsumerSolution))]
public sealed class DesignTimeTests(ConsumerSolution solution)
{
    private static readonly Consumer Strict = new() { Properties = "<ErrorHandlingMode>Strict</ErrorHandlingMode>" };
    private static readonly Consumer Misspelt = new() { Properties = "<ErrorHandlingMode>Strickt</ErrorHandlingMode>" };

    [Fact]
    public async Task LightBulb_IsOfferedAndChangesTheFile()
    {
        using var workspace = MSBuildWorkspace.Create();
        var project = await workspace.OpenProjectAsync(Strict.ProjectPath);
        Assert.Empty(workspace.Diagnostics);

        var finding = Assert.Single(await FindAsync(project));
        Assert.Equal(("EH1101", DiagnosticSeverity.Error), (finding.Id, finding.Severity));

        var action = Assert.Single(await LightBulbAsync(project, finding));
        Assert.Equal("Rethrow with 'throw;'", action.Title);

        var operations = await action.GetOperationsAsync(CancellationToken.None);
        Assert.True(workspace.TryApplyChanges(Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution));
        Assert.Equal(Consumer.OneRethrow.Replace("throw ex;", "throw;"), await File.ReadAllTextAsync(Path.Combine(Strict.Folder, "Program.cs")));
    }

    [Fact]
    public async Task MisspeltMode_CostsTheEditorNothing()
    {
        using var workspace = MSBuildWorkspace.Create();
        var project = await workspace.OpenProjectAsync(Misspelt.ProjectPath);

        Assert.Empty(workspace.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await FindAsync(project)).Severity);
    }

    private async Task<IReadOnlyList<Diagnostic>> FindAsync(Project project)
    {
        var analyzers = PackageFiles(project).SelectMany(file => file.GetAnalyzers(LanguageNames.CSharp)).ToArray();
        var compilation = (await project.GetCompilationAsync())!;

        return await compilation.WithAnalyzers([.. analyzers], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
    }

    private async Task<IReadOnlyList<CodeAction>> LightBulbAsync(Project project, Diagnostic finding)
    {
        var providers = PackageFiles(project)
            .SelectMany(file => file.GetAssembly().GetTypes())
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is { } export && export.Languages.Contains(LanguageNames.CSharp))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .Where(provider => provider.FixableDiagnosticIds.Contains(finding.Id));

        var actions = new List<CodeAction>();

        foreach (var provider in providers)
        {
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(project.GetDocument(finding.Location.SourceTree)!, finding, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    private IReadOnlyList<AnalyzerFileReference> PackageFiles(Project project)
    {
        var packages = Path.Combine(solution.Feed.Root, "packages", "errorhandling.analyzers");
        var files = project.AnalyzerReferences.OfType<AnalyzerFileReference>().Where(file => file.FullPath.StartsWith(packages, StringComparison.Ordinal)).ToArray();

        Assert.Equal(
            ["ErrorHandling.Analyzers.CodeFixes.dll", "ErrorHandling.Analyzers.dll"],
            files.Select(file => Path.GetFileName(file.FullPath)).Order(StringComparer.Ordinal));

        Assert.All(files, file => Assert.Equal(file.FullPath, file.GetAssembly().Location));

        return files;
    }
}

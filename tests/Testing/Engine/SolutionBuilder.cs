using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Testing.Engine;

/// <summary>Makes the solution that a state describes.</summary>
internal sealed class SolutionBuilder(
    CompilationOptions compilationOptions,
    ParseOptions parseOptions,
    ReferenceAssemblies defaultReferences,
    ImmutableArray<DiagnosticDescriptor> descriptors,
    IEnumerable<string> disabledIds,
    IReadOnlyList<Func<Solution, ProjectId, Solution>> transforms)
{
    private readonly ImmutableHashSet<string> _disabledIds = [.. disabledIds];

    public async Task<Solution> BuildAsync(EvaluatedState state, CancellationToken cancellationToken)
    {
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
        var ids = new Dictionary<string, ProjectId>();

        foreach (var project in state.Projects)
        {
            var id = ProjectId.CreateNewId(project.State.Name);
            ids.Add(project.State.Name, id);
            solution = await AddAsync(solution, id, project, cancellationToken).ConfigureAwait(false);
        }

        foreach (var project in state.Projects)
        {
            foreach (var reference in project.State.AdditionalProjectReferences)
                solution = solution.AddProjectReference(ids[project.State.Name], new ProjectReference(ids[reference]));

            foreach (var transform in transforms)
                solution = transform(solution, ids[project.State.Name]);
        }

        return solution;
    }

    private async Task<Solution> AddAsync(Solution solution, ProjectId id, EvaluatedProject project, CancellationToken cancellationToken)
    {
        var state = project.State;
        var references = await (state.ReferenceAssemblies ?? defaultReferences).ResolveAsync(state.Language, cancellationToken).ConfigureAwait(false);

        solution = solution
            .AddProject(ProjectInfo.Create(
                id,
                VersionStamp.Default,
                state.Name,
                state.AssemblyName,
                state.Language,
                filePath: $"/{state.Name}/{state.Name}.csproj",
                compilationOptions: compilationOptions
                    .WithOutputKind(state.OutputKind ?? OutputKind.DynamicallyLinkedLibrary)
                    .WithSpecificDiagnosticOptions(Switches(project)),
                parseOptions: state.DocumentationMode is { } mode ? parseOptions.WithDocumentationMode(mode) : parseOptions,
                metadataReferences: references.Concat(state.AdditionalReferences)));

        foreach (var (path, text) in project.Sources)
            solution = solution.AddDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), text, filePath: path);

        foreach (var (path, text) in project.AdditionalFiles)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), text, filePath: path);

        foreach (var (path, text) in project.AnalyzerConfigFiles)
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), text, filePath: path);

        return solution;
    }

    /// <summary>
    /// Rules that are off by default are tested switched on, unless the test's own configuration speaks of them:
    /// a switch here would beat it.
    /// </summary>
    private ImmutableDictionary<string, ReportDiagnostic> Switches(EvaluatedProject project)
    {
        var switches = _disabledIds.ToImmutableDictionary(id => id, _ => ReportDiagnostic.Suppress);

        foreach (var descriptor in descriptors)
        {
            if (!descriptor.IsEnabledByDefault
                && !switches.ContainsKey(descriptor.Id)
                && !project.AnalyzerConfigFiles.Any(file => file.Text.ToString().Contains($"dotnet_diagnostic.{descriptor.Id}.severity", StringComparison.OrdinalIgnoreCase)))
            {
                switches = switches.Add(descriptor.Id, Report(descriptor.DefaultSeverity));
            }
        }

        return switches;
    }

    private static ReportDiagnostic Report(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => ReportDiagnostic.Error,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        _ => ReportDiagnostic.Hidden,
    };
}

using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
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
    /// <summary>The file that switches rules on; no test knows of it.</summary>
    public const string SwitchesPath = "/.verifier.globalconfig";

    private readonly ImmutableDictionary<string, ReportDiagnostic> _disabledIds =
        disabledIds.ToImmutableDictionary(id => id, _ => ReportDiagnostic.Suppress);

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
                    .WithSpecificDiagnosticOptions(_disabledIds),
                parseOptions: state.DocumentationMode is { } mode ? parseOptions.WithDocumentationMode(mode) : parseOptions,
                metadataReferences: references.Concat(state.AdditionalReferences)));

        foreach (var (path, text) in project.Sources)
            solution = solution.AddDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), text, filePath: path);

        foreach (var (path, text) in project.AdditionalFiles)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), text, filePath: path);

        foreach (var (path, text) in project.AnalyzerConfigFiles)
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), text, filePath: path);

        if (Switches() is { } switches)
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), Path.GetFileName(SwitchesPath), switches, filePath: SwitchesPath);

        return solution;
    }

    /// <summary>Switches on what is off by default, below whatever the test's own configuration says.</summary>
    private SourceText? Switches()
    {
        var switches = descriptors
            .Where(descriptor => !descriptor.IsEnabledByDefault)
            .Select(descriptor => $"dotnet_diagnostic.{descriptor.Id}.severity = {Name(descriptor.DefaultSeverity)}\n")
            .Distinct()
            .ToList();

        return switches.Count == 0 ? null : SourceText.From($"is_global = true\nglobal_level = -1000\n{string.Concat(switches)}", Encoding.UTF8);
    }

    private static string Name(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "silent",
    };
}

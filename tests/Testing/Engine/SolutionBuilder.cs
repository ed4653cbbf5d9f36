using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
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
        var main = state.Projects[0].State;
        var empty = await EmptySolution.GetAsync(main.Name, References(main), compilationOptions, parseOptions).ConfigureAwait(false);
        var solution = Add(empty.Solution, empty.Project, state.Projects[0]);
        var ids = new Dictionary<string, ProjectId> { [main.Name] = empty.Project };

        foreach (var project in state.Projects.Skip(1))
        {
            var id = ProjectId.CreateNewId(project.State.Name);
            ids.Add(project.State.Name, id);
            solution = Add(await AddEmptyAsync(solution, id, project.State, cancellationToken).ConfigureAwait(false), id, project);
        }

        foreach (var project in state.Projects)
        {
            foreach (var reference in project.State.AdditionalProjectReferences)
                solution = solution.AddProjectReference(ids[project.State.Name], new ProjectReference(Referenced(reference)));

            foreach (var transform in transforms)
                solution = transform(solution, ids[project.State.Name]);
        }

        return solution;

        ProjectId Referenced(string name) => ids.TryGetValue(name, out var id)
            ? id
            : throw new ArgumentException($"A project refers to {name}, but the projects are: {string.Join(", ", ids.Keys)}.", nameof(state));
    }

    private ReferenceAssemblies References(ProjectState state) => state.ReferenceAssemblies ?? defaultReferences;

    private async Task<Solution> AddEmptyAsync(Solution solution, ProjectId id, ProjectState state, CancellationToken cancellationToken) =>
        solution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            state.Name,
            state.AssemblyName,
            state.Language,
            filePath: $"/{state.Name}/{state.Name}.csproj",
            compilationOptions: compilationOptions,
            parseOptions: parseOptions,
            metadataReferences: await References(state).ResolveAsync(state.Language, cancellationToken).ConfigureAwait(false)));

    private Solution Add(Solution solution, ProjectId id, EvaluatedProject project)
    {
        var state = project.State;

        solution = solution
            .WithProjectCompilationOptions(id, compilationOptions
                .WithOutputKind(state.OutputKind ?? OutputKind.DynamicallyLinkedLibrary)
                .WithSpecificDiagnosticOptions(_disabledIds))
            .WithProjectParseOptions(id, state.DocumentationMode is { } mode ? parseOptions.WithDocumentationMode(mode) : parseOptions)
            .AddMetadataReferences(id, state.AdditionalReferences);

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

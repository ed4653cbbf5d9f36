using System.Collections.Immutable;

namespace ErrorHandling.Testing.Engine;

/// <summary>Fills what a fixed state leaves empty from the state before it.</summary>
internal static class StateInheritance
{
    public static SolutionState Inherit(this SolutionState state, SolutionState origin, ImmutableArray<string> fixableIds)
    {
        var changed = HasOwnFiles(state, origin);
        var mode = state.InheritanceMode ?? (changed ? StateInheritanceMode.AutoInherit : StateInheritanceMode.AutoInheritAll);
        var result = new SolutionState(state.Name, state.Language, "", "")
        {
            InheritanceMode = StateInheritanceMode.Explicit,
            MarkupHandling = state.MarkupHandling ?? (changed ? MarkupMode.IgnoreFixable : origin.MarkupHandling ?? MarkupMode.Allow),
        };

        var inherited = mode == StateInheritanceMode.Explicit ? new SolutionState(state.Name, state.Language, "", "") : origin;

        result.OutputKind = state.OutputKind ?? inherited.OutputKind;
        result.DocumentationMode = state.DocumentationMode ?? inherited.DocumentationMode;
        result.ReferenceAssemblies = state.ReferenceAssemblies ?? inherited.ReferenceAssemblies;
        result.Sources.AddRange(Own(state.Sources, inherited.Sources));
        result.AdditionalFiles.AddRange(Own(state.AdditionalFiles, inherited.AdditionalFiles));
        result.AnalyzerConfigFiles.AddRange(Own(state.AnalyzerConfigFiles, inherited.AnalyzerConfigFiles));
        result.AdditionalReferences.AddRange(Own(state.AdditionalReferences, inherited.AdditionalReferences));
        result.AdditionalProjectReferences.AddRange(Own(state.AdditionalProjectReferences, inherited.AdditionalProjectReferences));

        foreach (var (name, project) in Own(state.AdditionalProjects, inherited.AdditionalProjects))
            result.AdditionalProjects.Add(name, project);

        result.ExpectedDiagnostics.AddRange(Own(
            state.ExpectedDiagnostics,
            mode == StateInheritanceMode.AutoInherit
                ? [.. inherited.ExpectedDiagnostics.Where(diagnostic => !fixableIds.Contains(diagnostic.Id))]
                : inherited.ExpectedDiagnostics));

        return result;
    }

    private static ICollection<T> Own<T>(ICollection<T> own, ICollection<T> inherited) => own.Count > 0 ? own : inherited;

    private static bool HasOwnFiles(SolutionState state, SolutionState origin) =>
        Differs(state.Sources, origin.Sources)
        || Differs(state.AdditionalFiles, origin.AdditionalFiles)
        || Differs(state.AnalyzerConfigFiles, origin.AnalyzerConfigFiles)
        || state.AdditionalProjects.Any(project =>
            !origin.AdditionalProjects.TryGetValue(project.Key, out var before) || Differs(project.Value.Sources, before.Sources));

    private static bool Differs(SourceFileCollection own, SourceFileCollection origin) =>
        own.Count > 0 && !Contents(own).SequenceEqual(Contents(origin));

    private static IEnumerable<(string, string)> Contents(SourceFileCollection files) =>
        files.Select(file => (file.filename, file.content.ToString()));
}

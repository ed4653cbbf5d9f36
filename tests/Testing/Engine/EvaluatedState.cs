using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Testing.Engine;

/// <summary>A state whose markup was read: files as they are compiled, and everything that is expected in them.</summary>
internal sealed record EvaluatedState(ImmutableArray<EvaluatedProject> Projects, ImmutableArray<DiagnosticResult> Expected)
{
    public bool HasSameSources(EvaluatedState other) =>
        Projects.SelectMany(project => project.Sources).Select(source => (source.Path, source.Text.ToString()))
            .SequenceEqual(other.Projects.SelectMany(project => project.Sources).Select(source => (source.Path, source.Text.ToString())));
}

/// <inheritdoc cref="EvaluatedState" />
internal sealed record EvaluatedProject(
    ProjectState State,
    ImmutableArray<SourceFile> Sources,
    ImmutableArray<SourceFile> AdditionalFiles,
    ImmutableArray<SourceFile> AnalyzerConfigFiles);

/// <summary>A file as it is compiled.</summary>
internal sealed record SourceFile(string Path, SourceText Text);

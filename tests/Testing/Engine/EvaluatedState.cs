using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Testing.Engine;

/// <summary>A state whose markup was read: files as they are compiled, and everything that is expected in them.</summary>
internal sealed record EvaluatedState(ImmutableArray<EvaluatedProject> Projects, ImmutableArray<DiagnosticResult> Expected)
{
    public bool HasSameFiles(EvaluatedState other) => SolutionTexts.Of(this).SequenceEqual(SolutionTexts.Of(other));
}

/// <inheritdoc cref="EvaluatedState" />
internal sealed record EvaluatedProject(
    ProjectState State,
    ImmutableArray<SourceFile> Sources,
    ImmutableArray<SourceFile> AdditionalFiles,
    ImmutableArray<SourceFile> AnalyzerConfigFiles);

/// <summary>A file as it is compiled.</summary>
internal sealed record SourceFile(string Path, SourceText Text);

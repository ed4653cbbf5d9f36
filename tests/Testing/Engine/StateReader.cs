using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Testing.Engine;

/// <summary>Reads the markup of a state into what is expected.</summary>
internal sealed class StateReader(
    IVerifier verify, MarkupOptions options, ImmutableArray<DiagnosticDescriptor> descriptors, ImmutableArray<string> fixableIds)
{
    public EvaluatedState Read(SolutionState state)
    {
        var mode = state.MarkupHandling ?? MarkupMode.Allow;
        var expected = ImmutableArray.CreateBuilder<DiagnosticResult>();
        var keys = new Dictionary<int, FileLinePositionSpan>();

        var projects = state.AdditionalProjects.Values.Prepend<ProjectState>(state)
            .Select(project => new EvaluatedProject(
                project,
                [.. project.Sources.Select(source => ReadMarks(source.filename, source.content, mode, expected, keys))],
                [.. project.AdditionalFiles.Select(file => ReadMarks(file.filename, file.content, mode, expected, keys))],
                [.. project.AnalyzerConfigFiles.Select(file => new SourceFile(file.filename, file.content))]))
            .ToImmutableArray();

        if (projects.SelectMany(project => project.Sources).GroupBy(source => source.Path).FirstOrDefault(group => group.Count() > 1) is { } twice)
            verify.Fail($"Two sources have the path {twice.Key}.");

        expected.AddRange(state.ExpectedDiagnostics.Select(diagnostic => Resolve(diagnostic, keys)));

        return new EvaluatedState(projects, expected.ToImmutable());
    }

    private SourceFile ReadMarks(
        string path, SourceText content, MarkupMode mode, ImmutableArray<DiagnosticResult>.Builder expected, Dictionary<int, FileLinePositionSpan> keys)
    {
        if (mode == MarkupMode.None)
            return new SourceFile(path, content);

        var markup = ParseOrFail(path, content);
        var code = SourceText.From(markup.Code, content.Encoding ?? Encoding.UTF8);

        foreach (var mark in markup.Spans)
        {
            var span = new FileLinePositionSpan(path, code.Lines.GetLinePositionSpan(mark.Span));

            if (mark.Key is { } key)
            {
                if (!keys.TryAdd(key, span))
                    verify.Fail($"The key #{key} is marked twice, the second time in {path}.");
            }
            else if (mode != MarkupMode.Ignore)
            {
                expected.Add(Expected(mark.Name, mode).WithLocation(new DiagnosticLocation(span)));
            }
        }

        return new SourceFile(path, code);
    }

    private Markup ParseOrFail(string path, SourceText content)
    {
        try
        {
            return Markup.Parse(content.ToString());
        }
        catch (FormatException error)
        {
            verify.Fail($"{path}: {error.Message}");
            throw;
        }
    }

    /// <summary>The message is left open: a test says it once, by a key.</summary>
    private DiagnosticResult Expected(string? id, MarkupMode mode)
    {
        var descriptor = id is null ? DefaultDescriptor() : descriptors.FirstOrDefault(descriptor => descriptor.Id == id);
        id ??= descriptor!.Id;

        if (mode == MarkupMode.IgnoreFixable && fixableIds.Contains(id))
        {
            verify.Fail(
                $"A fixed state marks {id}, which has a fix; such marks expect nothing. "
                + "If it is to stay, say MarkupHandling = MarkupMode.Allow in that state.");
        }

        var result = descriptor is null ? DiagnosticResult.CompilerError(id) : new DiagnosticResult(descriptor).WithMessage(null);
        return result.WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity);
    }

    private DiagnosticDescriptor DefaultDescriptor()
    {
        if (descriptors.IsEmpty || (descriptors.Length > 1 && !options.HasFlag(MarkupOptions.UseFirstDescriptor)))
        {
            verify.Fail(
                $"'[|…|]' means the analyzer's one rule, but it has {descriptors.Length}: "
                + $"{string.Join(", ", descriptors.Select(descriptor => descriptor.Id))}. Write '{{|ID:…|}}'.");
        }

        return descriptors[0];
    }

    private DiagnosticResult Resolve(DiagnosticResult diagnostic, Dictionary<int, FileLinePositionSpan> keys) =>
        diagnostic.WithLocations([.. diagnostic.Spans.Select(location => location.MarkupKey is { } key ? ByKey(key, keys) : location)]);

    private DiagnosticLocation ByKey(int key, Dictionary<int, FileLinePositionSpan> keys)
    {
        if (!keys.TryGetValue(key, out var span))
            verify.Fail($"A diagnostic is expected at #{key}, but nothing is marked '{{|#{key}:…|}}'.");

        return new DiagnosticLocation(span);
    }
}

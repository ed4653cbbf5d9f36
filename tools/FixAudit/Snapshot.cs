using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>A solution and what rules and compiler say of it, worked out once and only where it is asked for.</summary>
internal sealed class Snapshot(Solution solution)
{
    private readonly Dictionary<ProjectId, CompilationWithAnalyzers> _drivers = [];
    private readonly Dictionary<DocumentId, ImmutableArray<Diagnostic>> _findings = [];
    private readonly Dictionary<DocumentId, ImmutableArray<Diagnostic>> _problems = [];

    public Solution Solution => solution;

    public async Task<ImmutableArray<Diagnostic>> FindingsAsync(ProjectId id) =>
        await (await DriverAsync(id)).GetAnalyzerDiagnosticsAsync(CancellationToken.None);

    /// <summary>What an editor shows while the document is open.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindingsAsync(DocumentId id) => await OnceAsync(_findings, id, async () =>
    {
        var findings = await ModelOf(id, async (driver, model) => await driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None));
        return [.. findings.OrderBy(finding => finding.Location.SourceSpan.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal)];
    });

    /// <summary>The compiler's errors and warnings in a document.</summary>
    public async Task<ImmutableArray<Diagnostic>> ProblemsAsync(DocumentId id) =>
        await OnceAsync(_problems, id, () => ModelOf(id, (_, model) => Task.FromResult(Problems(model.GetDiagnostics()))));

    /// <summary>The compiler's errors and warnings in a whole project.</summary>
    public async Task<ImmutableArray<Diagnostic>> ProblemsAsync(ProjectId id) =>
        Problems((await DriverAsync(id)).Compilation.GetDiagnostics());

    private async Task<ImmutableArray<Diagnostic>> ModelOf(
        DocumentId id, Func<CompilationWithAnalyzers, SemanticModel, Task<ImmutableArray<Diagnostic>>> read)
    {
        if (solution.GetDocument(id) is not { } document)
            return [];

        var driver = await DriverAsync(id.ProjectId);
        return await read(driver, driver.Compilation.GetSemanticModel((await document.GetSyntaxTreeAsync())!));
    }

    private async Task<CompilationWithAnalyzers> DriverAsync(ProjectId id) => await OnceAsync(_drivers, id, async () =>
    {
        var project = solution.GetProject(id)!;
        return Rules.Attach((await project.GetCompilationAsync())!, project.AnalyzerOptions);
    });

    private static async Task<TValue> OnceAsync<TKey, TValue>(Dictionary<TKey, TValue> known, TKey key, Func<Task<TValue>> find)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out var value))
            known.Add(key, value = await find());

        return value;
    }

    private static ImmutableArray<Diagnostic> Problems(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)];
}

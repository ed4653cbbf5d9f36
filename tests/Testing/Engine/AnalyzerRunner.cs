using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Testing.Engine;

/// <summary>Runs analyzers over every project of a solution. An analyzer that throws fails the test with what it threw.</summary>
internal sealed class AnalyzerRunner(ImmutableArray<DiagnosticAnalyzer> analyzers, IVerifier verify)
{
    public bool HasAnalyzers => !analyzers.IsEmpty;

    public async Task<ImmutableArray<Diagnostic>> ReportedAsync(Solution solution, bool concurrent, CancellationToken cancellationToken)
    {
        var result = ImmutableArray.CreateBuilder<Diagnostic>();

        foreach (var project in solution.Projects)
            result.AddRange(await RunAsync(project, concurrent, driver => driver.GetAnalyzerDiagnosticsAsync(cancellationToken), cancellationToken).ConfigureAwait(false));

        return Sorted(result);
    }

    /// <summary>What an editor sees while the file is open: only what is reported inside the code a callback was called for.</summary>
    public async Task<ImmutableArray<Diagnostic>> LocallyReportedAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);

        return await RunAsync(
            document.Project,
            concurrent: true,
            async driver =>
            {
                var syntax = await driver.GetAnalyzerSyntaxDiagnosticsAsync(model!.SyntaxTree, cancellationToken).ConfigureAwait(false);
                var semantic = await driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellationToken).ConfigureAwait(false);
                return syntax.AddRange(semantic);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public static async Task<ImmutableArray<Diagnostic>> CompilerDiagnosticsAsync(Solution solution, CancellationToken cancellationToken)
    {
        var result = ImmutableArray.CreateBuilder<Diagnostic>();

        foreach (var project in solution.Projects)
        {
            var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
            result.AddRange(compilation!.GetDiagnostics(cancellationToken).Where(diagnostic => !diagnostic.IsSuppressed));
        }

        return Sorted(result);
    }

    private async Task<ImmutableArray<Diagnostic>> RunAsync(
        Project project,
        bool concurrent,
        Func<CompilationWithAnalyzers, Task<ImmutableArray<Diagnostic>>> run,
        CancellationToken cancellationToken)
    {
        if (!HasAnalyzers)
            return [];

        var crashes = new ConcurrentQueue<string>();
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var driver = compilation!.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: (exception, analyzer, _) => crashes.Enqueue($"{analyzer.GetType().Name} threw (AD0001): {exception}"),
            concurrentAnalysis: concurrent,
            logAnalyzerExecutionTime: false));

        var diagnostics = await run(driver).ConfigureAwait(false);

        if (!crashes.IsEmpty)
            verify.Fail(string.Join(Environment.NewLine, crashes));

        return diagnostics;
    }

    private static ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.End)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.GetMessage(), StringComparer.Ordinal),
    ];
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.Engine;

/// <summary>A solution and, computed once, what analyzers and compiler say of it.</summary>
internal sealed class Snapshot(Solution solution, AnalyzerRunner runner)
{
    private ImmutableArray<Diagnostic>? _reported;
    private ImmutableArray<Diagnostic>? _compiled;

    public Solution Solution => solution;

    public async Task<ImmutableArray<Diagnostic>> ReportedAsync(CancellationToken cancellationToken) =>
        _reported ??= await runner.ReportedAsync(solution, concurrent: true, cancellationToken).ConfigureAwait(false);

    public async Task<ImmutableArray<Diagnostic>> CompiledAsync(CancellationToken cancellationToken) =>
        _compiled ??= await AnalyzerRunner.CompilerDiagnosticsAsync(solution, cancellationToken).ConfigureAwait(false);

    public async Task<ImmutableArray<Diagnostic>> AllAsync(CancellationToken cancellationToken)
    {
        var reported = await ReportedAsync(cancellationToken).ConfigureAwait(false);
        return reported.AddRange(await CompiledAsync(cancellationToken).ConfigureAwait(false));
    }

    public Snapshot With(Solution changed) => new(changed, runner);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Testing.Engine;

/// <summary>Everything one test needs to turn a state into diagnostics and judge them.</summary>
internal sealed class TestBench(
    IVerifier verify,
    StateReader reader,
    SolutionBuilder builder,
    ImmutableArray<DiagnosticAnalyzer> analyzers,
    ImmutableArray<DiagnosticDescriptor> descriptors,
    CompilerDiagnostics compilerDiagnostics,
    TestBehaviors behaviors,
    ImmutableArray<string> fixableIds)
{
    public StateReader Reader => reader;

    public AnalyzerRunner Runner { get; } = new(analyzers, verify);

    /// <summary>Builds a state and judges what is reported in it.</summary>
    public async Task<Snapshot> VerifyDiagnosticsAsync(EvaluatedState state, string name, CancellationToken cancellationToken)
    {
        var context = verify.PushContext(name);
        var solution = await builder.BuildAsync(state, cancellationToken).ConfigureAwait(false);
        var runner = new AnalyzerRunner(analyzers, context);

        var snapshot = new Snapshot(solution, runner);

        var reported = await snapshot.ReportedAsync(cancellationToken).ConfigureAwait(false);
        var compiled = await snapshot.CompiledAsync(cancellationToken).ConfigureAwait(false);
        var actual = reported.AddRange(compiled.Where(IsIncluded));

        DiagnosticMatcher.Match(context, state.Expected, actual, () => MarkedSourcePrinter.Print(state, actual, descriptors));

        if (runner.HasAnalyzers)
        {
            var checks = new AnalyzerChecks(runner, descriptors, context);
            await checks.AgreesWhenSequentialAsync(solution, reported, cancellationToken).ConfigureAwait(false);
            await checks.IsSilentInGeneratedCodeAsync(solution, cancellationToken).ConfigureAwait(false);

            foreach (var check in SolutionChecks.All)
                await check.CheckAsync(solution, context, cancellationToken).ConfigureAwait(false);

            if (!reported.IsEmpty && !behaviors.HasFlag(TestBehaviors.SkipSuppressionCheck))
                await checks.IsSilencedByPragmaAsync(solution, cancellationToken).ConfigureAwait(false);
        }

        return snapshot;
    }

    /// <summary>A compiler diagnostic that a fix under test answers is always included.</summary>
    private bool IsIncluded(Diagnostic diagnostic) =>
        fixableIds.Contains(diagnostic.Id)
        || compilerDiagnostics switch
        {
            CompilerDiagnostics.None => false,
            CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
            CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
            CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
            _ => true,
        };
}

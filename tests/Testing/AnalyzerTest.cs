using System.Collections.Immutable;
using ErrorHandling.Testing.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Testing;

/// <summary>One test of analyzers: code, what is expected in it, and the surroundings.</summary>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>An empty test.</summary>
    protected AnalyzerTest() => TestState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);

    /// <summary>The language's name.</summary>
    public abstract string Language { get; }

    /// <summary>Adds a source with the default path.</summary>
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    /// <summary>The solution to analyse.</summary>
    public SolutionState TestState { get; }

    /// <summary>Diagnostics beyond those in the markup.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>Which of the compiler's diagnostics are expected or must not occur; errors unless set.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>How marks are read.</summary>
    public MarkupOptions MarkupOptions { get; set; }

    /// <summary>The checks to leave out.</summary>
    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>The framework that the code is compiled against.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net.Net100;

    /// <summary>Rules that are switched off.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>Further changes to each project, such as its language version.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    /// <summary>The name of the project that is not additional.</summary>
    protected virtual string DefaultTestProjectName => "TestProject";

    /// <summary>The path of an unnamed source, up to its number.</summary>
    protected virtual string DefaultFilePathPrefix => "/0/Test";

    /// <summary>The extension of an unnamed source, without a dot.</summary>
    protected abstract string DefaultFileExt { get; }

    /// <summary>How the test fails.</summary>
    private protected IVerifier Verify { get; } = new TVerifier();

    /// <summary>Runs the test.</summary>
    public Task RunAsync(CancellationToken cancellationToken = default) => RunImplAsync(cancellationToken);

    /// <summary>The analyzers under test.</summary>
    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    /// <summary>How test code is compiled.</summary>
    protected abstract CompilationOptions CreateCompilationOptions();

    /// <summary>How test code is parsed.</summary>
    protected abstract ParseOptions CreateParseOptions();

    /// <inheritdoc cref="RunAsync" />
    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var bench = CreateBench(fixableIds: []);
        await bench.VerifyDiagnosticsAsync(bench.Reader.Read(TestState), "The test state", cancellationToken).ConfigureAwait(false);
    }

    private protected TestBench CreateBench(ImmutableArray<string> fixableIds)
    {
        if (TestState.Sources.Count == 0)
            Verify.Fail("The test has no code.");

        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. GetDiagnosticAnalyzers()];
        ImmutableArray<DiagnosticDescriptor> descriptors = [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)];

        return new TestBench(
            Verify,
            new StateReader(Verify, MarkupOptions, descriptors, fixableIds),
            new SolutionBuilder(CreateCompilationOptions(), CreateParseOptions(), ReferenceAssemblies, descriptors, DisabledDiagnostics, SolutionTransforms),
            analyzers,
            descriptors,
            CompilerDiagnostics,
            TestBehaviors,
            fixableIds);
    }
}

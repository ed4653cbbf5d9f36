using System.Collections.Immutable;
using ErrorHandling.Testing.Engine;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ErrorHandling.Testing;

/// <summary>
/// One test of analyzers and their fixes. Every action that is offered is executed and its result compiled, whether or not
/// a fixed state is given; a fixed state equal to the test state says that none is offered.
/// </summary>
public abstract class CodeFixTest<TVerifier> : CodeActionTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>An empty test.</summary>
    protected CodeFixTest()
    {
        FixedState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
        BatchFixedState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
    }

    /// <summary>Adds a source, with the default path, to the fixed state.</summary>
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>The solution after all fixes, one by one.</summary>
    public SolutionState FixedState { get; }

    /// <summary>Adds a source, with the default path, to the state after Fix All.</summary>
    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    /// <summary>The solution after Fix All, where it differs from <see cref="FixedState"/>.</summary>
    public SolutionState BatchFixedState { get; }

    /// <summary>Exactly so many single fixes; when negative, at most. Unless set, at most one for each fixable diagnostic.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>The same for Fix All in the solution; one unless set.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>The same for Fix All in a document; at most one for each document unless set.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>The same for Fix All in a project; at most one for each project unless set.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    /// <summary>What is left out.</summary>
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>The fixes under test.</summary>
    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    /// <inheritdoc />
    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<CodeFixProvider> providers = [.. GetCodeFixProviders()];
        ImmutableArray<string> fixableIds = [.. providers.SelectMany(provider => provider.FixableDiagnosticIds)];
        var bench = CreateBench(fixableIds);

        var rawFixed = FixedState.Inherit(TestState, fixableIds);
        var testState = bench.Reader.Read(TestState);
        var fixedState = bench.Reader.Read(rawFixed);
        var batchState = bench.Reader.Read(BatchFixedState.Inherit(rawFixed, fixableIds));

        var before = await bench.VerifyDiagnosticsAsync(testState, "The test state", cancellationToken).ConfigureAwait(false);

        var offers = new FixOffers(providers, fixableIds, CodeActionIndex, CodeActionEquivalenceKey, Verify);
        var applier = new ActionApplier(CodeActionValidationMode, Verify);
        var localOnly = !CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck);
        await new OfferChecks(offers, applier, bench.Runner, localOnly, Verify).CheckAllAsync(before, cancellationToken).ConfigureAwait(false);

        if (!ExpectsFix(FixedState) && !ExpectsFix(BatchFixedState))
            return;

        var run = new FixRun(offers, applier, CodeActionVerifier, CodeFixTestBehaviors, Verify);
        await run.OneByOneAsync(before, testState, fixedState, NumberOfIncrementalIterations, cancellationToken).ConfigureAwait(false);

        if (!fixedState.HasSameFiles(testState))
            await bench.VerifyDiagnosticsAsync(fixedState, "The fixed state", cancellationToken).ConfigureAwait(false);

        await run.AllAtOnceAsync(
            before,
            testState,
            batchState,
            new FixAllIterations(NumberOfFixAllInDocumentIterations, NumberOfFixAllInProjectIterations, NumberOfFixAllIterations),
            cancellationToken).ConfigureAwait(false);

        if (ExpectsFix(BatchFixedState))
            await bench.VerifyDiagnosticsAsync(batchState, "The state fixed all at once", cancellationToken).ConfigureAwait(false);
    }

    private static bool ExpectsFix(SolutionState state) =>
        state.Sources.Count > 0
        || state.AdditionalFiles.Count > 0
        || state.AnalyzerConfigFiles.Count > 0
        || state.AdditionalProjects.Count > 0;
}

/// <summary>What a test of a fix leaves out.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Fix All in a document.</summary>
    SkipFixAllInDocumentCheck = 1,

    /// <summary>Fix All in a project.</summary>
    SkipFixAllInProjectCheck = 2,

    /// <summary>Fix All in the solution.</summary>
    SkipFixAllInSolutionCheck = 4,

    /// <summary>Fix All.</summary>
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>All but the first diagnostic, when fixing one by one.</summary>
    FixOne = 8,

    /// <summary>That the fixed diagnostics are those an editor sees.</summary>
    SkipLocalDiagnosticCheck = 16,
}

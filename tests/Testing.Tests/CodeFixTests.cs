using ErrorHandling.Testing.Tests.Samples;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ErrorHandling.Testing.Tests;

using VerifyCS = CSharpCodeFixVerifier<LowerCaseAnalyzer, RenamingFix, DefaultVerifier>;

/// <summary>What the verifier refuses in fixes.</summary>
public sealed class CodeFixTests
{
    private const string Before = "class [|a|] { }";
    private const string After = "class A { }";

    [Fact]
    public Task OtherResult_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyCodeFixAsync(Before, "class B { }"),
        "Fixing one by one", "/0/Test0.cs differs in line 1", "expected: class B { }", "actual:   class A { }");

    [Fact]
    public Task ResultWithOtherLineEnds_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyCodeFixAsync("class [|a|]\r\n{ }", "class A\n{ }"), "differs in line 1", "actual:   class A\\r");

    [Fact]
    public Task FixThatIsNotWanted_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyCodeFixAsync(Before, Before), "No fix is expected, but 'Begin with a capital' is offered for /0/Test0.cs(1,7)-(1,8)");

    [Fact]
    public Task FixThatIsNotOffered_IsRefused() => Refusal.OfAsync(
        CSharpCodeFixVerifier<LowerCaseAnalyzer, EmptyCodeFixProvider, DefaultVerifier>.VerifyCodeFixAsync(Before, After),
        "/0/Test0.cs differs in line 1");

    [Fact]
    public Task ReportLeftInTheFixedState_IsRefused() => Refusal.OfAsync(
        CSharpCodeFixVerifier<LowerCaseAnalyzer, TopLevelOnlyFix, DefaultVerifier>.VerifyCodeFixAsync(
            "class [|a|] { class [|b|] { } }", "class A { class b { } }"),
        "The fixed state:", "unexpected: /0/Test0.cs(1,17)");

    [Fact]
    public Task MarkOfAFixableReportInTheFixedState_IsRefusedUnlessAllowed() => Refusal.OfAsync(
        CSharpCodeFixVerifier<LowerCaseAnalyzer, TopLevelOnlyFix, DefaultVerifier>.VerifyCodeFixAsync(
            "class [|a|] { class [|b|] { } }", "class A { class [|b|] { } }"),
        "MarkupHandling = MarkupMode.Allow");

    [Fact]
    public Task FixedStateThatDoesNotCompile_IsRefused() => Refusal.OfAsync(
        CSharpCodeFixVerifier<LowerCaseAnalyzer, ErrorFix, DefaultVerifier>.VerifyCodeFixAsync(
            Before, "class A { int X = missing; }"),
        "'Capital', offered for", "brings errors or warnings", "CS0103");

    [Fact]
    public Task NewWarning_IsRefused() => RefusedWithoutFixedCode<WarningFix>("brings errors or warnings", "warning CS0168", "int unused");

    [Fact]
    public Task NewError_IsRefused() => RefusedWithoutFixedCode<ErrorFix>("brings errors or warnings", "error CS0103");

    [Fact]
    public Task ActionThatTheTestDoesNotMean_IsCheckedToo() => Refusal.OfAsync(
        CSharpCodeFixVerifier<LowerCaseAnalyzer, BadSecondActionFix, DefaultVerifier>.VerifyCodeFixAsync(Before, After),
        "'Bad', offered for", "CS0168");

    [Fact]
    public Task NoTitle_IsRefused() => RefusedWithoutFixedCode<UntitledFix>("without a title");

    [Fact]
    public Task NoKey_IsRefused() => RefusedWithoutFixedCode<KeylessFix>("'Capital' has no equivalence key");

    [Fact]
    public Task SameKeyTwice_IsRefused() => RefusedWithoutFixedCode<SameKeyFix>("Two actions have the equivalence key 'Key'");

    [Fact]
    public Task SameTitleTwice_IsRefused() => RefusedWithoutFixedCode<SameTitleFix>("Two actions are called 'Rename'");

    [Fact]
    public Task ActionThatChangesNothing_IsRefused() => RefusedWithoutFixedCode<IdleFix>("'Idle', offered for", "changes nothing");

    [Fact]
    public Task ActionThatLeavesItsReport_IsRefused() =>
        RefusedWithoutFixedCode<UselessFix>("does not take a diagnostic away (1 before, 1 after)", "class ax { }");

    [Fact]
    public Task SeveralOperations_AreRefused() =>
        RefusedWithoutFixedCode<TwoOperationsFix>("must be one ApplyChangesOperation, but has: ApplyChangesOperation, ApplyChangesOperation");

    [Fact]
    public Task TreeThatIsNotItsText_IsRefused() =>
        RefusedWithoutFixedCode<MisbuiltTreeFix>("'Split' built a tree that its own text does not parse to");

    [Fact]
    public Task FixForALateReport_IsRefused() => Refusal.OfAsync(
        CSharpCodeFixVerifier<LateAnalyzer, RenamingFix, DefaultVerifier>.VerifyCodeFixAsync(Before, After), "no editor shows with it");

    [Fact]
    public Task FixForALateReport_IsAcceptedWhenTheTestKnows() => new CSharpCodeFixTest<LateAnalyzer, RenamingFix, DefaultVerifier>
    {
        TestCode = Before,
        FixedCode = After,
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck,
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task TooManySteps_AreRefused() => Refusal.OfAsync(
        new CSharpCodeFixTest<LowerCaseAnalyzer, RenamingFix, DefaultVerifier>
        {
            TestCode = "class [|a|] { } class [|b|] { }",
            FixedCode = "class A { } class B { }",
            NumberOfIncrementalIterations = 1,
        }.RunAsync(CancellationToken.None),
        "Fixing one by one", "should be done in 1 step(s)");

    [Fact]
    public Task TooFewSteps_AreRefused() => Refusal.OfAsync(
        new CSharpCodeFixTest<LowerCaseAnalyzer, RenamingFix, DefaultVerifier>
        {
            TestCode = Before,
            FixedCode = After,
            NumberOfIncrementalIterations = 2,
        }.RunAsync(CancellationToken.None),
        "should take 2 step(s), but took 1 step(s)");

    [Fact]
    public Task OtherResultOfFixAll_IsRefused() => Refusal.OfAsync(
        CSharpCodeFixVerifier<LowerCaseAnalyzer, OtherFixAllFix, DefaultVerifier>.VerifyCodeFixAsync(Before, After),
        "Fix All in document", "expected: class A { }", "actual:   class Other { }");

    [Fact]
    public Task OtherResultOfFixAll_IsAcceptedWhenTheTestKnows() => new CSharpCodeFixTest<LowerCaseAnalyzer, OtherFixAllFix, DefaultVerifier>
    {
        TestCode = Before,
        FixedCode = After,
        BatchFixedCode = "class Other { }",
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task NewWarningOfFixAll_IsRefused() => Refusal.OfAsync(
        new CSharpCodeFixTest<LowerCaseAnalyzer, WarningFixAllFix, DefaultVerifier>
        {
            TestCode = Before,
            FixedCode = After,
            BatchFixedCode = WarningFixAllFix.Result,
        }.RunAsync(CancellationToken.None),
        "Fix All in document", "brings errors or warnings", "warning CS0168");

    [Fact]
    public Task FixAllWithoutResult_IsRefused() => Refusal.OfAsync(
        CSharpCodeFixVerifier<LowerCaseAnalyzer, NoResultFixAllFix, DefaultVerifier>.VerifyCodeFixAsync(Before, After),
        "Fix All in document", "offers nothing");

    [Fact]
    public Task FixAllThatMustRunAgain_IsRefused() => Refusal.OfAsync(
        CSharpCodeFixVerifier<LowerCaseAnalyzer, OneAtATimeFixAllFix, DefaultVerifier>.VerifyCodeFixAsync(
            "class [|a|] { } class [|b|] { }", "class A { } class B { }"),
        "Fix All in document", "should be done in at most 1 step(s)");

    [Fact]
    public Task FixAllThatMustRunAgain_IsAcceptedWhenTheTestKnows() => new CSharpCodeFixTest<LowerCaseAnalyzer, OneAtATimeFixAllFix, DefaultVerifier>
    {
        TestCode = "class [|a|] { } class [|b|] { }",
        FixedCode = "class A { } class B { }",
        NumberOfFixAllIterations = 2,
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task FixAllThatForgetsTheOtherDocument_IsRefused() => Refusal.OfAsync(
        new CSharpCodeFixTest<LowerCaseAnalyzer, DocumentOnlyFixAllFix, DefaultVerifier>
        {
            TestState = { Sources = { Before, "class [|b|] { }" } },
            FixedState = { Sources = { After, "class B { }" } },
        }.RunAsync(CancellationToken.None),
        "Fix All in project", "should be done in at most 1 step(s)");

    [Fact]
    public Task FixAll_CanBeLeftOut() => new CSharpCodeFixTest<LowerCaseAnalyzer, OtherFixAllFix, DefaultVerifier>
    {
        TestCode = Before,
        FixedCode = After,
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
    }.RunAsync(CancellationToken.None);

    private static Task RefusedWithoutFixedCode<TFix>(params string[] reasons)
        where TFix : CodeFixProvider, new() =>
        Refusal.OfAsync(CSharpCodeFixVerifier<LowerCaseAnalyzer, TFix, DefaultVerifier>.VerifyAnalyzerAsync(Before), reasons);
}

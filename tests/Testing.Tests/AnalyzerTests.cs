using ErrorHandling.Testing.Tests.Samples;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.Tests;

using VerifyCS = CSharpAnalyzerVerifier<LowerCaseAnalyzer, DefaultVerifier>;

/// <summary>What the verifier accepts and refuses in reports.</summary>
public sealed class AnalyzerTests
{
    [Fact]
    public Task MarkedReport_IsAccepted() => VerifyCS.VerifyAnalyzerAsync("class [|a|] { } class {|T001:b|} { } class C { }");

    [Fact]
    public Task WholeReport_IsAccepted() =>
        VerifyCS.VerifyAnalyzerAsync("class {|#0:a|} { }", VerifyCS.Diagnostic().WithLocation(0).WithArguments("a"));

    [Fact]
    public Task MissingReport_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyAnalyzerAsync("class [|A|] { }"), "Expected 1 diagnostic(s), found 0", "missing:    /0/Test0.cs(1,7)-(1,8): T001");

    [Fact]
    public Task UnexpectedReport_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyAnalyzerAsync("class a { }"), "unexpected: /0/Test0.cs(1,7)-(1,8): warning T001: Class 'a' begins in lower case");

    [Fact]
    public Task ReportOnce_DoesNotServeTwoExpectations() => Refusal.OfAsync(
        VerifyCS.VerifyAnalyzerAsync("class [|[|a|]|] { }"), "Expected 2 diagnostic(s), found 1");

    [Fact]
    public Task WrongSpan_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyAnalyzerAsync("[|class a|] { }"), "missing:    /0/Test0.cs(1,1)-(1,8)", "unexpected: /0/Test0.cs(1,7)-(1,8)");

    [Fact]
    public Task WrongId_IsRefused() => Refusal.OfAsync(VerifyCS.VerifyAnalyzerAsync("class {|T009:a|} { }"), "missing:", "T009", "T001");

    [Fact]
    public Task WrongSeverity_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyAnalyzerAsync(
            "class {|#0:a|} { }", VerifyCS.Diagnostic().WithLocation(0).WithArguments("a").WithSeverity(DiagnosticSeverity.Error)),
        "missing:    /0/Test0.cs(1,7)-(1,8): error T001", "unexpected: /0/Test0.cs(1,7)-(1,8): warning T001");

    [Fact]
    public Task WrongArgument_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyAnalyzerAsync("class {|#0:a|} { }", VerifyCS.Diagnostic().WithLocation(0).WithArguments("b")),
        "Class 'b' begins", "Class 'a' begins");

    [Fact]
    public Task ForgottenArgument_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyAnalyzerAsync("class {|#0:a|} { }", VerifyCS.Diagnostic().WithLocation(0)), "Class '{0}' begins");

    [Fact]
    public Task ExpectationWithoutPlace_IsNotServedByAReportWithOne() => Refusal.OfAsync(
        VerifyCS.VerifyAnalyzerAsync("class a { }", VerifyCS.Diagnostic().WithArguments("a")), "missing:    (no location)");

    [Fact]
    public Task ReportWithoutPlace_IsAccepted() => CSharpAnalyzerVerifier<ProjectDiagnosticAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync(
        "class C { }", VerifyCS.Diagnostic().WithNoLocation().WithArguments("none"));

    [Fact]
    public Task VagueExpectation_LeavesTheParticularReportToTheParticularOne() =>
        CSharpAnalyzerVerifier<TwiceAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync(
            "class [|{|#0:a|}|] { }", VerifyCS.Diagnostic().WithLocation(0).WithArguments("first"));

    [Fact]
    public Task AdditionalLocation_IsCompared()
    {
        var expected = VerifyCS.Diagnostic().WithLocation(0).WithArguments("a");

        return Task.WhenAll(
            CSharpAnalyzerVerifier<AdditionalLocationAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync(
                "{|#1:class|} {|#0:a|} { }", expected.WithLocation(1)),
            CSharpAnalyzerVerifier<AdditionalLocationAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync(
                "class {|#0:a|} { }", expected.WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)),
            Refusal.OfAsync(
                CSharpAnalyzerVerifier<AdditionalLocationAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class {|#0:a|} { }", expected),
                "(also at /0/Test0.cs(1,1)-(1,6))"));
    }

    [Fact]
    public Task NamelessMarkOfTwoRules_IsRefused() => Refusal.OfAsync(
        CSharpAnalyzerVerifier<TwoRulesAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class [|a|] { }"), "has 2: T001, T003");

    [Fact]
    public Task NamelessMark_MeansTheFirstRuleWhenAskedFor() => new CSharpAnalyzerTest<TwoRulesAnalyzer, DefaultVerifier>
    {
        TestCode = "{|T003:class|} [|a|] { }",
        MarkupOptions = MarkupOptions.UseFirstDescriptor,
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task KeyMarkedTwice_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyAnalyzerAsync("class {|#0:a|} { } class {|#0:b|} { }"), "#0 is marked twice");

    [Fact]
    public Task KeyNotMarked_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyAnalyzerAsync("class C { }", VerifyCS.Diagnostic().WithLocation(3)), "expected at #3, but nothing is marked");

    [Fact]
    public Task UnbalancedMarkup_IsRefused() => Refusal.OfAsync(VerifyCS.VerifyAnalyzerAsync("class [|a { }"), "/0/Test0.cs: The markup has '[|'");

    [Fact]
    public Task NoCode_IsRefused() => Refusal.OfAsync(new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>().RunAsync(), "no code");

    [Fact]
    public Task BrokenCode_IsRefused() => Refusal.OfAsync(VerifyCS.VerifyAnalyzerAsync("class C { int x = y; }"), "error CS0103");

    [Fact]
    public Task BrokenCode_IsAcceptedWhenMarked() => VerifyCS.VerifyAnalyzerAsync("class C { int x = {|CS0103:y|}; }");

    [Fact]
    public Task CompilerWarning_CountsWhenAskedFor() => Refusal.OfAsync(
        new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { void M() { int unused; } }",
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
        }.RunAsync(CancellationToken.None),
        "warning CS0168");

    [Fact]
    public Task Refusal_PrintsTheSourceAsItIsReported() => Refusal.OfAsync(
        CSharpAnalyzerVerifier<TwoRulesAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class {|T001:a|} { class b { int x = y; } }"),
        "// /0/Test0.cs", "{|T003:class|} {|T001:a|} { {|T003:class|} {|T001:b|} { int x = {|CS0103:y|}; } }");

    [Fact]
    public Task Refusal_PrintsNamelessMarksForTheOneRule() => Refusal.OfAsync(
        VerifyCS.VerifyAnalyzerAsync("class a { class b { } }"), "class [|a|] { class [|b|] { } }");

    [Fact]
    public Task Refusal_NamesTheState() => Refusal.OfAsync(VerifyCS.VerifyAnalyzerAsync("class a { }"), "The test state:");

    [Fact]
    public Task ThrowingAnalyzer_IsRefusedWithItsException() => Refusal.OfAsync(
        CSharpAnalyzerVerifier<ThrowingAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class C { }"),
        "ThrowingAnalyzer threw (AD0001)", "System.NotSupportedException: out of my depth");

    [Fact]
    public Task ReportInGeneratedCode_IsRefused() => Refusal.OfAsync(
        CSharpAnalyzerVerifier<NoisyInGeneratedCodeAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class [|a|] { }"),
        "Generated code is reported", "/0/Test0.cs(2,7)");

    [Fact]
    public Task StateBetweenCallbacks_IsRefused() => Refusal.OfAsync(
        CSharpAnalyzerVerifier<StatefulAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class [|a|] { }"),
        "A concurrent and then a sequential run differ");

    [Fact]
    public Task ReportThatPragmaDoesNotSilence_IsRefused() => Refusal.OfAsync(
        CSharpAnalyzerVerifier<UnsilencedAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("[||]class a { }"),
        "'#pragma warning disable' does not silence");

    [Fact]
    public Task ReportThatNobodyMaySilence_IsAccepted() =>
        CSharpAnalyzerVerifier<NotConfigurableAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("[||]class a { }");

    [Fact]
    public Task SilencedReport_IsNotReported() => VerifyCS.VerifyAnalyzerAsync(
        """
        #pragma warning disable T001
        class a { }
        #pragma warning restore T001
        class [|b|] { }
        """);
}

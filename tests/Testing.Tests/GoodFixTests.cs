using ErrorHandling.Testing.Tests.Samples;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.Tests;

using VerifyCS = CSharpCodeFixVerifier<LowerCaseAnalyzer, RenamingFix, DefaultVerifier>;

/// <summary>What the verifier accepts in fixes.</summary>
public sealed class GoodFixTests
{
    [Fact]
    public Task OneReport_IsFixed() => VerifyCS.VerifyCodeFixAsync("class [|a|] { }", "class A { }");

    [Fact]
    public Task ReportWithMessage_IsFixed() => VerifyCS.VerifyCodeFixAsync(
        "class {|#0:a|} { }", VerifyCS.Diagnostic().WithLocation(0).WithArguments("a"), "class A { }");

    [Fact]
    public Task SeveralReports_AreFixed() => VerifyCS.VerifyCodeFixAsync(
        "class [|a|] { class [|b|] { } }\nclass [|c|] { }", "class A { class B { } }\nclass C { }");

    [Fact]
    public Task SeveralDocuments_AreFixed() => new CSharpCodeFixTest<LowerCaseAnalyzer, RenamingFix, DefaultVerifier>
    {
        TestState = { Sources = { "class [|a|] { }", ("/0/Folder/Named.cs", "class [|b|] { }") } },
        FixedState = { Sources = { "class A { }", ("/0/Folder/Named.cs", "class B { }") } },
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task SeveralProjects_AreFixed() => new CSharpCodeFixTest<LowerCaseAnalyzer, RenamingFix, DefaultVerifier>
    {
        TestState =
        {
            Sources = { "class [|a|] { }" },
            AdditionalProjects = { ["Library"] = { Sources = { "public class [|b|] { }" } } },
            AdditionalProjectReferences = { "Library" },
        },
        FixedState =
        {
            Sources = { "class A { }" },
            AdditionalProjects = { ["Library"] = { Sources = { "public class B { }" } } },
        },
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task OneAction_MayEditAnotherProject() => new CSharpCodeFixTest<LowerCaseAnalyzer, WithBaseFix, DefaultVerifier>
    {
        TestState =
        {
            Sources = { "class [|a|] : b { }" },
            AdditionalProjects = { ["Library"] = { Sources = { "public class [|b|] { }" } } },
            AdditionalProjectReferences = { "Library" },
        },
        FixedState =
        {
            Sources = { "class A : B { }" },
            AdditionalProjects = { ["Library"] = { Sources = { "public class B { }" } } },
        },
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task OneAction_MayAddADocument() => new CSharpCodeFixTest<LowerCaseAnalyzer, NewDocumentFix, DefaultVerifier>
    {
        TestCode = "class [|a|] { }",
        FixedState = { Sources = { "class A { }", ("/0/Names.cs", "// a\n") } },
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task ReportWithoutFix_Stays() => new CSharpCodeFixTest<LowerCaseAnalyzer, TopLevelOnlyFix, DefaultVerifier>
    {
        TestCode = "class [|a|] { class [|b|] { } }",
        FixedState = { Sources = { "class A { class [|b|] { } }" }, MarkupHandling = MarkupMode.Allow },
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task FixedCodeEqualToTheCode_SaysThatNothingIsOffered() =>
        CSharpCodeFixVerifier<LowerCaseAnalyzer, TopLevelOnlyFix, DefaultVerifier>.VerifyCodeFixAsync(
            "class C { class [|b|] { } }", "class C { class [|b|] { } }");

    [Theory]
    [InlineData(null, null, "class A { }")]
    [InlineData(0, null, "class A { }")]
    [InlineData(1, null, "class _a { }")]
    [InlineData(null, "Underscore", "class _a { }")]
    [InlineData(1, "Underscore", "class _a { }")]
    public Task OneOfSeveralActions_IsChosen(int? index, string? key, string fixedCode) =>
        Task.WhenAll(
            RunChosenAsync(new CSharpCodeFixTest<LowerCaseAnalyzer, TwoActionsFix, DefaultVerifier>(), index, key, fixedCode),
            RunChosenAsync(new CSharpCodeFixTest<LowerCaseAnalyzer, NestedActionsFix, DefaultVerifier>(), index, key, fixedCode));

    [Fact]
    public Task ActionAtThePlace_MustHaveTheKey() => Refusal.OfAsync(
        RunChosenAsync(new CSharpCodeFixTest<LowerCaseAnalyzer, TwoActionsFix, DefaultVerifier>(), 0, "Underscore", "class _a { }"),
        "Action 0 has the key 'Capital', not 'Underscore'");

    [Fact]
    public async Task ChosenAction_CanBeLookedAt()
    {
        string? title = null;

        await new CSharpCodeFixTest<LowerCaseAnalyzer, RenamingFix, DefaultVerifier>
        {
            TestCode = "class [|a|] { }",
            FixedCode = "class A { }",
            CodeActionVerifier = (action, _) => title = action.Title,
        }.RunAsync(CancellationToken.None);

        Assert.Equal("Begin with a capital", title);
    }

    [Fact]
    public Task OnlyTheFirst_IsFixedWhenAskedFor() => new CSharpCodeFixTest<LowerCaseAnalyzer, RenamingFix, DefaultVerifier>
    {
        TestCode = "class [|a|] { } class [|b|] { }",
        FixedState = { Sources = { "class A { } class [|b|] { }" }, MarkupHandling = MarkupMode.Allow },
        CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck,
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task CompilerWarning_CanBeFixed() => CSharpCodeFixVerifier<LowerCaseAnalyzer, UnusedVariableFix, DefaultVerifier>.VerifyCodeFixAsync(
        "class C { void M() { int {|#0:x|}; } }",
        DiagnosticResult.CompilerWarning("CS0168").WithLocation(0),
        "class C { void M() { } }");

    [Fact]
    public Task CodeThatIsBrokenAnyway_IsFixed() => VerifyCS.VerifyCodeFixAsync(
        "class [|a|] { int x = {|CS0103:y|}; }", "class A { int x = {|CS0103:y|}; }");

    [Fact]
    public Task NoFixAll_IsAccepted() => CSharpCodeFixVerifier<LowerCaseAnalyzer, NoFixAllFix, DefaultVerifier>.VerifyCodeFixAsync(
        "class [|a|] { }", "class A { }");

    [Fact]
    public Task UndocumentedMember_IsNoNewWarningWhereThereAreOthers() =>
        CSharpCodeFixVerifier<LowerCaseAnalyzer, UndocumentedMemberFix, DefaultVerifier>.VerifyAnalyzerAsync("public class [|a|] { }");

    [Fact]
    public Task UndocumentedMember_IsANewWarningWhereAllIsDocumented() => Refusal.OfAsync(
        CSharpCodeFixVerifier<LowerCaseAnalyzer, UndocumentedMemberFix, DefaultVerifier>.VerifyAnalyzerAsync(
            "/// <summary>A.</summary>\npublic class [|a|] { }"),
        "CS1591");

    [Fact]
    public Task ExpectedReportsWithoutFix_AreInherited()
    {
        var test = new CSharpCodeFixTest<TwoRulesAnalyzer, RenamingFix, DefaultVerifier>
        {
            TestCode = "{|#0:class|} {|T001:a|} { }",
            FixedCode = "{|#0:class|} A { }",
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("T003", DiagnosticSeverity.Warning).WithLocation(0));

        return test.RunAsync(CancellationToken.None);
    }

    private static Task RunChosenAsync<TFix>(
        CSharpCodeFixTest<LowerCaseAnalyzer, TFix, DefaultVerifier> test, int? index, string? key, string fixedCode)
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
    {
        test.TestCode = "class [|a|] { }";
        test.FixedCode = fixedCode;
        test.CodeActionIndex = index;
        test.CodeActionEquivalenceKey = key;
        return test.RunAsync(CancellationToken.None);
    }
}

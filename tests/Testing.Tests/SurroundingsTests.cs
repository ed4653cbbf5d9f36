using ErrorHandling.Testing.Tests.Samples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace ErrorHandling.Testing.Tests;

/// <summary>What test code is compiled with.</summary>
public sealed class SurroundingsTests(ITestOutputHelper output)
{
    [Fact]
    public Task TopLevelStatements_AreAProgramWhenAskedFor() => new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
    {
        TestState = { Sources = { "System.Console.WriteLine(new a()); class [|a|] { }" }, OutputKind = OutputKind.ConsoleApplication },
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task TopLevelStatements_AreAnErrorInALibrary() => Refusal.OfAsync(
        CSharpAnalyzerVerifier<LowerCaseAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("System.Console.WriteLine();"), "CS8805");

    [Fact]
    public Task Language_CanBeOlder() => new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
    {
        TestCode = "class C { object o = {|CS8400:new|}(); }",
        SolutionTransforms = { TestProject.Language(LanguageVersion.CSharp8) },
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task Nullable_IsOffUnlessAskedFor() => Task.WhenAll(
        new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { string s = null; string M() => s; }",
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
        }.RunAsync(CancellationToken.None),
        new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { string s = {|CS8625:null|}; string M() => s; }",
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
            SolutionTransforms = { TestProject.NullableEnabled },
        }.RunAsync(CancellationToken.None));

    [Fact]
    public Task WarningsAsErrors_RaiseTheSeverity() => new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
    {
        TestCode = "class {|#0:aB|} { }",
        ExpectedDiagnostics = { new DiagnosticResult("T001", DiagnosticSeverity.Error).WithLocation(0) },
        SolutionTransforms = { TestProject.WarningsAsErrors },
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task RuleOffByDefault_IsTested() =>
        CSharpAnalyzerVerifier<OffByDefaultAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class [|a|] { }");

    [Fact]
    public Task RuleOffByDefault_FollowsTheEditorConfig() => Task.WhenAll(
        WithConfig("class a { }", "dotnet_diagnostic.T002.severity = none"),
        WithConfig("class {|#0:a|} { }", "dotnet_diagnostic.T002.severity = error", new DiagnosticResult("T002", DiagnosticSeverity.Error).WithLocation(0)));

    [Fact]
    public Task DisabledRule_IsSilent() => new CSharpAnalyzerTest<TwoRulesAnalyzer, DefaultVerifier>
    {
        TestCode = "class {|T001:a|} { }",
        DisabledDiagnostics = { "T003" },
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task AspNetCore_IsThereWhenAskedFor() => new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
    {
        TestCode = "class C { Microsoft.AspNetCore.Http.HttpContext context; }",
        ReferenceAssemblies = TestReferences.AspNetCore,
    }.RunAsync(CancellationToken.None);

    [Fact]
    public Task AspNetCore_IsNotThereOtherwise() => CSharpAnalyzerVerifier<LowerCaseAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync(
        "class C { Microsoft.{|CS0234:AspNetCore|}.Http.HttpContext context; }");

    [Fact]
    public Task OlderFramework_LacksWhatCameLater() => new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
    {
        TestCode = "class C { void M(object o) => System.ArgumentNullException.{|CS0117:ThrowIfNull|}(o); }",
        ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
    }.RunAsync(CancellationToken.None);

    [Fact]
    public async Task FrameworkThatIsNotThere_IsNamed()
    {
        var framework = new ReferenceAssemblies("net1.0", new PackageIdentity("No.Such.Pack", "1.0.0"), "ref");

        var error = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => framework.ResolveAsync(LanguageNames.CSharp, CancellationToken.None));

        Assert.Contains("No targeting pack No.Such.Pack 1.*", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Framework_IsDocumented()
    {
        var references = await ReferenceAssemblies.Net.Net100.ResolveAsync(LanguageNames.CSharp, CancellationToken.None);
        var compilation = CSharpCompilation.Create("A", references: references);

        var documentation = compilation.GetTypeByMetadataName("System.Exception")!.GetDocumentationCommentXml(cancellationToken: CancellationToken.None);

        Assert.Contains("Represents errors that occur during application execution", documentation, StringComparison.Ordinal);
    }

    [Fact]
    public Task Stub_StandsInForALibrary() => new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
    {
        TestState =
        {
            Sources = { "class C : Stub.Base { }" },
            AdditionalProjects = { ["Stub"] = { Sources = { "namespace Stub; public class Base { }" } } },
            AdditionalProjectReferences = { "Stub" },
        },
    }.RunAsync(CancellationToken.None);

    [Fact]
    public async Task CompiledStub_IsAnotherAssembly()
    {
        var test = new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier> { TestCode = "class C : Stub.Base { }" };
        test.TestState.AdditionalReferences.Add(await TestReferences.FromSourceAsync("Stub", "namespace Stub { public class Base { } }"));

        var passes = await Record.ExceptionAsync(() => test.RunAsync(CancellationToken.None));

        Assert.Null(passes);
    }

    [Fact]
    public Task LoadedAssembly_IsAReference() => new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
    {
        TestState =
        {
            Sources = { "class C { Microsoft.CodeAnalysis.Diagnostic d; }" },
            AdditionalReferences = { typeof(Diagnostic).Assembly },
        },
    }.RunAsync(CancellationToken.None);

    [CSharpFact(12)]
    public Task CollectionExpression_IsParsed() =>
        CSharpAnalyzerVerifier<LowerCaseAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class C { int[] x = [1]; }");

    [CSharpFact(14)]
    public Task ExtensionBlock_IsParsed() => CSharpAnalyzerVerifier<LowerCaseAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync(
        "static class C { extension(int x) { public int Twice => 2 * x; } }");

    [CSharpFact(99)]
    public void TooNew_IsNotDiscovered() => Assert.Fail("There is no C# 99.");

    [Fact]
    public void TestsInNewerLanguages_AreCounted()
    {
        output.WriteLine(CSharpFactAttribute.NotDiscovered(GetType().Assembly));

        Assert.Equal("C# 12: 1, C# 14: 1, C# 99: 1", CSharpFactAttribute.Census(GetType().Assembly));
    }

    private static Task WithConfig(string code, string setting, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<OffByDefaultAnalyzer, DefaultVerifier>
        {
            TestState = { Sources = { code }, AnalyzerConfigFiles = { ("/.editorconfig", $"root = true\n[*.cs]\n{setting}\n") } },
        };
        test.ExpectedDiagnostics.AddRange(expected);

        return test.RunAsync(CancellationToken.None);
    }
}

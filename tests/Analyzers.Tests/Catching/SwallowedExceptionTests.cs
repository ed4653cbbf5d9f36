using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<SwallowedExceptionAnalyzer>;
using VerifyCS = CSharpAnalyzerVerifier<SwallowedExceptionAnalyzer, DefaultVerifier>;

/// <summary>What counts as a catch-all, where the finding stands, what it says, and what may turn it off.</summary>
public sealed class SwallowedExceptionTests
{
    [Theory]
    [InlineData("[|catch|] { }")]
    [InlineData("[|catch (Exception)|] { }")]
    [InlineData("[|catch (Exception ex)|] { }")]
    [InlineData("[|catch (System.Exception)|] { }")]
    [InlineData("[|catch (global::System.Exception)|] { }")]
    [InlineData("[|catch (SystemException)|] { }")]
    public Task CatchAll_IsReportedOnItsHeader(string clause) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clause} }}");

    [Theory]
    [InlineData("catch (IOException) { }")]
    [InlineData("catch (ApplicationException) { }")]
    [InlineData("catch (OperationCanceledException) { }")]
    [InlineData("catch (AggregateException ex) { }")]
    [InlineData("finally { }")]
    public Task SpecificType_IsSilent(string clause) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clause} }}");

    [Fact]
    public Task AliasOfException_IsReported() => VerifyCS.VerifyAnalyzerAsync(
        """
        using Any = System.Exception;
        class C { void M(System.Action work) { try { work(); } [|catch (Any)|] { } } }
        """);

    [Fact]
    public Task OtherTypeOfThatName_IsSilent() => VerifyCS.VerifyAnalyzerAsync(
        """
        namespace Own
        {
            class Exception : System.Exception { }
            class C { void M(System.Action work) { try { work(); } catch (Exception) { } } }
        }
        """);

    [Fact]
    public Task TypeParameterAsCaughtType_IsSilent() =>
        Verify.VerifyAsync("void M<T>() where T : Exception { try { Work(); } catch (T) { } }");

    [Fact]
    public Task SeveralClauses_OnlyTheCatchAllIsReported() => Verify.VerifyAsync(
        "void M() { try { Work(); } catch (IOException) { throw; } catch (FormatException) { } [|catch (Exception)|] { } }");

    [Fact]
    public Task HeaderOverSeveralLines_IsMarkedWhole() => Verify.VerifyAsync(
        """
        void M()
        {
            try { Work(); }
            [|catch (Exception ex)
                when (ex is not OperationCanceledException)|]
            {
            }
        }
        """);

    [Theory]
    [InlineData("void M() { try { Work(); } {|#0:catch|} { } }", "does nothing")]
    [InlineData("void M() { try { Work(); } {|#0:catch|} { Compute(); } }", "goes on")]
    [InlineData("void M() { try { Work(); } {|#0:catch|} { return; } }", "goes on")]
    [InlineData("string? M() { try { return Text(); } {|#0:catch|} { return null; } } string Text() => string.Empty;", "returns 'null'")]
    [InlineData("object? M() { try { return new object(); } {|#0:catch|} { return default; } }", "returns 'null'")]
    [InlineData("bool M() { try { Work(); return true; } {|#0:catch|} { return false; } }", "returns 'false'")]
    [InlineData("bool M() { try { Work(); return false; } {|#0:catch|} { return true; } }", "returns 'true'")]
    [InlineData("int M() { try { return Compute(); } {|#0:catch|} { return 0; } }", "returns a default value")]
    [InlineData("int[] M() { try { return new int[1]; } {|#0:catch|} { return Array.Empty<int>(); } }", "returns a default value")]
    [InlineData("int M() { try { return Compute(); } {|#0:catch|} { return 7; } }", "returns a value")]
    public Task Message_SaysWhatTheHandlerDoesInstead(string member, string silentExit) =>
        Verify.VerifyAsync(member, VerifyCS.Diagnostic().WithLocation(0).WithArguments(silentExit));

    [Fact]
    public Task SeveralSilentPaths_AreOneFinding() => Verify.VerifyAsync(
        "bool M() { try { Work(); return true; } {|#0:catch|} { if (Flag) return false; return true; } }",
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(null));

    [Theory]
    [InlineData("error_handling.justified_by_comment = false")]
    [InlineData("error_handling.EH1001.justified_by_comment = false")]
    public Task CommentsNotAccepted_CommentedHandlerIsReported(string line) => Verify.VerifyWithConfigAsync(
        line, "void M() { try { Work(); } [|catch|] { /* nothing depends on this */ } }");

    [Theory]
    [InlineData("error_handling.justified_by_comment = true")]
    [InlineData("error_handling.EH1001.justified_by_comment = true")]
    [InlineData("error_handling.justified_by_comment = perhaps")]
    public Task CommentsAccepted_CommentedHandlerIsSilent(string line) => Verify.VerifyWithConfigAsync(
        line, "void M() { try { Work(); } catch { /* nothing depends on this */ } }");

    [Fact]
    public Task SuppressedByAttribute_IsSilent() => Verify.VerifyAsync(
        """
        [System.Diagnostics.CodeAnalysis.SuppressMessage("Catching", "EH1001")]
        void M() { try { Work(); } catch { } }
        """);

    [Fact]
    public Task SwitchedOffInEditorConfig_IsSilent() => Verify.VerifyWithConfigAsync(
        "dotnet_diagnostic.EH1001.severity = none", "void M() { try { Work(); } catch { } }");

    [Theory]
    [InlineData("void M() { try { Work(); } catch (Exception ex) { throw }")]
    [InlineData("void M() { try { Work(); } catch (Exception ex) when { }")]
    [InlineData("void M() { catch (Exception ex) { } }")]
    [InlineData("void M() { try { } catch (Unknown ex) { } }")]
    [InlineData("void M() { try { Work(); } catch (Exception ex) { Unknown(ex); } }")]
    [InlineData("void M() { try { Work(); } catch (Exception ex) { _unknown.Error(ex, 1); } }")]
    [InlineData("int M() { try { return Compute(); } catch (Exception ex) { return Unknown.Of(ex); } }")]
    [InlineData("try { } catch { }")]
    public async Task BrokenCode_IsLeftAlone(string members)
    {
        var test = Verify.Test($"public partial class C\n{{\n{members}\n}}\n");
        test.CompilerDiagnostics = CompilerDiagnostics.None;

        await test.RunAsync();
    }

    [Fact]
    public async Task CompilationWithoutExceptionType_IsLeftAlone()
    {
        var test = new CSharpAnalyzerTest<SwallowedExceptionAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { void M() { try { M(); } catch { } } }",
            CompilerDiagnostics = CompilerDiagnostics.None,
        };
        test.SolutionTransforms.Add((solution, id) => solution.WithProjectMetadataReferences(id, []));

        await test.RunAsync();
    }

    [Fact]
    public async Task NetStandard20_IsReported()
    {
        var test = new CSharpAnalyzerTest<SwallowedExceptionAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { void M(System.Action work) { try { work(); } [|catch|] { } } }",
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
        };

        await test.RunAsync();
    }
}

using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<RethrowAnalyzer>;
using VerifyCS = CSharpAnalyzerVerifier<RethrowAnalyzer, DefaultVerifier>;

public sealed class RethrowTests
{
    [Fact]
    public Task CaughtVariable_IsReported() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System;
        class C { void M(Action work) { try { work(); } catch (Exception ex) { [|throw ex;|] } } }
        """);

    [Fact]
    public Task Message_NamesTheVariable() => VerifyCS.VerifyAnalyzerAsync(
        "using System; class C { void M(Action work) { try { work(); } {|#1:catch (Exception boom) { {|#0:throw boom;|} }|} } }",
        VerifyCS.Diagnostic().WithLocation(0).WithLocation(1).WithArguments("boom"));

    [Theory]
    [InlineData("[|throw ex;|]")]
    [InlineData("[|throw (ex);|]")]
    [InlineData("[|throw (Exception)ex;|]")]
    [InlineData("[|throw ex!;|]")]
    [InlineData("var copy = ex; [|throw copy;|]")]
    [InlineData("Exception copy; copy = ex; [|throw copy;|]")]
    [InlineData("var first = ex; var second = first; [|throw second;|]")]
    [InlineData("if (Flag) [|throw ex;|] else [|throw ex;|]")]
    [InlineData("if (Flag) { Compute(); [|throw ex;|] } [|throw ex;|]")]
    [InlineData("_log.LogError(ex, \"failed\"); [|throw ex;|]")]
    [InlineData("switch (Compute()) { case 1: [|throw ex;|] default: [|throw ex;|] }")]
    [InlineData("_ = Flag ? 1 : [|throw ex|];")]
    [InlineData("_ = ex.InnerException ?? [|throw ex|];")]
    [InlineData("_ = Compute() switch { 1 => 2, _ => [|throw ex|] };")]
    [InlineData("try { Compute(); } finally { [|throw ex;|] }")]
    [InlineData("try { [|throw ex;|] } catch (IOException) { }")]
    [InlineData("try { Work(); } catch (IOException) { [|throw ex;|] }")]
    [InlineData("try { Work(); } catch (IOException inner) { _log.LogError(inner, \"failed\"); [|throw ex;|] }")]
    [InlineData("foreach (var i in new[] { 1 }) [|throw ex;|]")]
    [InlineData("lock (_log) [|throw ex;|]")]
    [InlineData("using (new MemoryStream()) [|throw ex;|]")]
    [InlineData("if (ex is IOException io) [|throw io;|]")]
    [InlineData("goto end; end: [|throw ex;|]")]
    public Task CaughtExceptionInAnyShape_IsReported(string handler) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} catch (Exception ex) {{ {handler} }} }}");

    [Theory]
    [InlineData("throw;")]
    [InlineData("throw new OrderException(\"no\", ex);")]
    [InlineData("ex = new OrderException(\"no\", ex); throw ex;")]
    [InlineData("if (Flag) ex = new IOException(); throw ex;")]
    [InlineData("ex = ex.InnerException ?? ex; throw ex;")]
    [InlineData("var copy = ex; copy = new IOException(); throw copy;")]
    [InlineData("var copy = Flag ? ex : new IOException(); throw copy;")]
    [InlineData("var copy = ex.InnerException; throw copy!;")]
    [InlineData("Change(ref ex); throw ex;")]
    [InlineData("(ex, _) = (new IOException(), 1); throw ex;")]
    [InlineData("Action later = () => throw ex; later();")]
    [InlineData("void Later() => throw ex; Later();")]
    [InlineData("Action later = () => { throw ex; }; later();")]
    [InlineData("throw Wrap(ex);")]
    [InlineData("throw ex.InnerException!;")]
    [InlineData("throw ex.GetBaseException();")]
    [InlineData("throw s_saved;")]
    [InlineData("ExceptionDispatchInfo.Capture(ex).Throw();")]
    [InlineData("throw null!;")]
    public Task OtherThrow_IsSilent(string handler) => Verify.VerifyAsync(
        $$"""
        private static readonly Exception s_saved = new IOException();
        private static Exception Wrap(Exception e) => new OrderException("no", e);
        private static void Change(ref Exception e) => e = new IOException();
        void M() { try { Work(); } catch (Exception ex) { {{handler}} } }
        """);

    [Theory]
    [InlineData("void M(Exception ex) { throw ex; }")]
    [InlineData("void M(Exception ex) { try { Work(); } catch { throw ex; } }")]
    [InlineData("void M() { var ex = new IOException(); try { Work(); } catch (IOException) { throw ex; } }")]
    [InlineData("void M() { try { Work(); } finally { throw new IOException(); } }")]
    [InlineData("void M() { Exception? last = null; try { Work(); } catch (Exception ex) { last = ex; } if (last != null) throw last; }")]
    [InlineData("void M() { Exception? last = null; for (;;) { try { Work(); return; } catch (Exception ex) { if (last != null) throw last; last = ex; } } }")]
    public Task ExceptionFromElsewhere_IsSilent(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("catch (IOException ex) { [|throw ex;|] }")]
    [InlineData("catch (Exception ex) when (ex is IOException) { [|throw ex;|] }")]
    [InlineData("catch (IOException ex) { [|throw ex;|] } catch (Exception ex) { [|throw ex;|] }")]
    [InlineData("catch (Exception ex) { [|throw ex;|] } finally { Compute(); }")]
    public Task AnyClause_IsReported(string clauses) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clauses} }}");

    [Fact]
    public Task NestedHandlers_EachThrowsItsOwnOrTheOuterException() => Verify.VerifyAsync(
        """
        void M()
        {
            try { Work(); }
            catch (Exception outer)
            {
                try { Work(); }
                catch (Exception inner)
                {
                    if (Flag) [|throw inner;|]
                    [|throw outer;|]
                }
                [|throw outer;|]
            }
        }
        """);

    [Theory]
    [InlineData("Action M() => () => { try { Work(); } catch (Exception ex) { [|throw ex;|] } };")]
    [InlineData("void M() { Local(); void Local() { try { Work(); } catch (Exception ex) { [|throw ex;|] } } }")]
    [InlineData("async Task M() { try { await WorkAsync(); } catch (Exception ex) { await WorkAsync(); [|throw ex;|] } }")]
    [InlineData("IEnumerable<int> M() { try { Work(); } catch (Exception ex) { [|throw ex;|] } yield return 1; }")]
    [InlineData("async IAsyncEnumerable<int> M() { try { await WorkAsync(); } catch (Exception ex) { [|throw ex;|] } yield return 1; }")]
    [InlineData("int P { get { try { return Compute(); } catch (Exception ex) { [|throw ex;|] } } }")]
    [InlineData("private static readonly Action s_act = () => { try { Work(); } catch (Exception ex) { [|throw ex;|] } };")]
    [InlineData("static C() { try { Work(); } catch (Exception ex) { [|throw ex;|] } }")]
    [InlineData("void M<T>() where T : Exception { try { Work(); } catch (T ex) { [|throw ex;|] } }")]
    [InlineData("int M() { try { return Compute(); } catch (Exception ex) { return Flag ? 1 : [|throw ex|]; } }")]
    public Task AnyMember_IsReported(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task TopLevelStatements_AreReported() =>
        Verify.VerifyProgramAsync("try { File.Delete(\"a\"); } catch (Exception ex) { [|throw ex;|] }");

    [Theory]
    [InlineData("void M() { try { Work(); } catch (Exception ex) { [|throw ex |]} }")]
    [InlineData("void M() { try { Work(); } catch (Exception ex) { throw unknown; } }")]
    [InlineData("void M() { try { Work(); } catch (Unknown ex) { throw; } }")]
    [InlineData("void M() { catch (Exception ex) { throw ex; } }")]
    [InlineData("catch (Exception ex) { throw ex; }")]
    public async Task BrokenCode_IsReportedOnlyWhereItIsCertain(string members)
    {
        var test = Verify.Test($"public partial class C\n{{\n{members}\n}}\n");
        test.CompilerDiagnostics = CompilerDiagnostics.None;

        await test.RunAsync();
    }

    [Fact]
    public Task SwitchedOffInEditorConfig_IsSilent() => Verify.VerifyWithConfigAsync(
        "dotnet_diagnostic.EH1101.severity = none", "void M() { try { Work(); } catch (Exception ex) { throw ex; } }");

    [Fact]
    public Task SuppressedByAttribute_IsSilent() => Verify.VerifyAsync(
        """
        [System.Diagnostics.CodeAnalysis.SuppressMessage("Throwing", "EH1101")]
        void M() { try { Work(); } catch (Exception ex) { throw ex; } }
        """);
}

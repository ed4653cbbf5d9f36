using ErrorHandling.Analyzers.Catching;
using ErrorHandling.Analyzers.CodeFixes.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<ConstantFilterAnalyzer>;
using VerifyCS = CSharpCodeFixVerifier<ConstantFilterAnalyzer, ConstantFilterCodeFix, DefaultVerifier>;

public sealed class ConstantFilterTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("(true)")]
    [InlineData("!false")]
    [InlineData("ex is not null")]
    [InlineData("ex != null")]
    [InlineData("null != ex")]
    [InlineData("ex is Exception")]
    [InlineData("ex is object")]
    [InlineData("ex is { }")]
    [InlineData("ex is var any")]
    [InlineData("ex is Exception other")]
    [InlineData("!(ex is null)")]
    [InlineData("ex is IOException or not IOException")]
    [InlineData("ex is IOException || ex is not FileNotFoundException")]
    [InlineData("ex is not FileNotFoundException || ex is IOException || Flag")]
    [InlineData("true || ex is IOException")]
    [InlineData("ex is Exception && ex is not null")]
    [InlineData("Any(ex)")]
    [InlineData("Seen(ex)")]
    [InlineData("ex switch { null => false, _ => true }")]
    [InlineData("ex switch { IOException => true, _ => true }")]
    [InlineData("!ReferenceEquals(ex, null)")]
    [InlineData("Both(ex)")]
    public Task FilterThatLetsInEverything_IsReported(string filter) => VerifyFilterAsync($"[|catch (Exception ex) when ({filter})|]");

    [Theory]
    [InlineData("false")]
    [InlineData("!true")]
    [InlineData("ex is null")]
    [InlineData("ex == null")]
    [InlineData("ex is IOException && ex is ArgumentException")]
    [InlineData("ex is IOException and ArgumentException")]
    [InlineData("ex is FileNotFoundException && ex is not IOException")]
    [InlineData("ex is FileNotFoundException and not IOException")]
    [InlineData("ex is IOException { HResult: 5 } && ex is ArgumentException")]
    [InlineData("ex is IOException && Flag && !(ex is Exception)")]
    [InlineData("Flag && false")]
    public Task FilterThatLetsInNothing_IsReported(string filter) => VerifyFilterAsync($"[|catch (Exception ex) when ({filter})|]");

    [Theory]
    [InlineData("ex is IOException")]
    [InlineData("ex is IOException or ArgumentException")]
    [InlineData("ex is IOException || ex is ArgumentException")]
    [InlineData("ex is not IOException and not ArgumentException")]
    [InlineData("ex is not IOException")]
    [InlineData("ex is not FileNotFoundException && ex is IOException")]
    [InlineData("ex is FileNotFoundException || ex is not IOException")]
    [InlineData("ex is IOException { HResult: 5 } || ex is not IOException")]
    [InlineData("ex is IOException and not FileNotFoundException { FileName: null }")]
    [InlineData("ex is IDisposable && ex is IOException")]
    [InlineData("Flag")]
    [InlineData("Flag || !Flag")]
    [InlineData("ex.InnerException is not null")]
    [InlineData("Debugger.IsAttached")]
    [InlineData("Always")]
    [InlineData("!Always")]
    [InlineData("LogsAndSaysNo(ex)")]
    [InlineData("Opaque(ex)")]
    [InlineData("ex is")]
    [InlineData("ex switch { IOException => true, _ => false }")]
    [InlineData("ex switch { IOException => true }")]
    [InlineData("ex switch { IOException when Flag => true, _ => Flag }")]
    [InlineData("ex.GetType() == typeof(IOException)")]
    public Task FilterThatDecides_IsNotReported(string filter) => VerifyFilterAsync($"catch (Exception ex) when ({filter})");

    [Theory]
    [InlineData("[|catch (IOException ex) when (ex is IOException)|]")]
    [InlineData("[|catch (IOException ex) when (ex is Exception)|]")]
    [InlineData("catch (IOException ex) when (ex is FileNotFoundException)")]
    [InlineData("[|catch (IOException ex) when (ex is not IOException)|]")]
    [InlineData("[|catch (IOException ex) when (ex.GetType() == typeof(ArgumentException))|]")]
    [InlineData("[|catch (IOException ex) when (ex.GetType() != typeof(Exception))|]")]
    [InlineData("catch (IOException ex) when (ex.GetType() == typeof(IOException))")]
    [InlineData("catch (IOException ex) when (ex.GetType() == typeof(FileNotFoundException))")]
    [InlineData("[|catch (IOException) when (true)|]")]
    [InlineData("[|catch when (true)|]")]
    [InlineData("catch (IOException)")]
    public Task TypeOfTheClause_Counts(string header) => VerifyFilterAsync(header);

    [Fact]
    public Task Message_SaysWhich() => Verify.VerifyAsync(
        """
        void M() { try { Work(); } {|#0:catch (IOException) when (true)|} { throw; } }
        void N() { try { Work(); } {|#1:catch (IOException) when (false)|} { throw; } }
        """,
        new DiagnosticResult(ConstantFilterAnalyzer.Rule).WithLocation(0).WithArguments("always", "IOException", ""),
        new DiagnosticResult(ConstantFilterAnalyzer.Rule).WithLocation(1).WithArguments("never", "IOException", ": the handler does not run"));

    [Theory]
    [InlineData("[|catch (Exception ex) when (true)|] { throw new InvalidOperationException(\"failed\", ex); }", "catch (Exception ex) { throw new InvalidOperationException(\"failed\", ex); }")]
    [InlineData("[|catch (Exception ex) when (ex is not null)|] { throw new InvalidOperationException(\"failed\", ex); }", "catch (Exception ex) { throw new InvalidOperationException(\"failed\", ex); }")]
    [InlineData("[|catch (Exception ex) when (ex != null)|] { throw new InvalidOperationException(\"failed\"); }", "catch (Exception) { throw new InvalidOperationException(\"failed\"); }")]
    [InlineData("[|catch when (true)|] { throw new InvalidOperationException(\"failed\"); }", "catch { throw new InvalidOperationException(\"failed\"); }")]
    [InlineData("[|catch (Exception ex) when (true /* for now */)|] { throw new InvalidOperationException(\"failed\", ex); }", "catch (Exception ex) /* for now */ { throw new InvalidOperationException(\"failed\", ex); }")]
    [InlineData("[|catch (ArgumentException) when (false)|] { work(); } catch (Exception ex) { throw new InvalidOperationException(\"failed\", ex); }", "catch (Exception ex) { throw new InvalidOperationException(\"failed\", ex); }")]
    public Task FilterOrClause_Goes(string clauses, string fixedClauses) => VerifyCS.VerifyCodeFixAsync(
        $"using System; class C {{ void M(Action work) {{ try {{ work(); }} {clauses} }} }}",
        $"using System; class C {{ void M(Action work) {{ try {{ work(); }} {fixedClauses} }} }}");

    [Fact]
    public Task LastClauseThatNeverRuns_TakesTheTryAlong() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C
        {
            void M(Action work)
            {
                // The work.
                try
                {
                    work();
                }
                [|catch (Exception) when (false)|]
                {
                    work(); // again
                }
            }
        }
        """,
        """
        using System;
        class C
        {
            void M(Action work)
            {
                // The work.
                work();
                // again
            }
        }
        """);

    /// <summary>What the filter does would be lost, or a mistake that it hides would appear, or the code would not compile.</summary>
    [Theory]
    [InlineData("[|catch (Exception ex) when (Seen(ex))|] { throw new InvalidOperationException(\"failed\", ex); }")]
    [InlineData("[|catch (Exception) when (true)|] { }")]
    [InlineData("[|catch (Exception) when (true)|] { throw; }")]
    [InlineData("[|catch (Exception ex) when (true)|] { throw new InvalidOperationException(\"failed\", ex); } catch (ArgumentException) { throw new InvalidOperationException(); }")]
    public Task FilterThatIsNotJustNoise_HasNoFix(string clauses)
    {
        var code = $"using System; class C {{ bool _seen; bool Seen(Exception e) {{ _seen = true; return true; }} void M(Action work) {{ try {{ work(); }} {clauses} }} }}";
        return VerifyCS.VerifyCodeFixAsync(code, code);
    }

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce() => new CSharpCodeFixTest<ConstantFilterAnalyzer, ConstantFilterCodeFix, DefaultVerifier>
    {
        TestState =
        {
            Sources =
            {
                "using System; class A { void M(Action work) { try { work(); } [|catch (Exception ex) when (true)|] { throw new InvalidOperationException(\"\", ex); } } }",
                "using System; class B { void M(Action work) { try { work(); } [|catch (Exception ex) when (true)|] { throw new InvalidOperationException(\"\", ex); } } }",
            },
        },
        FixedState =
        {
            Sources =
            {
                "using System; class A { void M(Action work) { try { work(); } catch (Exception ex) { throw new InvalidOperationException(\"\", ex); } } }",
                "using System; class B { void M(Action work) { try { work(); } catch (Exception ex) { throw new InvalidOperationException(\"\", ex); } } }",
            },
        },
    }.RunAsync();

    private static async Task VerifyFilterAsync(string header)
    {
        var test = Verify.Test(
            $$"""
            public partial class C
            {
                private const bool Always = true;
                private static bool Any(Exception e) => e is not null;
                private bool Seen(Exception e) { _log.LogError(e, "seen"); return true; }
                private bool LogsAndSaysNo(Exception e) { _log.LogError(e, "seen"); return false; }
                private static bool Opaque(Exception e) { if (e is IOException) return true; return e.HResult == 5; }
                private static bool Both(Exception e) { if (e is IOException) return true; return true; }
                void M() { try { Work(); } {{header}} { throw; } }
            }
            """);

        // Some of what is contradictory to us is a warning to the compiler, and one case is half-typed.
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        await test.RunAsync();
    }
}

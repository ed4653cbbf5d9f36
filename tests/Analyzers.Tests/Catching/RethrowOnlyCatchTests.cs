using ErrorHandling.Analyzers.Catching;
using ErrorHandling.Analyzers.CodeFixes.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<RethrowOnlyCatchAnalyzer>;
using VerifyCS = CSharpCodeFixVerifier<RethrowOnlyCatchAnalyzer, RethrowOnlyCatchCodeFix, DefaultVerifier>;

public sealed class RethrowOnlyCatchTests
{
    [Theory]
    [InlineData("[|catch|] { throw; }")]
    [InlineData("[|catch (Exception)|] { throw; }")]
    [InlineData("[|catch (Exception ex)|] { throw; }")]
    [InlineData("[|catch (IOException)|] { throw; }")]
    [InlineData("[|catch (IOException)|] { { throw; } }")]
    [InlineData("[|catch (IOException)|] { /* goes on */ throw; }")]
    [InlineData("[|catch (IOException)|] { throw; } finally { Compute(); }")]
    [InlineData("[|catch (IOException)|] { throw; } [|catch (Exception)|] { throw; }")]
    [InlineData("[|catch (IOException)|] { throw; } [|catch|] { throw; }")]
    [InlineData("[|catch (IOException)|] { throw; } catch (ArgumentException) { Compute(); }")]
    [InlineData("catch (IOException) { Compute(); } [|catch (Exception)|] { throw; }")]
    public Task ClauseThatOnlyRethrows_IsReported(string clauses) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clauses} }}");

    [Theory]
    [InlineData("catch (IOException) { throw; } catch (Exception) { Compute(); }")]
    [InlineData("catch (IOException) { throw; } catch (SystemException) { Compute(); }")]
    [InlineData("catch (IOException) { throw; } catch { Compute(); }")]
    [InlineData("catch (IOException) { throw; } catch (Exception) when (Flag) { throw; }")]
    [InlineData("catch (FileNotFoundException) { throw; } [|catch (ArgumentException)|] { throw; } catch (IOException) { Compute(); }")]
    [InlineData("catch (IOException) when (Flag) { throw; }")]
    [InlineData("catch (IOException) { Compute(); throw; }")]
    [InlineData("catch (IOException ex) { throw new OrderException(\"no\", ex); }")]
    [InlineData("catch (IOException) { }")]
    [InlineData("finally { Compute(); }")]
    public Task ClauseThatDoesSomethingOrShields_IsNotReported(string clauses) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clauses} }}");

    [Fact]
    public Task HandlerWithDirectives_IsNotReported() => Verify.VerifyAsync(
        """
        void M()
        {
            try { Work(); }
            catch (IOException)
            {
        #if TRACING
                Compute();
        #endif
                throw;
            }
        }
        """);

    [Fact]
    public Task ClauseOfAnUnknownType_IsNotReported()
    {
        var test = Verify.Test("partial class C { void M() { try { Work(); } catch (Missing) { throw; } catch (Exception) { Compute(); } } }");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }

    [Theory]
    [InlineData("try { work(); } [|catch|] { throw; }", "work();")]
    [InlineData("try { work(); } [|catch|] { { throw; } }", "work();")]
    [InlineData("try { work(); } [|catch (Exception ex)|] { throw; }", "work();")]
    [InlineData("try { work(); } [|catch (Exception)|] { throw; } finally { work(); }", "try { work(); } finally { work(); }")]
    [InlineData("try { work(); } catch (ArgumentException) { work(); } [|catch|] { throw; }", "try { work(); } catch (ArgumentException) { work(); }")]
    [InlineData("try { work(); } [|catch (FormatException)|] { throw; } catch (ArgumentException) { work(); }", "try { work(); } catch (ArgumentException) { work(); }")]
    [InlineData("try { work(); } [|catch (FormatException)|] { throw; } [|catch (Exception)|] { throw; }", "work();")]
    public Task ClauseOrTry_Goes(string statement, string fixedStatement) => VerifyCS.VerifyCodeFixAsync(
        $"using System; class C {{ void M(Action work) {{ {statement} }} }}",
        $"using System; class C {{ void M(Action work) {{ {fixedStatement} }} }}");

    [Fact]
    public Task Comments_Stay() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C
        {
            void M(Action work)
            {
                // Before.
                try
                {
                    // The work.
                    work();
                }
                [|catch (Exception)|] // all of them
                {
                    throw; // The caller knows.
                }
                // After.
            }
        }
        """,
        """
        using System;
        class C
        {
            void M(Action work)
            {
                // Before.
                // The work.
                work();
                // all of them
                // The caller knows.
                // After.
            }
        }
        """);

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce() => new CSharpCodeFixTest<RethrowOnlyCatchAnalyzer, RethrowOnlyCatchCodeFix, DefaultVerifier>
    {
        TestState =
        {
            Sources =
            {
                "using System; class A { void M(Action work) { try { work(); } [|catch|] { throw; } } }",
                "using System; class B { void M(Action work) { try { work(); } [|catch|] { throw; } } }",
            },
        },
        FixedState = { Sources = { "using System; class A { void M(Action work) { work(); } }", "using System; class B { void M(Action work) { work(); } }" } },
    }.RunAsync();

    [Fact]
    public Task TryWithoutStatements_HasNoFix()
    {
        const string Code = "class C { void M() { try { } [|catch|] { throw; } } }";
        return VerifyCS.VerifyCodeFixAsync(Code, Code);
    }
}

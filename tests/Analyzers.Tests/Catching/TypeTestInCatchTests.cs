using ErrorHandling.Analyzers.Catching;
using ErrorHandling.Analyzers.CodeFixes.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<TypeTestInCatchAnalyzer>;
using VerifyCS = CSharpCodeFixVerifier<TypeTestInCatchAnalyzer, TypeTestInCatchCodeFix, DefaultVerifier>;

public sealed class TypeTestInCatchTests
{
    [Theory]
    [InlineData("if (ex is IOException) Compute(); else throw;")]
    [InlineData("if (ex is IOException) { Compute(); } else { throw; }")]
    [InlineData("if (ex is IOException io) { _log.LogError(io, \"failed\"); } else throw;")]
    [InlineData("if (ex is IOException { HResult: 5 }) { Compute(); } else throw;")]
    [InlineData("if (ex is IOException && ex.HResult == 5) { Compute(); } else throw;")]
    [InlineData("if (ex is IOException or TimeoutException) { Compute(); } else throw;")]
    [InlineData("if (!(ex is IOException)) throw; Compute();")]
    [InlineData("if (ex is not IOException) throw; Compute();")]
    [InlineData("if (ex is not IOException) { throw; } else { Compute(); }")]
    [InlineData("if (ex is IOException) { Compute(); return; } throw;")]
    [InlineData("if (ex is IOException) throw new OrderException(\"no\", ex); throw;")]
    [InlineData("if (ex is IOException) Compute(); else if (ex is TimeoutException) Compute(); else throw;")]
    [InlineData("if (ex is IOException) { Compute(); return; } if (ex is TimeoutException) return; throw;")]
    [InlineData("switch (ex) { case IOException: Compute(); break; case TimeoutException: Compute(); break; default: throw; }")]
    [InlineData("var io = ex as IOException; if (io == null) throw; _log.LogError(io, \"failed\");")]
    [InlineData("var io = ex as IOException; if (io is null) { throw; } _log.LogError(io, \"failed\");")]
    [InlineData("if (ex.GetType() == typeof(IOException)) Compute(); else throw;")]
    public Task TestThatThrowsTheRestOn_IsReported(string handler) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} [|catch (Exception ex)|] {{ {handler} }} }}");

    [Theory]
    [InlineData("if (ex is IOException) Compute();")]
    [InlineData("if (ex is IOException) Compute(); throw;")]
    [InlineData("if (ex is IOException) Compute(); else throw new OrderException(\"no\", ex);")]
    [InlineData("if (ex is IOException) Compute(); else { Work(); throw; }")]
    [InlineData("Compute(); if (ex is not IOException) throw;")]
    [InlineData("if (Flag) Compute(); else throw;")]
    [InlineData("if (ex.InnerException is IOException) Compute(); else throw;")]
    [InlineData("if (ex is IOException && Flag) Compute(); else throw;")]
    [InlineData("if (ex is IOException && Compute() == 1) Compute(); else throw;")]
    [InlineData("if (ex is null) Compute(); else throw;")]
    [InlineData("if (ex is not null) Compute(); else throw;")]
    [InlineData("if (ex is IOException) Compute(); else if (Flag) Compute(); else throw;")]
    [InlineData("if (ex is IOException) Compute(); if (ex is TimeoutException) return; throw;")]
    [InlineData("switch (ex) { case IOException: Compute(); break; default: Compute(); throw; }")]
    [InlineData("switch (ex) { case IOException when Flag: Compute(); break; default: throw; }")]
    [InlineData("var io = ex as IOException; if (io == null && Flag) throw; _log.LogError(ex, \"failed\");")]
    [InlineData("if (ex.GetType().Name == \"IOException\" && Flag) Compute(); else throw;")]
    [InlineData("throw;")]
    public Task OtherHandlers_AreNotReported(string handler) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} catch (Exception ex) {{ {handler} }} }}");

    [Fact]
    public Task ClauseBeforeAnother_IsNotReported() => Verify.VerifyAsync(
        "void M() { try { Work(); } catch (IOException ex) { if (ex is FileNotFoundException) Compute(); else throw; } catch (Exception ex) { _log.LogError(ex, \"failed\"); } }");

    [Theory]
    [InlineData("catch (Exception ex)", "if (ex is ArgumentException) work(); else throw;", "catch (ArgumentException)", "work();")]
    [InlineData("catch (Exception ex)", "if (ex is ArgumentException) { Console.WriteLine(ex); } else { throw; }", "catch (ArgumentException ex)", "Console.WriteLine(ex);")]
    [InlineData("catch (Exception ex)", "if (ex is ArgumentException a) { Console.WriteLine(a); } else throw;", "catch (Exception ex) when (ex is ArgumentException a)", "Console.WriteLine(a);")]
    [InlineData("catch (Exception ex)", "if (ex is ArgumentException { ParamName: \"x\" }) { work(); } else throw;", "catch (Exception ex) when (ex is ArgumentException { ParamName: \"x\" })", "work();")]
    [InlineData("catch (Exception ex)", "if (!(ex is ArgumentException)) throw; work();", "catch (ArgumentException)", "work();")]
    [InlineData("catch (Exception ex)", "if (ex is not ArgumentException) throw; work();", "catch (ArgumentException)", "work();")]
    [InlineData("catch (Exception ex)", "if (ex is not (ArgumentException or FormatException)) throw; work();", "catch (Exception ex) when (ex is ArgumentException or FormatException)", "work();")]
    [InlineData("catch (Exception ex)", "if (ex is ArgumentException) { work(); return; } throw;", "catch (ArgumentException)", "work(); return;")]
    [InlineData("catch (Exception ex)", "if (ex is ArgumentException) { work(); } else throw; work();", "catch (ArgumentException)", "work(); work();")]
    public Task Test_MovesIntoTheClause(string header, string handler, string fixedHeader, string fixedHandler) => VerifyCS.VerifyCodeFixAsync(
        $"using System; class C {{ void M(Action work) {{ try {{ work(); }} [|{header}|] {{ {handler} }} }} }}",
        $"using System; class C {{ void M(Action work) {{ try {{ work(); }} {fixedHeader} {{ {fixedHandler} }} }} }}");

    [Fact]
    public Task CommentsOfTheHandling_Stay() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C
        {
            void M(Action work)
            {
                try
                {
                    work();
                }
                [|catch (Exception ex)|]
                {
                    // Only what was asked for wrongly.
                    if (ex is ArgumentException)
                    {
                        work(); // again
                    }
                    else
                    {
                        throw;
                    }
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
                try
                {
                    work();
                }
                catch (ArgumentException)
                {
                    // Only what was asked for wrongly.
                    work(); // again
                }
            }
        }
        """);

    [Fact]
    public Task CommentAtTheThrow_HasNoFix()
    {
        const string Code = "using System; class C { void M(Action work) { try { work(); } [|catch (Exception ex)|] { if (ex is ArgumentException) work(); else /* the caller's */ throw; } } }";
        return VerifyCS.VerifyCodeFixAsync(Code, Code);
    }

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce() => new CSharpCodeFixTest<TypeTestInCatchAnalyzer, TypeTestInCatchCodeFix, DefaultVerifier>
    {
        TestState =
        {
            Sources =
            {
                "using System; class A { void M(Action work) { try { work(); } [|catch (Exception ex)|] { if (ex is ArgumentException) work(); else throw; } } }",
                "using System; class B { void M(Action work) { try { work(); } [|catch (Exception ex)|] { if (ex is ArgumentException) work(); else throw; } } }",
            },
        },
        FixedState =
        {
            Sources =
            {
                "using System; class A { void M(Action work) { try { work(); } catch (ArgumentException) { work(); } } }",
                "using System; class B { void M(Action work) { try { work(); } catch (ArgumentException) { work(); } } }",
            },
        },
    }.RunAsync();
}

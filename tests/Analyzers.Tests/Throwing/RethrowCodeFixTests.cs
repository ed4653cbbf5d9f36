using ErrorHandling.Analyzers.CodeFixes.Throwing;
using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using FixTest = CSharpCodeFixTest<RethrowAnalyzer, RethrowCodeFix, DefaultVerifier>;
using VerifyCS = CSharpCodeFixVerifier<RethrowAnalyzer, RethrowCodeFix, DefaultVerifier>;

public sealed class RethrowCodeFixTests
{
    [Fact]
    public Task VariableNothingElseUses_IsDropped() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C { void M(Action work) { try { work(); } catch (Exception ex) { [|throw ex;|] } } }
        """,
        """
        using System;
        class C { void M(Action work) { try { work(); } catch (Exception) { throw; } } }
        """);

    [Fact]
    public Task VariableTheFilterUses_Stays() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C { void M(Action work) { try { work(); } catch (Exception ex) when (ex.HResult == 1) { [|throw ex;|] } } }
        """,
        """
        using System;
        class C { void M(Action work) { try { work(); } catch (Exception ex) when (ex.HResult == 1) { throw; } } }
        """);

    [Fact]
    public Task VariableTheHandlerUses_Stays() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C { void M(Action work) { try { work(); } catch (Exception ex) { Console.WriteLine(ex); [|throw ex;|] } } }
        """,
        """
        using System;
        class C { void M(Action work) { try { work(); } catch (Exception ex) { Console.WriteLine(ex); throw; } } }
        """);

    [Fact]
    public Task TwoThrowsInOneHandler_DropTheVariableWithTheLast() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C
        {
            void M(Action work, bool first)
            {
                try { work(); }
                catch (Exception ex)
                {
                    if (first)
                        [|throw ex;|]
                    [|throw ex;|]
                }
            }
        }
        """,
        """
        using System;
        class C
        {
            void M(Action work, bool first)
            {
                try { work(); }
                catch (Exception)
                {
                    if (first)
                        throw;
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task Comments_Stay() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C
        {
            void M(Action work)
            {
                try { work(); }
                catch (Exception /* any */ ex) // header
                {
                    // before
                    [|throw /* the same */ ex /* again */;|] // behind
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
                try { work(); }
                catch (Exception /* any */) // header
                {
                    // before
                    throw /* the same */ /* again */; // behind
                }
            }
        }
        """);

    [Fact]
    public Task Alias_GoesWithItsLastUse() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C
        {
            void M(Action work, bool first)
            {
                try { work(); }
                catch (Exception ex)
                {
                    // why
                    var alias = ex;
                    var other = alias;
                    if (first) { [|throw alias;|] }
                    [|throw other;|]
                }
            }
        }
        """,
        """
        using System;
        class C
        {
            void M(Action work, bool first)
            {
                try { work(); }
                catch (Exception)
                {
                    // why
                    if (first) { throw; }
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task AliasStillUsed_Stays() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C
        {
            void M(Action work)
            {
                try { work(); }
                catch (Exception ex)
                {
                    var alias = ex;
                    Console.WriteLine(alias);
                    [|throw alias;|]
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
                try { work(); }
                catch (Exception ex)
                {
                    var alias = ex;
                    Console.WriteLine(alias);
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task NestedHandler_DispatchesTheOuterException() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;

        class C
        {
            int M(Action work, bool first)
            {
                try { work(); return 0; }
                catch (Exception ex)
                {
                    try { work(); return 1; }
                    catch (InvalidOperationException)
                    {
                        // why
                        if (first)
                            [|throw ex;|]

                        [|throw ex;|] // behind
                    }
                }
            }
        }
        """,
        """
        using System;
        using System.Runtime.ExceptionServices;

        class C
        {
            int M(Action work, bool first)
            {
                try { work(); return 0; }
                catch (Exception ex)
                {
                    try { work(); return 1; }
                    catch (InvalidOperationException)
                    {
                        // why
                        if (first)
                        {
                            ExceptionDispatchInfo.Capture(ex).Throw();
                            throw;
                        }

                        ExceptionDispatchInfo.Capture(ex).Throw(); // behind
                        throw;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task SwitchSectionOfANestedHandler_GetsBothStatements() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        using System.Runtime.ExceptionServices;

        class C
        {
            void M(Action work, int kind)
            {
                try { work(); }
                catch (Exception ex)
                {
                    try { work(); }
                    catch (InvalidOperationException)
                    {
                        switch (kind)
                        {
                            case 1:
                                [|throw ex;|]
                            default:
                                break;
                        }
                    }
                }
            }
        }
        """,
        """
        using System;
        using System.Runtime.ExceptionServices;

        class C
        {
            void M(Action work, int kind)
            {
                try { work(); }
                catch (Exception ex)
                {
                    try { work(); }
                    catch (InvalidOperationException)
                    {
                        switch (kind)
                        {
                            case 1:
                                ExceptionDispatchInfo.Capture(ex).Throw();
                                throw;
                            default:
                                break;
                        }
                    }
                }
            }
        }
        """);

    [Fact]
    public Task ThrowExpression_IsReportedButNotFixed() => ReportsOnly(
        """
        using System;
        class C { string M(Func<string?> work) { try { return work() ?? ""; } catch (Exception ex) { return work() ?? [|throw ex|]; } } }
        """);

    [Fact]
    public Task NestedFinally_IsReportedButNotFixed() => ReportsOnly(
        """
        using System;
        class C
        {
            void M(Action work)
            {
                try { work(); }
                catch (Exception ex)
                {
                    try { work(); }
                    finally { [|throw ex;|] }
                }
            }
        }
        """);

    [Fact]
    public Task VariableThatAnotherConfigurationUses_IsNotTakenFromIt() => ReportsOnly(
        """
        using System;
        class C
        {
            void M(Action work)
            {
                try { work(); }
                catch (Exception ex)
                {
        #if TRACING
                    Console.WriteLine(ex);
        #endif
                    [|throw ex;|]
                }
            }
        }
        """);

    [Fact]
    public Task FixAll_CoversDocumentsAndProjects()
    {
        const string Code = "using System; class {0} {{ void M(Action work) {{ try {{ work(); }} catch (Exception ex) {{ [|throw ex;|] }} }} }}";
        const string Fixed = "using System; class {0} {{ void M(Action work) {{ try {{ work(); }} catch (Exception) {{ throw; }} }} }}";

        var test = new FixTest();
        test.TestState.Sources.Add(Named(Code, "A"));
        test.TestState.Sources.Add(Named(Code, "B"));
        test.FixedState.Sources.Add(Named(Fixed, "A"));
        test.FixedState.Sources.Add(Named(Fixed, "B"));
        test.TestState.AdditionalProjects["Other"].Sources.Add(Named(Code, "C"));
        test.FixedState.AdditionalProjects["Other"].Sources.Add(Named(Fixed, "C"));
        return test.RunAsync();
    }

    private static Task ReportsOnly(string code) => VerifyCS.VerifyCodeFixAsync(code, code);

    private static string Named(string code, string name) => string.Format(System.Globalization.CultureInfo.InvariantCulture, code, name);
}

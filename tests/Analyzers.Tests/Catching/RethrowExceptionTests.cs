namespace ErrorHandling.Analyzers.Tests.Catching;

public sealed class RethrowExceptionTests
{
    private const string Key = "RethrowExceptionWithoutLogger";

    [Theory]
    [InlineData("[|catch (Exception)|] { _count++; return 0; }", "catch (Exception) { _count++; throw; }")]
    [InlineData("[|catch|] { _count++; } return 1;", "catch { _count++; throw; }")]
    [InlineData("[|catch (Exception)|] { if (_count == 1) return 0; return 1; }", "catch (Exception) { if (_count == 1) throw; throw; }")]
    [InlineData("[|catch (Exception)|] { /* so */ _count++; /* what */ } return 2;", "catch (Exception) { /* so */ _count++; /* what */ throw; }")]
    public Task HandlerThatDoesSomething_EndsInThrow(string clause, string fixedClause) =>
        SwallowedExceptionFix.VerifyAsync(Key, Method(clause), Method(fixedClause));

    [Fact]
    public Task LoopThatGoesOn_ThrowsInstead() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        using System.Collections.Generic;
        class C
        {
            void M(IEnumerable<Action> all)
            {
                foreach (var one in all)
                {
                    try
                    {
                        one();
                    }
                    [|catch (Exception)|]
                    {
                        GC.Collect();
                        continue; // next
                    }
                    finally
                    {
                        Console.WriteLine();
                    }
                }
            }
        }
        """,
        """
        using System;
        using System.Collections.Generic;
        class C
        {
            void M(IEnumerable<Action> all)
            {
                foreach (var one in all)
                {
                    try
                    {
                        one();
                    }
                    catch (Exception)
                    {
                        GC.Collect();
                        throw; // next
                    }
                    finally
                    {
                        Console.WriteLine();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task ClauseThatOnlyLeaves_Goes_WhereOthersStay() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        class C
        {
            int M(Func<int> work)
            {
                try
                {
                    return work();
                }
                catch (InvalidOperationException)
                {
                    return Environment.TickCount;
                } // known
                [|catch (Exception)|]
                {
                    return 0; // unknown
                }
            }

            void N(Action work)
            {
                try
                {
                    work();
                }
                [|catch|]
                {
                }
                finally
                {
                    Console.WriteLine();
                }
            }
        }
        """,
        """
        using System;
        class C
        {
            int M(Func<int> work)
            {
                try
                {
                    return work();
                }
                catch (InvalidOperationException)
                {
                    return Environment.TickCount;
                } // known
                // unknown
            }

            void N(Action work)
            {
                try
                {
                    work();
                }
                finally
                {
                    Console.WriteLine();
                }
            }
        }
        """);

    [Fact]
    public Task ClauseBesideABrace_GoesWithItsLine() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        class C
        {
            void M(Action work)
            {
                try {
                    work();
                } catch (InvalidOperationException) {
                    work();
                    throw;
                } [|catch (Exception)|] {
                }
                work();
            }
        }
        """,
        """
        using System;
        class C
        {
            void M(Action work)
            {
                try {
                    work();
                } catch (InvalidOperationException) {
                    work();
                    throw;
                }
                work();
            }
        }
        """);

    [Theory]
    [InlineData("[|catch (Exception e)|] { if (_count == 1) { Console.Error.WriteLine(e); } return 0; }")]
    [InlineData("[|catch (Exception)|] { try { _count++; } finally { _count--; } return 0; }")]
    [InlineData("[|catch (Exception)|]\n{\n#if TRACING\n    throw;\n#endif\n    return 0;\n}")]
    [InlineData("[|catch (Exception)|] { } _count++; return 0;")]
    [InlineData("[|catch (Exception)|] { _count = work(); return 0; }")]
    public Task UnclearOrUnreachableResult_IsNotOffered(string clause) => SwallowedExceptionFix.IsNotOfferedAsync(Key, Method(clause));

    private static string Method(string clause) =>
        $$"""
        using System;
        class C
        {
            int _count;
            int M(Func<int> work) { try { return work(); } {{clause}} }
        }
        """;
}

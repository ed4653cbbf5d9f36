using ErrorHandling.Analyzers.Catching;
using ErrorHandling.Analyzers.CodeFixes.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using VerifyCS = CSharpCodeFixVerifier<CancellationAsFailureAnalyzer, CancellationAsFailureCodeFix, DefaultVerifier>;

public sealed class CancellationAsFailureCodeFixTests
{
    [Fact]
    public Task Clause_GetsOneBeforeItThatLetsCancellationPass() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        class C
        {
            async Task M(CancellationToken token)
            {
                try
                {
                    await Task.Delay(1, token);
                }
                // What the work itself gets wrong.
                [|catch (Exception ex)|] // all of it
                {
                    throw new InvalidOperationException("failed", ex);
                }
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        class C
        {
            async Task M(CancellationToken token)
            {
                try
                {
                    await Task.Delay(1, token);
                }
                catch (OperationCanceledException) when (token.IsCancellationRequested)
                {
                    throw;
                }
                // What the work itself gets wrong.
                catch (Exception ex) // all of it
                {
                    throw new InvalidOperationException("failed", ex);
                }
            }
        }
        """);

    [Fact]
    public Task SeveralTokensAndASource_AreAllAsked() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        class C
        {
            private readonly CancellationTokenSource _cts = new CancellationTokenSource();

            async Task M(CancellationToken token)
            {
                try {
                    await Task.Delay(1, token);
                    await Task.Delay(1, _cts.Token);
                } catch (ArgumentException) {
                    throw;
                } [|catch (Exception ex)|] {
                    throw new InvalidOperationException("failed", ex);
                }
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        class C
        {
            private readonly CancellationTokenSource _cts = new CancellationTokenSource();

            async Task M(CancellationToken token)
            {
                try {
                    await Task.Delay(1, token);
                    await Task.Delay(1, _cts.Token);
                } catch (ArgumentException) {
                    throw;
                }
                catch (OperationCanceledException) when (token.IsCancellationRequested || _cts.IsCancellationRequested)
                {
                    throw;
                }
                catch (Exception ex) {
                    throw new InvalidOperationException("failed", ex);
                }
            }
        }
        """);

    [Fact]
    public Task WithoutTheUsing_ItIsAdded() => VerifyCS.VerifyCodeFixAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;

        class C
        {
            async Task M(CancellationToken token)
            {
                try
                {
                    await Task.Delay(1, token);
                }
                [|catch|]
                {
                    throw new System.InvalidOperationException("failed");
                }
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        class C
        {
            async Task M(CancellationToken token)
            {
                try
                {
                    await Task.Delay(1, token);
                }
                catch (OperationCanceledException) when (token.IsCancellationRequested)
                {
                    throw;
                }
                catch
                {
                    throw new System.InvalidOperationException("failed");
                }
            }
        }
        """);

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce()
    {
        static string Code(string name, string before, string after) =>
            $$"""
            using System;
            using System.Threading;

            class {{name}}
            {
                void M(CancellationToken token)
                {
                    try
                    {
                        token.ThrowIfCancellationRequested();
                    }{{before}}
                    {{after}}catch (Exception ex){{(after.Length > 0 ? "|]" : "")}}
                    {
                        throw new InvalidOperationException("failed", ex);
                    }
                }
            }
            """;

        const string Passing =
            """

                    catch (OperationCanceledException) when (token.IsCancellationRequested)
                    {
                        throw;
                    }
            """;

        return new CSharpCodeFixTest<CancellationAsFailureAnalyzer, CancellationAsFailureCodeFix, DefaultVerifier>
        {
            TestState = { Sources = { Code("A", "", "[|"), Code("B", "", "[|") } },
            FixedState = { Sources = { Code("A", Passing, ""), Code("B", Passing, "") } },
        }.RunAsync();
    }

    /// <summary>The silent path is a mistake of its own, which this fix would only bring to light.</summary>
    [Fact]
    public Task HandlerWithASilentPathToo_IsReportedWithoutFix()
    {
        const string Code =
            """
            using System;
            using System.Threading;

            class C
            {
                void M(CancellationToken token, bool loud)
                {
                    try
                    {
                        token.ThrowIfCancellationRequested();
                    }
                    [|catch (Exception ex)|]
                    {
                        if (loud)
                            Console.Error.WriteLine("failed: " + ex.Message);
                        if (loud)
                            throw new InvalidOperationException("failed", ex);
                    }
                }
            }
            """;

        return VerifyCS.VerifyCodeFixAsync(Code, Code);
    }
}

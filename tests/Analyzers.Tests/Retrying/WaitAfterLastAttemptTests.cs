using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<WaitAfterLastAttemptAnalyzer, WaitAfterLastAttemptCodeFix>;

public sealed class WaitAfterLastAttemptTests
{
    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException ex) { last = ex; [|Thread.Sleep(100)|]; } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException ex) { last = ex; } [|Thread.Sleep(100)|]; }")]
    [InlineData("var n = 3; while (n-- > 0) { try { Work(); return; } catch (IOException ex) { last = ex; [|Thread.Sleep(100)|]; } }")]
    [InlineData("var n = 0; while (true) { try { Work(); return; } catch (IOException ex) { last = ex; [|Thread.Sleep(100)|]; if (++n == 3) throw; } }")]
    [InlineData("var n = 0; do { try { Work(); return; } catch (IOException ex) { last = ex; [|Thread.Sleep(100)|]; n++; } } while (n < 3);")]
    public Task NoAttemptFollows_IsReported(string statements) => Verify.VerifyAsync($"void M() {{ Exception? last = null; {statements} throw last!; }}");

    [Theory]
    [InlineData("for (var i = 0; ; i++) { try { Work(); return; } catch (IOException) when (i < 3) { Thread.Sleep(100); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException ex) { last = ex; if (i < 2) Thread.Sleep(100); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { if (i > 0) Thread.Sleep(100); try { Work(); return; } catch (IOException ex) { last = ex; } }")]
    [InlineData("var n = 0; while (true) { try { Work(); return; } catch (IOException ex) { last = ex; if (++n == 3) throw; Thread.Sleep(100); } }")]
    [InlineData("while (true) { try { Work(); return; } catch (IOException) { Thread.Sleep(100); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { Thread.Sleep(100); Work(); }")]
    public Task AttemptFollows_IsNotReported(string statements) => Verify.VerifyAsync($"void M() {{ Exception? last = null; {statements} throw last!; }}");

    [Fact]
    public Task ResultThatIsLookedAt_IsReported() => Verify.VerifyAsync(
        "async Task<int> M() { for (var attempt = 0; attempt < 3; attempt++) { var code = await RunAsync(); if (code == 0) return 0; await [|Task.Delay(100)|]; } return 1; } private static Task<int> RunAsync() => Task.FromResult(0);");

    [Fact]
    public Task BrokenCode_IsLeftAlone() => Verify.VerifyAsync(
        "void M() { for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException) { {|CS0103:Missing|}(); } } throw new OrderException(\"never\"); }");

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync(
        "", "void M() { for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException) { Thread.Sleep(100); } } throw new OrderException(\"never\"); }");

    [Fact]
    public Task Wait_MovesBehindAGuard() => Verify.VerifyFixAllAsync(
        """
            async Task M(int max)
            {
                Exception? last = null;
                for (var i = 0; i < max; i++)
                {
                    try
                    {
                        await WorkAsync();
                        return;
                    }
                    catch (IOException ex)
                    {
                        last = ex;
                        // give it time
                        await [|Task.Delay(100)|].ConfigureAwait(false); // a little
                    }
                }

                throw last!;
            }
        """,
        """
            async Task M(int max)
            {
                Exception? last = null;
                for (var i = 0; i < max; i++)
                {
                    try
                    {
                        await WorkAsync();
                        return;
                    }
                    catch (IOException ex)
                    {
                        last = ex;
                        // give it time
                        if (i < max - 1)
                        {
                            await Task.Delay(100).ConfigureAwait(false);
                        } // a little
                    }
                }

                throw last!;
            }
        """);
}

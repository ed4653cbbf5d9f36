using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<UnboundedRetryAnalyzer, UnboundedRetryCodeFix>;

public sealed class UnboundedRetryTests
{
    [Theory]
    [InlineData("{|EH3001:while|} (true) { try { Work(); return; } catch (IOException) { Thread.Sleep(100); } }")]
    [InlineData("{|EH3001:for|} (;;) { try { Work(); return; } catch (IOException) { Thread.Sleep(100); } }")]
    [InlineData("var ok = false; {|EH3001:while|} (!ok) { try { Work(); ok = true; } catch (IOException) { Thread.Sleep(100); } }")]
    [InlineData("var ok = false; {|EH3001:do|} { try { Work(); ok = true; } catch (IOException) { ok = false; } } while (!ok);")]
    [InlineData("again: try { Work(); } catch (IOException) { {|EH3001:goto again;|} }")]
    [InlineData("{|EH3001:while|} (true) { try { Work(); return; } catch (StatusException ex) when (ex.Status == HttpStatusCode.TooManyRequests) { Thread.Sleep(100); } }")]
    [InlineData("{|EH3001:while|} (true) { try { Work(); return; } catch (IOException ex) { if (ex is FileNotFoundException) throw; } }")]
    [InlineData("{|EH3001:for|} (var i = 0; i < int.MaxValue; i++) { try { Work(); return; } catch (IOException) { Thread.Sleep(100); } }")]
    [InlineData("{|EH3001:for|} (var i = 0; i < 1000; i++) { try { Work(); return; } catch (IOException) { Thread.Sleep(100); } }")]
    [InlineData("var i = 0; {|EH3001:while|} (true) { try { Work(); return; } catch (IOException) { if (++i > 3) throw; } catch (TimeoutException) { Thread.Sleep(1); } }")]
    [InlineData("Action a = () => { {|EH3001:while|} (true) { try { Work(); return; } catch (IOException) { } } };")]
    [InlineData("void Local() { {|EH3001:while|} (true) { try { Work(); return; } catch (IOException) { } } }")]
    public Task NothingEndsTheAttempts_IsReported(string statements) => Verify.VerifyAsync($"void M() {{ {statements} }}");

    [Fact]
    public Task RecursionWithTheSameArguments_IsReported() => Verify.VerifyAsync(
        "int M(string path) { try { return Compute(); } catch (IOException) { return {|EH3001:M(path)|}; } }");

    [Fact]
    public Task Iterator_IsReported() => Verify.VerifyAsync(
        "IEnumerable<int> M() { var value = 0; {|EH3001:while|} (true) { try { value = Compute(); break; } catch (IOException) { } } yield return value; }");

    [Fact]
    public Task TopLevelStatements_AreReported() => Verify.VerifyProgramAsync(
        "{|EH3001:while|} (true) { try { Console.WriteLine(); break; } catch (IOException) { Thread.Sleep(100); } }");

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException) when (i < 2) { } }")]
    [InlineData("for (var i = 0; i < max; i++) { try { Work(); return; } catch (IOException) { } }")]
    [InlineData("var i = 0; while (true) { try { Work(); return; } catch (IOException) when (i++ < 3) { } }")]
    [InlineData("var i = 3; while (i-- > 0) { try { Work(); return; } catch (IOException) { } }")]
    [InlineData("var i = 0; while (true) { try { Work(); return; } catch (IOException) { i += 1; if (i == max && Flag) throw; } }")]
    [InlineData("var until = DateTime.UtcNow.AddSeconds(5); while (true) { try { Work(); return; } catch (IOException) when (DateTime.UtcNow < until) { } }")]
    [InlineData("var watch = Stopwatch.StartNew(); while (watch.ElapsedMilliseconds < 500) { try { Work(); return; } catch (IOException) { } }")]
    [InlineData("foreach (var i in Enumerable.Range(0, 3)) { try { Work(); return; } catch (IOException) { } }")]
    [InlineData("var tried = false; while (true) { try { Work(); return; } catch (IOException) { if (tried) throw; tried = true; } }")]
    [InlineData("while (true) { try { Work(); return; } catch (IOException ex) when (again(ex)) { } }")]
    [InlineData("while (true) { try { Work(); return; } catch (IOException) { token.ThrowIfCancellationRequested(); } }")]
    [InlineData("while (true) { try { Work(); return; } catch (ConflictException) { Work(); } }")]
    [InlineData("var giveUp = false; var i = 0; while (!giveUp) { try { Work(); return; } catch (IOException) { giveUp = ++i > max; } }")]
    [InlineData("again: try { Work(); } catch (IOException) { if (max-- == 0) throw; goto again; }")]
    public Task SomethingEndsTheAttempts_IsNotReported(string statements) =>
        Verify.VerifyAsync($"void M(int max, CancellationToken token, Func<Exception, bool> again) {{ {statements} }}");

    [Theory]
    [InlineData("while (true) { try { Work(); } catch (IOException) { } }")]
    [InlineData("while (true) { try { Work(); return; } catch (IOException) { break; } }")]
    [InlineData("foreach (var item in new[] { 1 }) { try { Work(); return; } catch (IOException) { } }")]
    public Task NoRetry_IsNotReported(string statements) => Verify.VerifyAsync($"void M() {{ {statements} }}");

    [Theory]
    [InlineData("int M(int left) { try { return Compute(); } catch (IOException) { if (left == 0) throw; return M(left - 1); } }")]
    [InlineData("int M(bool again = true) { try { return Compute(); } catch (IOException) when (again) { return M(false); } }")]
    [InlineData("int M(string path) { try { return Compute(); } catch (IOException) { return M(path + \"x\"); } }")]
    public Task RecursionThatCountsOrDoesSomethingElse_IsNotReported(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task CancellationAloneAtTheStart_IsASuggestion() => Verify.VerifyAsync(
        "async Task StartAsync(CancellationToken token) { {|#0:while|} (true) { try { await WorkAsync(token); return; } catch (IOException) { await Task.Delay(1000, token); } } }",
        new DiagnosticResult("EH3001", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

    [Fact]
    public Task CancellationAloneElsewhere_IsNotReported() => Verify.VerifyAsync(
        "async Task M(CancellationToken token) { while (true) { try { await WorkAsync(token); return; } catch (IOException) { await Task.Delay(1000, token); } } }");

    [Fact]
    public Task BrokenCode_IsLeftAlone() => Verify.VerifyAsync(
        "void M() { while (true) { try { Work(); return; } catch (IOException) when ({|CS0103:Missing|}()) { } } }");

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync(
        "", "void M() { while (true) { try { Work(); return; } catch (IOException) { } } }");

    [Fact]
    public Task TestProjectThatWantsIt_IsReported() => Verify.VerifyInTestProjectAsync(
        "error_handling.analyze_tests = true", "void M() { {|EH3001:while|} (true) { try { Work(); return; } catch (IOException) { } } }");

    [Fact]
    public Task While_CountsAndGivesUp() => Verify.VerifyFixAllAsync(
        """
            void M()
            {
                // as often as it takes
                {|EH3001:while|} (true) // for ever
                {
                    try
                    {
                        Work();
                        return;
                    }
                    catch (IOException ex) // the share
                    {
                        _log.LogWarning(ex, "again");
                    }
                }
            }
        """,
        """
            void M()
            {
                // as often as it takes
                for (var attempt = 1; ; attempt++) // for ever
                {
                    try
                    {
                        Work();
                        return;
                    }
                    catch (IOException ex) when (attempt < 5) // the share
                    {
                        _log.LogWarning(ex, "again");
                    }
                }
            }
        """);

    [Fact]
    public Task ConditionAndFilter_AreKept() => Verify.VerifyFixAsync(
        """
            void M()
            {
                var ok = false;
                {|EH3001:while|} (!ok)
                {
                    try
                    {
                        Work();
                        ok = true;
                    }
                    catch (IOException ex) when (ex is FileNotFoundException || ex is DirectoryNotFoundException)
                    {
                        Thread.Sleep(100);
                    }
                }
            }
        """,
        """
            void M()
            {
                var ok = false;
                for (var attempt = 1; !ok; attempt++)
                {
                    try
                    {
                        Work();
                        ok = true;
                    }
                    catch (IOException ex) when ((ex is FileNotFoundException || ex is DirectoryNotFoundException) && attempt < 5)
                    {
                        Thread.Sleep(100);
                    }
                }
            }
        """);
}

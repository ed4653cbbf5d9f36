using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<RetryAfterCancellationAnalyzer, RetryAfterCancellationCodeFix>;

public sealed class RetryAfterCancellationTests
{
    [Theory]
    [InlineData("{|EH3005:catch (Exception) when (i < 4)|} { Work(); }")]
    [InlineData("{|EH3005:catch|} { if (i == 4) throw; }")]
    [InlineData("{|EH3005:catch (OperationCanceledException) when (i < 4)|} { Work(); }")]
    [InlineData("{|EH3005:catch (TaskCanceledException) when (i < 4)|} { Work(); }")]
    [InlineData("catch (IOException) when (i < 4) { Work(); } {|EH3005:catch (Exception) when (i < 4)|} { Work(); }")]
    public Task CancellationIsTriedAgain_IsReported(string clause) => Verify.VerifyAsync(Retry(clause));

    [Theory]
    [InlineData("catch (IOException) when (i < 4) { Work(); }")]
    [InlineData("catch (Exception) when (i < 4 && !token.IsCancellationRequested) { Work(); }")]
    [InlineData("catch (Exception ex) when (i < 4 && ex is not OperationCanceledException) { Work(); }")]
    [InlineData("catch (Exception ex) when (i < 4 && IsTransient(ex)) { Work(); }")]
    [InlineData("catch (OperationCanceledException) { throw; } catch (Exception) when (i < 4) { Work(); }")]
    [InlineData("catch (OperationCanceledException) when (token.IsCancellationRequested) { throw; } catch (Exception) when (i < 4) { Work(); }")]
    [InlineData("catch (Exception) when (i < 4) { token.ThrowIfCancellationRequested(); }")]
    [InlineData("catch (Exception) when (i < 4) { if (token.IsCancellationRequested) throw; }")]
    [InlineData("catch (Exception) when (i < 4) { await Task.Delay(100, token); }")]
    public Task CancellationEndsTheAttempts_IsNotReported(string clause) => Verify.VerifyAsync(Retry(clause));

    [Theory]
    [InlineData("for (var i = 0; i < 5; i++) { token.ThrowIfCancellationRequested(); try { await WorkAsync(token); return; } catch (Exception) when (i < 4) { } }")]
    [InlineData("for (var i = 0; i < 5 && !token.IsCancellationRequested; i++) { try { await WorkAsync(token); return; } catch (Exception) when (i < 4) { } }")]
    public Task TokenAskedAtTheTop_IsNotReported(string statements) => Verify.VerifyAsync($"async Task M(CancellationToken token) {{ {statements} }}");

    [Theory]
    [InlineData("try { await WorkAsync(token); } {|EH3005:catch|} { if (again) throw; await M(token, true); }")]
    [InlineData("try { await WorkAsync(token); } {|EH3005:catch (Exception) when (!again)|} { await M(token, true); }")]
    [InlineData("token.ThrowIfCancellationRequested(); try { await WorkAsync(token); } catch { if (again) throw; await M(token, true); }")]
    [InlineData("await WorkAsync(token); try { await WorkAsync(token); } catch { if (again) throw; await M(token, true); }")]
    [InlineData("try { await WorkAsync(token); } catch (OperationCanceledException) { throw; } catch { if (again) throw; await M(token, true); }")]
    [InlineData("try { await WorkAsync(token); } catch { if (again) throw; await Task.Delay(100, token); await M(token, true); }")]
    [InlineData("try { await WorkAsync(token); } catch (IOException) { if (again) throw; await M(token, true); }")]
    public Task MemberThatCallsItselfAgain_IsJudgedAlike(string body) => Verify.VerifyAsync($"async Task M(CancellationToken token, bool again = false) {{ {body} }}");

    [Fact]
    public Task NoTokenInScope_IsNotReported() => Verify.VerifyAsync(
        "async Task M() { for (var i = 0; i < 5; i++) { try { await WorkAsync(); return; } catch (Exception) when (i < 4) { await Task.Delay(100); } } }");

    [Theory]
    [InlineData("Task.Delay(100)")]
    [InlineData("Task.Delay(TimeSpan.FromSeconds(1))")]
    [InlineData("Task.Delay(100, CancellationToken.None)")]
    [InlineData("Task.Delay(100, default)")]
    public Task WaitWithoutTheToken_IsReported(string wait) => Verify.VerifyAsync(Retry($"catch (IOException) when (i < 4) {{ await {{|EH3005:{wait}|}}; }}"));

    [Fact]
    public Task TokenOfAnOuterFunction_Counts() => Verify.VerifyAsync(
        "void M(CancellationToken token) { Func<Task> f = async () => { for (var i = 0; i < 5; i++) { try { await WorkAsync(token); return; } catch (IOException) when (i < 4) { await {|EH3005:Task.Delay(100)|}; } } }; }");

    [Fact]
    public Task StaticLocalFunction_SeesNoToken() => Verify.VerifyAsync(
        "void M(CancellationToken token) { static async Task F() { for (var i = 0; i < 5; i++) { try { await WorkAsync(); return; } catch (IOException) when (i < 4) { await Task.Delay(100); } } } }");

    [Fact]
    public Task FieldThatTheWorkUses_Counts() => Verify.VerifyAsync(
        """
        private readonly CancellationTokenSource _stop = new();
        async Task M() { for (var i = 0; i < 5; i++) { try { await WorkAsync(_stop.Token); return; } catch (IOException) when (i < 4) { await {|EH3005:Task.Delay(100)|}; } } }
        """);

    [Fact]
    public Task TokenThatMeasuresTime_DoesNotCount() => Verify.VerifyAsync(
        "async Task M() { using var limit = new CancellationTokenSource(1000); for (var i = 0; i < 5; i++) { try { await WorkAsync(limit.Token); return; } catch (IOException) when (i < 4) { await Task.Delay(100); } } }");

    [Fact]
    public Task Messages_NameTheToken() => Verify.VerifyAsync(
        Retry("{|#0:catch (Exception) when (i < 4)|} { await {|#1:Task.Delay(100)|}; }"),
        new DiagnosticResult("EH3005", DiagnosticSeverity.Warning).WithLocation(0).WithArguments("token"),
        new DiagnosticResult("EH3005", DiagnosticSeverity.Warning).WithLocation(1).WithArguments("token"));

    [Fact]
    public Task BrokenCode_IsLeftAlone() => Verify.VerifyAsync(Retry("catch ({|CS0246:Missing|}) when (i < 4) { }"));

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync("", Retry("catch (Exception) when (i < 4) { Work(); }"));

    [Fact]
    public Task Filter_LetsCancellationThrough() => Verify.VerifyFixAllAsync(
        """
            async Task M(CancellationToken token)
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        await WorkAsync(token);
                        return;
                    }
                    {|EH3005:catch (Exception ex) when (i < 4)|} // at most 5
                    {
                        _log.LogWarning(ex, "again");
                    }
                }
            }
        """,
        """
            async Task M(CancellationToken token)
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        await WorkAsync(token);
                        return;
                    }
                    catch (Exception ex) when (i < 4 && !token.IsCancellationRequested) // at most 5
                    {
                        _log.LogWarning(ex, "again");
                    }
                }
            }
        """);

    [Theory]
    [InlineData("Task.Delay(100)", "Task.Delay(100, token)")]
    [InlineData("Task.Delay(100, CancellationToken.None)", "Task.Delay(100, token)")]
    [InlineData("Task.Delay(100, default)", "Task.Delay(100, token)")]
    public Task Wait_GetsTheToken(string wait, string repaired) => Verify.VerifyFixAsync(
        Retry($"catch (IOException) when (i < 4) {{ await {{|EH3005:{wait}|}}; /* wait */ }}"), Retry($"catch (IOException) when (i < 4) {{ await {repaired}; /* wait */ }}"));

    private static string Retry(string clause) =>
        $"async Task M(CancellationToken token) {{ for (var i = 0; i < 5; i++) {{ try {{ await WorkAsync(token); return; }} {clause} }} throw new OrderException(\"never\"); }}";
}

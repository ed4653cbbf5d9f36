using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<ThreadBlockedAnalyzer, ThreadBlockedCodeFix>;

public sealed class ThreadBlockedTests
{
    [Theory]
    [InlineData("async Task M() { while (Flag) { await WorkAsync(); [|Thread.Sleep(100)|]; } }")]
    [InlineData("async Task M() { while (Flag) { await WorkAsync(); [|Task.Delay(100).Wait()|]; } }")]
    [InlineData("async Task M() { while (Flag) { await WorkAsync(); [|Task.Delay(100).GetAwaiter().GetResult()|]; } }")]
    [InlineData("async Task M() { while (Flag) { await WorkAsync(); var pause = Task.Delay(100); [|pause.Wait()|]; } }")]
    [InlineData("Task M() { while (Flag) { [|Thread.Sleep(100)|]; } return Task.CompletedTask; }")]
    [InlineData("ValueTask M() { for (;;) { [|Thread.Sleep(100)|]; if (Flag) return default; } }")]
    [InlineData("async ValueTask<int> M() { while (true) { try { await WorkAsync(); return 1; } catch (IOException) { [|Thread.Sleep(100)|]; } } }")]
    [InlineData("async IAsyncEnumerable<int> M() { while (Flag) { await WorkAsync(); yield return 1; [|Thread.Sleep(100)|]; } }")]
    [InlineData("void M() { Func<Task> f = async () => { while (Flag) { await WorkAsync(); [|Thread.Sleep(100)|]; } }; }")]
    [InlineData("void M() { async Task F() { do { await WorkAsync(); [|Thread.Sleep(100)|]; } while (Flag); } }")]
    [InlineData("async Task<int> M(int left) { try { await WorkAsync(); return 1; } catch (IOException) when (left > 0) { [|Thread.Sleep(100)|]; return await M(left - 1); } }")]
    public Task AsynchronousCodeThatBlocks_IsReported(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("void M() { while (Flag) { Thread.Sleep(100); } }")]
    [InlineData("async Task M() { Thread.Sleep(100); await WorkAsync(); }")]
    [InlineData("async Task M() { while (Flag) { await Task.Delay(100); } }")]
    [InlineData("async Task M() { while (Flag) { WorkAsync().Wait(); await WorkAsync(); } }")]
    [InlineData("async Task M() { while (Flag) { Action a = () => Thread.Sleep(100); await WorkAsync(); } }")]
    [InlineData("async Task M() { while (Flag) { await WorkAsync(); Sleep(100); } } private static void Sleep(int time) { }")]
    public Task SynchronousCodeAndOtherWaits_AreNotReported(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task BrokenCode_IsLeftAlone() => Verify.VerifyAsync("async Task M() { while (Flag) { await WorkAsync(); {|CS0103:Missing|}.Sleep(100); } }");

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync("", "async Task M() { while (Flag) { await WorkAsync(); Thread.Sleep(100); } }");

    [Theory]
    [InlineData("[|Thread.Sleep(100)|]", "await Task.Delay(100, token)")]
    [InlineData("[|Thread.Sleep(millisecondsTimeout: 100)|]", "await Task.Delay(100, token)")]
    [InlineData("[|Thread.Sleep(TimeSpan.FromSeconds(1))|]", "await Task.Delay(TimeSpan.FromSeconds(1), token)")]
    [InlineData("[|Task.Delay(100, token).Wait()|]", "await Task.Delay(100, token)")]
    [InlineData("[|Task.Delay(100, token).GetAwaiter().GetResult()|]", "await Task.Delay(100, token)")]
    public Task Wait_IsAwaited(string wait, string repaired) => Verify.VerifyFixAllAsync(
        $"async Task M(CancellationToken token) {{ while (Flag) {{ await WorkAsync(token); /* then */ {wait}; /* now */ }} }}",
        $"async Task M(CancellationToken token) {{ while (Flag) {{ await WorkAsync(token); /* then */ {repaired}; /* now */ }} }}");

    [Theory]
    [InlineData("Task M() { while (Flag) { [|Thread.Sleep(100)|]; } return Task.CompletedTask; }")]
    [InlineData("async Task M() { while (Flag) { await WorkAsync(); lock (_log) { [|Thread.Sleep(100)|]; } } }")]
    public Task WhereNothingCanBeAwaited_HasNoFix(string member) => Verify.VerifyAsync(member);
}

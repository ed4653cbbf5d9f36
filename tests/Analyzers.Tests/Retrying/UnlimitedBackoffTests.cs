using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<UnlimitedBackoffAnalyzer, UnlimitedBackoffCodeFix>;

public sealed class UnlimitedBackoffTests
{
    [Theory]
    [InlineData("i < 20", "[|TimeSpan.FromSeconds(Math.Pow(2, i))|]")]
    [InlineData("i < 11", "[|1000 << i|]")]
    [InlineData("i < 20", "[|(int)Math.Pow(2, i) * 100|]")]
    [InlineData("i < 20", "[|wait|]")]
    [InlineData("i < 20", "[|TimeSpan.FromMilliseconds(Math.Pow(2, i) + Random.Shared.Next(10))|]")]
    public Task WaitThatDoublesForLong_IsReported(string filter, string amount) => Verify.VerifyAsync(Retry(filter, amount));

    [Theory]
    [InlineData("i < 10 && Flag", "TimeSpan.FromSeconds(Math.Pow(2, i))")]
    [InlineData("i < 10 && !Flag", "TimeSpan.FromSeconds(Math.Pow(2, i))")]
    [InlineData("!(i >= 10 && Flag)", "TimeSpan.FromSeconds(Math.Pow(2, i))")]
    [InlineData("!(i >= 10 || Flag)", "TimeSpan.FromSeconds(Math.Pow(2, i))")]
    [InlineData("i < 10", "TimeSpan.FromSeconds(Math.Pow(2, i))")]
    [InlineData("i < max", "TimeSpan.FromSeconds(Math.Pow(2, i))")]
    [InlineData("i < 20", "TimeSpan.FromSeconds(Math.Min(Math.Pow(2, i), 30))")]
    [InlineData("i < 20", "TimeSpan.FromSeconds(i)")]
    [InlineData("i < 20", "TimeSpan.FromSeconds(Math.Pow(i, 2))")]
    [InlineData("i < 20", "capped")]
    [InlineData("i < 20", "max")]
    [InlineData("i < 20", "wait < 500 ? wait : 1000")]
    public Task FewAttemptsOrALimit_IsNotReported(string filter, string amount) => Verify.VerifyAsync(Retry(filter, amount));

    [Fact]
    public Task NoBoundAtAll_IsReported() => Verify.VerifyAsync(
        "void M() { var wait = 1; while (true) { try { Work(); return; } catch (IOException) { Thread.Sleep([|wait|]); wait *= 2; } } }");

    [Theory]
    [InlineData("ex is IOException && attempts < Max", "")]
    [InlineData("!(attempts >= Max || token.IsCancellationRequested)", "")]
    [InlineData("ex is IOException or OperationCanceledException && attempts < Max && !token.IsCancellationRequested", "")]
    [InlineData("ex is IOException or OperationCanceledException && attempts < Max && !token.IsCancellationRequested", "if (attempts < 3) continue;")]
    public Task BoundInAFilter_IsSeen(string filter, string first) => Verify.VerifyAsync(
        $$"""
        async Task M(CancellationToken token)
        {
            const int Max = 10;
            var attempts = 0;
            var wait = TimeSpan.FromMilliseconds(10);
            while (true)
            {
                token.ThrowIfCancellationRequested();
                TimeSpan asked;
                try { asked = await AskAsync(token); }
                catch (Exception ex) when ({{filter}})
                {
                    ++attempts;
                    {{first}}
                    await Task.Delay(wait, token);
                    wait *= 1.5;
                    continue;
                }

                if (asked > TimeSpan.Zero) { await Task.Delay(asked, token); continue; }
                return;
            }
        }

        private static Task<TimeSpan> AskAsync(CancellationToken token) => Task.FromResult(TimeSpan.Zero);
        """);

    [Fact]
    public Task BrokenCode_IsLeftAlone() => Verify.VerifyAsync(Retry("i < 20", "{|CS0103:missing|}"));

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync("", Retry("i < 20", "TimeSpan.FromSeconds(Math.Pow(2, i))"));

    [Theory]
    [InlineData("[|TimeSpan.FromSeconds(Math.Pow(2, i))|]", "TimeSpan.FromSeconds(Math.Min(Math.Pow(2, i), 30))")]
    [InlineData("[|TimeSpan.FromMilliseconds(100 * Math.Pow(2, i) /* ms */)|]", "TimeSpan.FromMilliseconds(Math.Min(100 * Math.Pow(2, i), 30_000) /* ms */)")]
    public Task Wait_IsLimited(string amount, string repaired) => Verify.VerifyFixAllAsync(Retry("i < 20", amount), Retry("i < 20", repaired));

    private static string Retry(string filter, string amount) =>
        $$"""
        async Task M(int max)
        {
            var wait = 100;
            var capped = 100;
            for (var i = 0; ; i++)
            {
                try { await WorkAsync(); return; }
                catch (IOException) when ({{filter}}) { await Task.Delay({{amount}}); wait *= 2; capped = Math.Min(capped * 2, 1000); }
            }
        }
        """;
}

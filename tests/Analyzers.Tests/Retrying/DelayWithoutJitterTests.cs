using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<DelayWithoutJitterAnalyzer, DelayWithoutJitterCodeFix>;

public sealed class DelayWithoutJitterTests
{
    [Theory]
    [InlineData("{|EH3003:100|}")]
    [InlineData("{|EH3003:TimeSpan.FromSeconds(1)|}")]
    [InlineData("{|EH3003:s_wait|}")]
    [InlineData("{|EH3003:100 * (i + 1)|}")]
    [InlineData("{|EH3003:TimeSpan.FromSeconds(Math.Pow(2, i))|}")]
    [InlineData("{|EH3003:1000 << i|}")]
    [InlineData("{|EH3003:s_waits[i]|}")]
    [InlineData("{|EH3003:wait|}")]
    [InlineData("{|EH3003:After(i)|}")]
    [InlineData("{|EH3003:i > 2 ? 500 : 100|}")]
    public Task WaitWithoutChance_IsReported(string amount) => Verify.VerifyAsync(Remote(amount));

    [Theory]
    [InlineData("Random.Shared.Next(100)")]
    [InlineData("100 + new Random().Next(100)")]
    [InlineData("TimeSpan.FromSeconds(Math.Pow(2, i) + _jitter)")]
    [InlineData("given")]
    [InlineData("_given")]
    [InlineData("Spread(i)")]
    [InlineData("asked.Delta ?? TimeSpan.FromSeconds(1)")]
    public Task WaitWithChanceOrFromElsewhere_IsNotReported(string amount) => Verify.VerifyAsync(Remote(amount));

    [Theory]
    [InlineData("async Task M() { for (var i = 0; ; i++) { try { await WorkAsync(); return; } catch (IOException) when (i < 4) { await Task.Delay(100); } } }")]
    [InlineData("async Task M() { for (var i = 0; ; i++) { try { await _http.GetAsync(\"/\"); return; } catch (IOException) when (i < 1) { await Task.Delay(100); } } }")]
    [InlineData("async Task MigrateAsync() { for (var i = 0; ; i++) { try { await _http.GetAsync(\"/\"); return; } catch (IOException) when (i < 4) { await Task.Delay(100); } } }")]
    [InlineData("async Task M() { var made = await _http.GetAsync(\"/made\"); for (var attempt = 0; attempt < 4; attempt++) { var r = await _http.GetAsync(\"/\"); if (made.StatusCode != HttpStatusCode.Created || r.IsSuccessStatusCode) break; await Task.Delay(100); } }")]
    [InlineData("async Task M() { while (Flag) { await _http.GetAsync(\"/\"); await Task.Delay(100); } }")]
    public Task LocalSingleAndRepeatedWork_IsNotReported(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task ResultThatIsLookedAt_IsReported() => Verify.VerifyAsync(
        "async Task M() { for (var attempt = 0; attempt < 4; attempt++) { var r = await _http.GetAsync(\"/\"); if (r.IsSuccessStatusCode) return; await Task.Delay({|EH3003:100|}); } }");

    [Theory]
    [InlineData("while (Next(out var n))")]
    [InlineData("while (Last() is { } n)")]
    [InlineData("for (; Last() is var n;)")]
    public Task LoopWhoseConditionDeclares_IsALoop(string header) => Verify.VerifyAsync(
        $"async Task M() {{ {header} {{ try {{ await _http.GetAsync(\"/\" + n); return; }} catch (HttpRequestException) {{ await Task.Delay({{|EH3003:100|}}); }} }} }} private static bool Next(out string n) {{ n = \"\"; return true; }} private static string? Last() => \"a\";");

    [Fact]
    public Task BrokenCode_IsLeftAlone() => Verify.VerifyAsync(Remote("{|CS0103:missing|}"));

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync("", Remote("100"));

    [Theory]
    [InlineData("{|EH3003:TimeSpan.FromSeconds(1)|}", "TimeSpan.FromSeconds(1) * (0.5 + Random.Shared.NextDouble() / 2)")]
    [InlineData("{|EH3003:100|}", "(int)(100 * (0.5 + Random.Shared.NextDouble() / 2))")]
    [InlineData("{|EH3003:100 + i|} /* ms */", "(int)((100 + i) * (0.5 + Random.Shared.NextDouble() / 2)) /* ms */")]
    public Task Wait_IsSpread(string amount, string repaired) => Verify.VerifyFixAllAsync(Remote(amount), Remote(repaired));

    private static string Remote(string amount) =>
        $$"""
        private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(1);
        private static readonly int[] s_waits = { 100, 200, 400, 800, 1600 };
        private readonly int _given = Compute();
        private readonly double _jitter = Random.Shared.NextDouble();
        private static TimeSpan After(int attempt) => TimeSpan.FromSeconds(attempt * 2);
        private static TimeSpan Spread(int attempt) => TimeSpan.FromSeconds(attempt * Random.Shared.NextDouble());

        async Task M(int given, System.Net.Http.Headers.RetryConditionHeaderValue asked)
        {
            var wait = 100;
            for (var i = 0; ; i++)
            {
                try { await _http.GetAsync("/"); return; }
                catch (HttpRequestException) when (i < 4) { await Task.Delay({{amount}}); wait *= 2; }
            }
        }
        """;
}

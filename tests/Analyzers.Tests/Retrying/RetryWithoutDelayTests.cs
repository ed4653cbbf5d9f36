using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<RetryWithoutDelayAnalyzer, RetryWithoutDelayCodeFix>;

public sealed class RetryWithoutDelayTests
{
    [Theory]
    [InlineData("for (var i = 0; i < 5; i++) { try { await _http.GetAsync(\"/\"); return; } [|catch (HttpRequestException) when (i < 4)|] { } }")]
    [InlineData("for (var i = 0; i < 5; i++) { try { await LoadAsync(); return; } [|catch (HttpRequestException) when (i < 4)|] { _log.LogWarning(\"again\"); } }")]
    [InlineData("var i = 0; while (true) { try { await _http.GetAsync(\"/\"); return; } [|catch (HttpRequestException)|] { if (++i > 5) throw; continue; } }")]
    [InlineData("var i = 0; while (true) { try { await _http.GetAsync(\"/\"); return; } [|catch (HttpRequestException) when (i++ < 5)|] { continue; } catch (TimeoutException) when (i++ < 5) { } await Task.Delay(100); }")]
    [InlineData("var i = 0; again: try { await _http.GetAsync(\"/\"); } [|catch (HttpRequestException) when (i++ < 5)|] { goto again; }")]
    [InlineData("var attempt = 0; HttpResponseMessage r; [|do|] { r = await _http.GetAsync(\"/\"); } while (!r.IsSuccessStatusCode && ++attempt < 5);")]
    public Task RemoteWorkAtOnce_IsReported(string statements) => Verify.VerifyAsync(
        $"async Task M() {{ {statements} }} private async Task LoadAsync() => await _http.GetAsync(\"/\");");

    [Theory]
    [InlineData("for (var i = 0; i < 5; i++) { try { await WorkAsync(); return; } catch (IOException) when (i < 4) { } }")]
    [InlineData("for (var i = 0; i < 5; i++) { try { await _http.GetAsync(\"/\"); return; } catch (HttpRequestException) when (i < 4) { await Task.Delay(100); } }")]
    [InlineData("for (var i = 0; i < 5; i++) { if (i > 0) await Task.Delay(100); try { await _http.GetAsync(\"/\"); return; } catch (HttpRequestException) when (i < 4) { } }")]
    [InlineData("for (var i = 0; i < 5; i++) { try { await _http.GetAsync(\"/\"); return; } catch (HttpRequestException) when (i < 4) { } await BackoffAsync(); }")]
    [InlineData("for (var i = 0; i < 5; i++) { try { await _http.GetAsync(\"/\"); return; } catch (HttpRequestException) when (i < 4) { await LoginAsync(); } }")]
    [InlineData("for (var i = 0; i < 2; i++) { try { await _http.GetAsync(\"/\"); return; } catch (HttpRequestException) when (i < 1) { } }")]
    [InlineData("for (var i = 0; i < 5; i++) { try { await _http.GetAsync(\"/\"); return; } catch (ConflictException) when (i < 4) { } }")]
    [InlineData("for (var i = 0; i < 5; i++) { try { await _http.GetAsync(\"/\"); return; } catch (HttpRequestException) { if (i < 4) await Task.Delay(100); else throw; } }")]
    public Task LocalWorkWaitsAndRemedies_AreNotReported(string statements) => Verify.VerifyAsync(
        $"async Task M() {{ {statements} }} private static Task LoginAsync() => WorkAsync(); private static Task BackoffAsync() => WorkAsync();");

    [Fact]
    public Task HalfTypedWait_IsLeftAlone() => Verify.VerifyAsync(
        "async Task M() { for (var attempt = 1; attempt < 4; attempt++) { var r = await _http.GetAsync(\"/\"); if (r.IsSuccessStatusCode) return; await Task.Delay({|CS0103:missing|}); } }");

    [Fact]
    public Task BrokenCode_IsLeftAlone() => Verify.VerifyAsync(
        "async Task M() { for (var i = 0; i < 5; i++) { try { await {|CS0103:Missing|}(); return; } catch (HttpRequestException) when (i < 4) { } } }");

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync(
        "", "async Task M() { for (var i = 0; i < 5; i++) { try { await _http.GetAsync(\"/\"); return; } catch (HttpRequestException) when (i < 4) { } } }");

    [Fact]
    public Task Handler_WaitsAtItsEnd() => Verify.VerifyFixAllAsync(
        Loading("""
                    catch (HttpRequestException ex) when (attempt < 4)
                    {
                        _log.LogWarning(ex, "again"); // for the record
                    }
        """, marked: true),
        Loading("""
                    catch (HttpRequestException ex) when (attempt < 4)
                    {
                        _log.LogWarning(ex, "again"); // for the record
                        await Task.Delay(TimeSpan.FromSeconds(Math.Min(0.5 * Math.Pow(2, attempt - 1), 8) * (0.5 + Random.Shared.NextDouble() / 2)), token);
                    }
        """, marked: false));

    [Fact]
    public Task RuntimeIsThere_WaitsByIt() => Verify.VerifyFixAsync(
        Loading("""
                    catch (HttpRequestException) when (attempt < 4)
                    {
                    }
        """, marked: true),
        Loading("""
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(new Backoff().GetDelay(attempt - 1), token);
                    }
        """, marked: false),
        RetryStubs.Runtime);

    [Theory]
    [InlineData("for (var i = 0; i < max; i++) { try { await _http.GetAsync(\"/\"); return; } [|catch (HttpRequestException) when (i < max - 1)|] { } }")]
    [InlineData("for (var i = 5; i > 0; i--) { try { await _http.GetAsync(\"/\"); return; } [|catch (HttpRequestException) when (i > 1)|] { } }")]
    [InlineData("Exception last = null; for (var i = 0; i < 4; i++) { try { await _http.GetAsync(\"/\"); return; } [|catch (HttpRequestException ex)|] { last = ex; } } throw last;")]
    public Task NoCounterThatCountsPlainly_HasNoFix(string statements) => Verify.VerifyAsync($"async Task M(int max) {{ {statements} }}");

    private static string Loading(string handler, bool marked) =>
        $$"""
            async Task<string> LoadAsync(CancellationToken token)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _http.GetStringAsync("/prices", token);
                    }
        {{(marked ? Marked(handler) : handler)}}
                }
            }
        """;

    private static string Marked(string handler)
    {
        var end = handler.IndexOf('\n', StringComparison.Ordinal);
        return handler[..end].Replace("catch", "[|catch", StringComparison.Ordinal).TrimEnd('\r') + "|]" + handler[end..];
    }
}

using ErrorHandling.Analyzers.Retrying;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<RetryWithoutDelayAnalyzer, EmptyCodeFixProvider>;

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
}

namespace ErrorHandling.Analyzers.Tests.Retrying;

/// <summary>What real code taught: shapes that a reader would not call a retry, or not a mistaken one.</summary>
public sealed class RetryLookalikeTests
{
    [Theory]
    [InlineData("async Task<bool> WaitForAsync() { for (var attempt = 0; attempt < 10; attempt++) { try { if (await _http.GetStringAsync(\"/\") == \"yes\") return true; } catch (HttpRequestException) { } await Task.Delay(100); } return false; }")]
    [InlineData("async Task M() { while (true) { try { await _http.GetAsync(\"/\"); break; } catch (Exception ex) when (!Unattended) { _log.LogError(ex, \"once more\"); } } } private bool Unattended => Flag;")]
    [InlineData("async Task M() { var attempt = 0; HttpResponseMessage r; do { r = await _http.GetAsync(\"/\"); if (r.StatusCode == HttpStatusCode.Unauthorized) Work(); } while (!r.IsSuccessStatusCode && ++attempt < 5); }")]
    [InlineData("void M(string path) { var name = path; for (var attempt = 0; attempt < 5; attempt++) { try { File.Move(path, name); return; } catch (Exception) { if (attempt == 4) throw; name = GenerateUniqueName(path); } } } private static string GenerateUniqueName(string path) => path + Compute();")]
    [InlineData("async Task<string> M(int tries) { var name = \"a\"; while (await _http.GetStringAsync(name) != \"free\" && tries-- > 0) name = MakeRandomName(); return name; } private static string MakeRandomName() => \"b\";")]
    public async Task PollingAskingAndLoggingIn_AreNoRetries(string members) => Assert.Equal("", await RetryFindings.OfAsync(members));

    [Theory]
    [InlineData("try { await _http.GetAsync(item); } catch (Exception ex) { _log.LogError(ex, \"head\"); await Task.Delay(1000); } finally { q.TryDequeue(out _); }")]
    [InlineData("try { await _http.GetAsync(item); q.TryDequeue(out _); } catch (Exception ex) { _log.LogError(ex, \"head\"); q.TryDequeue(out _); await Task.Delay(1000); }")]
    [InlineData("try { q.TryDequeue(out _); await _http.GetAsync(item); } catch (Exception ex) { _log.LogError(ex, \"head\"); await Task.Delay(1000); }")]
    [InlineData("try { await _http.GetAsync(item); other.TryDequeue(out _); } catch (Exception ex) { _log.LogError(ex, \"head\"); await Task.Delay(1000); }")]
    [InlineData("try { await _http.GetAsync(item); q.TryDequeue(out _); } catch (Exception ex) { _log.LogError(ex, \"head\"); return; }")]
    public async Task PumpThatTakesTheItemAwayAllTheSame_TriesNothingAgain(string body) => Assert.Equal(
        "", await RetryFindings.OfAsync($"async Task M(ConcurrentQueue<string> q, ConcurrentQueue<string> other) {{ while (q.TryPeek(out var item)) {{ {body} }} }}"));

    [Fact]
    public async Task ClauseThatOnlyEndsTheLastAttempt_TriesNothingAgain() => Assert.Equal(
        "",
        await RetryFindings.OfAsync("async Task M(int max) { for (var i = 1; i <= max; i++) { try { await WorkAsync(); return; } catch (IOException) when (i < max) { } catch (Exception ex) when (i == max) { _log.LogError(ex, \"gave up\"); } } }"));

    [Theory]
    [InlineData("var status = HttpStatusCode.OK; for (var i = 0; ; i++) { try { status = (await _http.GetAsync(\"/\")).StatusCode; return; } catch (Exception) when (i < 4 && status != HttpStatusCode.NotFound) { await Task.Delay(Random.Shared.Next(9)); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await _http.GetAsync(\"/\"); return; } catch (Exception ex) when (i < 4) { if (!await AgainAsync(ex)) throw; await Task.Delay(Random.Shared.Next(9)); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await _http.GetAsync(\"/\"); return; } catch (Exception ex) when (i < 4) { var type = ex.GetBaseException().GetType(); if (type != typeof(TimeoutException)) throw; await Task.Delay(Random.Shared.Next(9)); } }")]
    public async Task FailureThatIsAskedAbout_IsNotEverything(string statements) => Assert.Equal(
        "", await RetryFindings.OfAsync($"async Task M() {{ {statements} }} private static Task<bool> AgainAsync(Exception ex) => Task.FromResult(ex is TimeoutException);"));

    [Fact]
    public async Task ConflictThatIsLookedAtAgain_NeedsNoWait() => Assert.Equal(
        "",
        await RetryFindings.OfAsync("async Task<string?> M(string? expectedETag) { for (var i = 0; i < 3; i++) { try { return await _http.GetStringAsync(expectedETag); } catch (StatusException ex) when ((int)ex.Status is 412) { } } return null; }"));

    [Fact]
    public async Task ResultThatSomebodyElseChanged_NeedsNoWait() => Assert.Equal(
        "",
        await RetryFindings.OfAsync("async Task<string?> M() { for (var attempt = 0; attempt < 5; attempt++) { var etag = await _http.GetStringAsync(\"/etag\"); var item = await _http.GetStringAsync(\"/\"); var newETag = await _http.GetStringAsync(\"/etag\"); if (newETag == etag) return item; } return null; }"));

    [Fact]
    public async Task WaitThatGrowsBetweenCountedAttempts_IsLimitedByTheirNumber() => Assert.Equal(
        "",
        await RetryFindings.OfAsync("async Task M(CancellationToken token) { var n = 0; var wait = 1; while (true) { try { await WorkAsync(token); return; } catch (IOException) when (!token.IsCancellationRequested) { if (n < 3 && Flag) { n++; await Task.Delay(wait, token); wait *= 2; continue; } throw; } } }"));
}

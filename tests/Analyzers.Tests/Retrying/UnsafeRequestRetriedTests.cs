using ErrorHandling.Analyzers.Retrying;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<UnsafeRequestRetriedAnalyzer, EmptyCodeFixProvider>;

public sealed class UnsafeRequestRetriedTests
{
    [Theory]
    [InlineData("await {|EH3009:_http.PostAsync(\"/\", null)|};")]
    [InlineData("await {|EH3009:_http.PatchAsync(\"/\", null)|};")]
    [InlineData("await {|EH3009:_http.SendAsync(new HttpRequestMessage(HttpMethod.Post, \"/\"))|};")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Patch, \"/\"); await {|EH3009:_http.SendAsync(request)|};")]
    [InlineData("using var request = new HttpRequestMessage { Method = HttpMethod.Post }; await {|EH3009:_http.SendAsync(request)|};")]
    [InlineData("await {|EH3009:System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(_http, \"/\", 1)|};")]
    public Task RequestThatMayHaveWorked_IsReported(string work) => Verify.VerifyAsync(Retry(work));

    [Theory]
    [InlineData("await _http.GetAsync(\"/\");")]
    [InlineData("await _http.PutAsync(\"/\", null);")]
    [InlineData("await _http.DeleteAsync(\"/\");")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Post, \"/\"); request.Headers.Add(\"Idempotency-Key\", id); await _http.SendAsync(request);")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Patch, \"/\"); request.Headers.IfMatch.Add(new(\"\\\"a\\\"\")); await _http.SendAsync(request);")]
    [InlineData("await _http.SendAsync(given);")]
    [InlineData("await PostAsync(\"/\");")]
    public Task RequestThatIsSafeOrUnknown_IsNotReported(string work) => Verify.VerifyAsync(Retry(work) + " private static Task PostAsync(string path) => WorkAsync();");

    [Fact]
    public Task RequestThatWasTurnedAway_IsNotReported() => Verify.VerifyAsync(
        "async Task M() { for (var i = 0; ; i++) { try { await _http.PostAsync(\"/\", null); return; } catch (HttpRequestException ex) when (ex.StatusCode == HttpStatusCode.TooManyRequests && i < 4) { await Task.Delay(100); } } }");

    [Theory]
    [InlineData("GetOrdersAsync", false)]
    [InlineData("SearchAsync", false)]
    [InlineData("AcquireAccessToken", false)]
    [InlineData("RefreshCredentialsAsync", false)]
    [InlineData("GetOrCreateOrderAsync", true)]
    [InlineData("RequestRefundAsync", true)]
    [InlineData("CreateTokenHolderAsync", true)]
    public Task MemberThatOnlyReads_IsNotReported(string name, bool isReported) => Verify.VerifyAsync(
        Retry(isReported ? "await {|EH3009:_http.PostAsync(\"/\", null)|};" : "await _http.PostAsync(\"/\", null);").Replace("Task M(", $"Task {name}("));

    [Fact]
    public Task NoRetry_IsNotReported() => Verify.VerifyAsync(
        "async Task M() { foreach (var path in new[] { \"/\" }) { try { await _http.PostAsync(path, null); } catch (HttpRequestException ex) { _log.LogError(ex, \"next\"); } } }");

    [Fact]
    public Task BrokenCode_IsLeftAlone() => Verify.VerifyAsync(Retry("await {|CS0103:missing|}.PostAsync(\"/\", null);"));

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync("", Retry("await _http.PostAsync(\"/\", null);"));

    private static string Retry(string work) =>
        $"async Task M(string id, HttpRequestMessage given) {{ for (var i = 0; ; i++) {{ try {{ {work} return; }} catch (HttpRequestException) when (i < 4) {{ await Task.Delay(100); }} }} }}";
}

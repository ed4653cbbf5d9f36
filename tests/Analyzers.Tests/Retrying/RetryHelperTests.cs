using ErrorHandling.Analyzers.Retrying;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Tests.Retrying;

/// <summary>A helper repeats what it is given: what is wrong with the work shows where the helper is called.</summary>
public sealed class RetryHelperTests
{
    private const string Helper =
        """
        private async Task<T> WithRetriesAsync<T>(Func<Task<T>> work, int max = 3)
        {
            for (var i = 0; ; i++)
            {
                try { return await work(); }
                catch (HttpRequestException) when (i < max) { await Task.Delay(Random.Shared.Next(100)); }
            }
        }

        private Task<T> RetryTwiceAsync<T>(Func<Task<T>> work) => WithRetriesAsync(work, 2);
        private async Task<T> RetryFromTheStartAsync<T>(Func<Task<T>> work, Stream data)
        {
            for (var i = 0; ; i++)
            {
                try { return await work(); }
                catch (HttpRequestException) when (i < 3) { data.Position = 0; await Task.Delay(Random.Shared.Next(100)); }
            }
        }

        private static Task SendAsync(Stream data) => Task.CompletedTask;
        private async Task<T> RetryNothingAsync<T>(Func<Task<T>> work) => await work();
        private Task<HttpResponseMessage> SendOrderAsync() => _http.PostAsync("/", null);
        private Task<HttpResponseMessage> LoadOrderAsync() => _http.GetAsync("/");

        """;

    [Theory]
    [InlineData("await WithRetriesAsync(() => {|EH3009:_http.PostAsync(\"/\", null)|});")]
    [InlineData("await WithRetriesAsync(async () => { var r = await {|EH3009:_http.PostAsync(\"/\", null)|}; return r.Version; });")]
    [InlineData("await this.WithRetriesAsync(work: delegate { return {|EH3009:_http.PostAsync(\"/\", null)|}; }, max: 5);")]
    [InlineData("await RetryTwiceAsync(() => {|EH3009:_http.PostAsync(\"/\", null)|});")]
    [InlineData("await WithRetriesAsync({|EH3009:SendOrderAsync|});")]
    public Task RequestThatAHelperRepeats_IsReportedAtTheCall(string call) =>
        RetryVerifier<UnsafeRequestRetriedAnalyzer, EmptyCodeFixProvider>.VerifyAsync(Helper + InMethod(call));

    [Theory]
    [InlineData("await WithRetriesAsync(() => _http.GetAsync(\"/\"));")]
    [InlineData("await WithRetriesAsync(LoadOrderAsync);")]
    [InlineData("await WithRetriesAsync(() => { var request = new HttpRequestMessage(HttpMethod.Post, \"/\"); request.Headers.Add(\"Idempotency-Key\", \"1\"); return _http.SendAsync(request); });")]
    [InlineData("await RetryNothingAsync(() => _http.PostAsync(\"/\", null));")]
    [InlineData("Func<Task<HttpResponseMessage>> given = null!; await WithRetriesAsync(given);")]
    [InlineData("await WithRetriesAsync(() => {|CS0103:missing|}.PostAsync(\"/\", null));")]
    public Task RequestThatIsSafeOrNotRepeated_IsNotReported(string call) =>
        RetryVerifier<UnsafeRequestRetriedAnalyzer, EmptyCodeFixProvider>.VerifyAsync(Helper + InMethod(call));

    [Theory]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, \"/\"); await WithRetriesAsync(() => {|EH3011:_http.SendAsync(request)|});")]
    [InlineData("await WithRetriesAsync(() => _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, \"/\")));")]
    [InlineData("var data = new MemoryStream(); await WithRetriesAsync(async () => { await {|EH3011:SendAsync(data)|}; return 1; });")]
    [InlineData("var data = new MemoryStream(); await RetryFromTheStartAsync(async () => { await SendAsync(data); return 1; }, data);")]
    public Task StateThatAHelperIsGivenAgain_IsReportedInTheLambda(string call) =>
        RetryVerifier<StateNotResetAnalyzer, EmptyCodeFixProvider>.VerifyAsync(Helper + InMethod(call));

    [Fact]
    public Task ResponseThatAHelperCannotAsk_IsReportedInTheLambda() => RetryVerifier<RetryAfterIgnoredAnalyzer, EmptyCodeFixProvider>.VerifyAsync(
        Helper + InMethod("await WithRetriesAsync(async () => { var r = await _http.GetAsync(\"/\"); if ({|#0:r.StatusCode|} == HttpStatusCode.TooManyRequests) throw new HttpRequestException(\"busy\"); return r; });"),
        new DiagnosticResult("EH3008", DiagnosticSeverity.Warning).WithLocation(0));

    [Fact]
    public Task TestProject_IsLeftAlone() =>
        RetryVerifier<UnsafeRequestRetriedAnalyzer, EmptyCodeFixProvider>.VerifyInTestProjectAsync("", Helper + InMethod("await WithRetriesAsync(() => _http.PostAsync(\"/\", null));"));

    private static string InMethod(string call) => $"async Task M() {{ {call} }}";
}

using ErrorHandling.Analyzers.Tests.Retrying.Libraries;

namespace ErrorHandling.Analyzers.Tests.Retrying;

/// <summary>EH3009 and EH3010: how HTTP clients get their retries, and retries inside retries.</summary>
public sealed class StackedRetriesTests
{
    private const string Clients =
        """

        class Orders { public Orders(HttpClient http) => _http = http; readonly HttpClient _http; public Task Send() => _http.PostAsync("/", null); }
        class Edits { public Edits(HttpClient http) => _http = http; readonly HttpClient _http; public Task Send() => _http.SendAsync(new HttpRequestMessage(HttpMethod.Patch, "/")); }
        class Keyed { public Keyed(HttpClient http) => _http = http; readonly HttpClient _http; public Task Send() { var r = new HttpRequestMessage(HttpMethod.Post, "/"); r.Headers.Add("Idempotency-Key", "1"); return _http.SendAsync(r); } }
        interface IPrices { }
        class Prices : IPrices { public Prices(HttpClient http) => _http = http; readonly HttpClient _http; public Task Get() => _http.GetAsync("/"); }
        """;

    [Theory]
    [InlineData("EH3009", "s.AddHttpClient<Orders>().AddStandardResilienceHandler()")]
    [InlineData("EH3009", "s.AddHttpClient<Edits>(c => c.Timeout = default).AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 5)")]
    [InlineData("EH3009", "s.AddHttpClient<Orders>().AddResilienceHandler(\"x\", b => b.AddRetry(new HttpRetryStrategyOptions()))")]
    [InlineData("EH3009", "s.AddHttpClient<Orders>().AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 5)))")]
    [InlineData("", "s.AddHttpClient<IPrices, Prices>().AddStandardResilienceHandler()")]
    [InlineData("", "s.AddHttpClient<Keyed>().AddStandardResilienceHandler()")]
    [InlineData("", "s.AddHttpClient(\"any\").AddStandardResilienceHandler()")]
    [InlineData("", "b.AddStandardResilienceHandler()")]
    [InlineData("", "s.AddHttpClient<Orders>().AddStandardResilienceHandler(o => o.Retry.DisableForUnsafeHttpMethods())")]
    [InlineData("", "s.AddHttpClient<Orders>().AddStandardResilienceHandler().Configure(o => o.Retry.DisableFor(HttpMethod.Post))")]
    [InlineData("", "s.AddHttpClient<Orders>().AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = 0; })")]
    [InlineData("", "s.AddHttpClient<Orders>().AddStandardResilienceHandler(o => o.Retry.ShouldHandle = args => args.Outcome.Exception is TimeoutException ? PredicateResult.True() : PredicateResult.False())")]
    [InlineData("", "s.AddHttpClient<Orders>().AddResilienceHandler(\"x\", b => { })")]
    [InlineData("eh3010", "s.AddHttpClient<Prices>().AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 5))).AddStandardResilienceHandler()")]
    [InlineData("", "s.AddHttpClient<Prices>().AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 5))).RemoveAllResilienceHandlers().AddStandardResilienceHandler()")]
    [InlineData("eh3010", "s.ConfigureHttpClientDefaults(d => d.AddStandardResilienceHandler()); s.AddHttpClient<Prices>().AddStandardResilienceHandler()")]
    [InlineData("", "s.ConfigureHttpClientDefaults(d => d.AddStandardResilienceHandler()); s.AddHttpClient<Prices>().RemoveAllResilienceHandlers().AddStandardResilienceHandler()")]
    public async Task Handlers_AreJudged(string expected, string statements) =>
        Assert.Equal(expected, await RetryFindings.OfAsync($"void M(IServiceCollection s, IHttpClientBuilder b) {{ {statements}; }}{Clients}", LibraryStubs.Usings, LibraryStubs.All));

    [Theory]
    [InlineData("eh3010", "await GetAsync();")]
    [InlineData("eh3010", "await Policy.Handle<HttpRequestException>().WaitAndRetryAsync(Compute(), i => TimeSpan.FromSeconds(Random.Shared.Next(i))).ExecuteAsync(() => _http.GetAsync(\"/\"));")]
    [InlineData("eh3010", "await s_policy.ExecuteAsync(() => _http.GetAsync(\"/\"));")]
    [InlineData("", "await _given.ExecuteAsync(() => _http.GetAsync(\"/\"));")]
    [InlineData("", "await OnceAsync();")]
    public async Task WorkThatRetriesInARetry_IsReported(string expected, string work) =>
        Assert.Equal(expected, await RetryFindings.OfAsync(Members($"for (var n = 0; ; n++) {{ try {{ {work} return; }} catch (HttpRequestException) when (n < 2) {{ await Task.Delay(Random.Shared.Next(9)); }} }}"), LibraryStubs.Usings, LibraryStubs.All));

    [Theory]
    [InlineData("eh3010", "await s_policy.ExecuteAsync(async () => { await GetAsync(); });")]
    [InlineData("", "await s_policy.ExecuteAsync(async () => { await OnceAsync(); });")]
    [InlineData("", "await _given.ExecuteAsync(async () => { await GetAsync(); });")]
    public async Task WorkThatRetriesUnderAPolicy_IsReported(string expected, string work) =>
        Assert.Equal(expected, await RetryFindings.OfAsync(Members(work), LibraryStubs.Usings, LibraryStubs.All));

    private static string Members(string body) =>
        $$"""
        static readonly IAsyncPolicy s_policy = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 5));
        readonly IAsyncPolicy _given = null!;
        async Task M() { {{body}} }
        async Task OnceAsync() => await _http.GetAsync("/");
        async Task GetAsync() { for (var i = 0; ; i++) { try { await _http.GetAsync("/"); return; } catch (HttpRequestException) when (i < 2) { await Task.Delay(Random.Shared.Next(9)); } } }
        """;
}

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

    private const string Policies =
        """

        static IAsyncPolicy<HttpResponseMessage> RetryPolicy() { return HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 5)); }
        static IAsyncPolicy<HttpResponseMessage> OtherPolicy() => null;
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
    [InlineData("EH3009", "s.AddHttpClient<Orders>().AddPolicyHandler(RetryPolicy())")]
    [InlineData("EH3009", "var p = RetryPolicy(); s.AddHttpClient<Orders>().AddPolicyHandler(p)")]
    [InlineData("", "s.AddHttpClient<Orders>().AddPolicyHandler(OtherPolicy())")]
    [InlineData("eh3010", "s.AddHttpClient<Prices>().AddPolicyHandler(RetryPolicy()).AddPolicyHandler(OtherPolicy()).AddStandardResilienceHandler()")]
    [InlineData("EH3009", "var c = s.AddHttpClient<Orders>(); c.AddStandardResilienceHandler()")]
    [InlineData("EH3009", "var c = s.AddHttpClient<Orders>(h => h.Timeout = default); if (Flag) { c.AddResilienceHandler(\"x\", p => p.AddRetry(new HttpRetryStrategyOptions())); }")]
    [InlineData("EH3009", "_ = s.AddHttpClient<Orders>(); _ = s.AddHttpClient<Orders>().AddStandardResilienceHandler()")]
    [InlineData("", "var c = s.AddHttpClient<Orders>(); var r = c.AddStandardResilienceHandler(); r.Configure(o => o.Retry.DisableForUnsafeHttpMethods())")]
    [InlineData("", "var c = s.AddHttpClient<Orders>(); c.AddStandardResilienceHandler(o => o.Retry.DisableFor(HttpMethod.Post))")]
    [InlineData("", "var c = s.AddHttpClient<Orders>(); c.AddStandardResilienceHandler(); c.RemoveAllResilienceHandlers()")]
    [InlineData("", "var c = s.AddHttpClient<Orders>(); c.AddStandardResilienceHandler(); Own(c)")]
    [InlineData("", "var c = s.AddHttpClient<Orders>(); c = c.RemoveAllResilienceHandlers(); c.AddStandardResilienceHandler()")]
    [InlineData("", "var c = Flag ? s.AddHttpClient<Orders>() : b; c.AddStandardResilienceHandler()")]
    [InlineData("", "s.AddHttpClient<Orders>().AddStandardResilienceHandler(); s.Configure<HttpStandardResilienceOptions>(\"Orders-standard\", o => o.Retry.DisableForUnsafeHttpMethods())")]
    [InlineData("eh3010", "var c = s.AddHttpClient<Prices>(); c.AddStandardResilienceHandler(); c.AddStandardResilienceHandler()")]
    [InlineData("eh3010", "b.AddStandardResilienceHandler(); b.AddStandardResilienceHandler()")]
    [InlineData("", "var c = s.AddHttpClient<Prices>(); if (Flag) c.AddStandardResilienceHandler(); else c.AddResilienceHandler(\"x\", p => p.AddRetry(new HttpRetryStrategyOptions()))")]
    [InlineData("", "var c = s.AddHttpClient<Prices>(); if (Flag) { c.AddStandardResilienceHandler(); } else { c.AddStandardResilienceHandler(); }")]
    public async Task Handlers_AreJudged(string expected, string statements) =>
        Assert.Equal(expected, await RetryFindings.OfAsync($"void M(IServiceCollection s, IHttpClientBuilder b) {{ {statements}; }} static void Own(IHttpClientBuilder b) {{ }}{Policies}{Clients}", LibraryStubs.Usings, LibraryStubs.All));

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

    [Theory]
    [InlineData("eh3010", "readonly IAsyncPolicy _p; public C() { _p = {retry}; }")]
    [InlineData("eh3010", "IAsyncPolicy _p { get; } = {retry};")]
    [InlineData("eh3010", "IAsyncPolicy _p { get; } public C() => _p = {retry};")]
    [InlineData("eh3010", "IAsyncPolicy _p => {retry};")]
    [InlineData("eh3010", "static readonly IAsyncPolicy _p; static C() { var p = {retry}; _p = p; }")]
    [InlineData("eh3010", "readonly IAsyncPolicy _p = Make(); static IAsyncPolicy Make() { return {retry}; }")]
    [InlineData("eh3010", "readonly IAsyncPolicy _p; public C() { var p = {retry}; _p = Policy.WrapAsync(p, Policy.NoOpAsync()); }")]
    [InlineData("", "IAsyncPolicy _p = {retry}; void Set(IAsyncPolicy p) => _p = p;")]
    [InlineData("", "readonly IAsyncPolicy _p; public C(IAsyncPolicy p) { _p = p ?? {retry}; }")]
    [InlineData("", "readonly IAsyncPolicy _p; public C() { _p = {retry}; } public C(IAsyncPolicy p) { _p = p; }")]
    [InlineData("", "public virtual IAsyncPolicy _p { get; } = {retry};")]
    [InlineData("", "readonly IAsyncPolicy _p; public C() { _p = Policy.WrapAsync(Policy.NoOpAsync()); }")]
    [InlineData("", "readonly IAsyncPolicy _p; public C() { _p = Flag ? {retry} : Policy.NoOpAsync(); }")]
    public async Task KeptPolicy_IsFollowedToItsMaking(string expected, string policy)
    {
        policy = policy.Replace("{retry}", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync(Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 5))", StringComparison.Ordinal);
        Assert.Equal(expected, await RetryFindings.OfAsync($"{policy} {Members("await _p.ExecuteAsync(async () => { await GetAsync(); });")}", LibraryStubs.Usings, LibraryStubs.All));
        Assert.Equal(expected, await RetryFindings.OfAsync($"{policy} {Members("await _p.ExecuteAsync(GetAsync);")}", LibraryStubs.Usings, LibraryStubs.All));
        Assert.Equal(expected, await RetryFindings.OfAsync($"{policy} {Members("await s_policy.ExecuteAsync(() => _p.ExecuteAsync(OnceAsync));")}", LibraryStubs.Usings, LibraryStubs.All));
    }

    [Theory]
    [InlineData("eh3010", "_p = new ResiliencePipelineBuilder().AddRetry(Options).Build();")]
    [InlineData("eh3010", "var b = new ResiliencePipelineBuilder(); b.AddRetry(Options); _p = b.Build();")]
    [InlineData("", "var b = new ResiliencePipelineBuilder(); if (Flag) b.AddRetry(Options); _p = b.Build();")]
    [InlineData("", "var b = new ResiliencePipelineBuilder(); _p = b.Build();")]
    public async Task KeptPipeline_IsFollowedToItsMaking(string expected, string constructor) => Assert.Equal(expected, await RetryFindings.OfAsync(
        $"readonly ResiliencePipeline _p; static RetryStrategyOptions Options => null; public C() {{ {constructor} }} {Members("await _p.ExecuteAsync(async t => { await GetAsync(); });")}", LibraryStubs.Usings, LibraryStubs.All));

    [Theory]
    [InlineData("eh3010", "s.AddHttpClient<Own>().AddStandardResilienceHandler()")]
    [InlineData("eh3010", "var b = s.AddHttpClient<IPrices, Own>(); b.AddStandardResilienceHandler()")]
    [InlineData("eh3010", "s.AddHttpClient<Own>().AddStandardResilienceHandler(o => o.Retry.DisableForUnsafeHttpMethods())")]
    [InlineData("eh3010", "s.ConfigureHttpClientDefaults(d => d.AddStandardResilienceHandler()); s.AddHttpClient<Own>()")]
    [InlineData("", "s.ConfigureHttpClientDefaults(d => d.AddStandardResilienceHandler()); s.AddHttpClient<Own>().RemoveAllResilienceHandlers()")]
    [InlineData("", "s.ConfigureHttpClientDefaults(d => d.AddStandardResilienceHandler())")]
    [InlineData("", "s.AddHttpClient<Own>()")]
    [InlineData("", "s.AddHttpClient<Prices>().AddStandardResilienceHandler()")]
    [InlineData("", "s.AddHttpClient(\"Own\").AddStandardResilienceHandler()")]
    [InlineData("", "s.AddHttpClient<Own>().AddStandardResilienceHandler(o => o.Retry.ShouldHandle = _ => PredicateResult.False())")]
    [InlineData("", "var b = s.AddHttpClient<Own>(); b.AddStandardResilienceHandler(); Other(b)")]
    public async Task LoopInATypedClient_IsReported(string expected, string registration) => Assert.Equal(expected, await RetryFindings.OfAsync(
        $$"""
        void M(IServiceCollection s) { {{registration}}; } static void Other(IHttpClientBuilder b) { }
        interface IPrices { }
        class Prices { public Prices(HttpClient http) { } }
        class Own : IPrices
        {
            private readonly HttpClient _http;
            public Own(HttpClient http) => _http = http;
            public async Task Get() { for (var n = 0; ; n++) { try { await _http.GetAsync("/"); return; } catch (HttpRequestException) when (n < 2) { await Task.Delay(Random.Shared.Next(9)); } } }
        }
        """,
        LibraryStubs.Usings,
        LibraryStubs.All));

    [Theory]
    [InlineData("eh3010", "_factory.CreateClient(\"orders\")", "s.AddHttpClient(\"orders\").AddStandardResilienceHandler()")]
    [InlineData("eh3010", "_factory.CreateClient(\"orders\")", "s.AddHttpClient<C>(\"orders\").AddStandardResilienceHandler()")]
    [InlineData("", "_factory.CreateClient(\"others\")", "s.AddHttpClient(\"orders\").AddStandardResilienceHandler()")]
    [InlineData("", "_factory.CreateClient(Environment.MachineName)", "s.AddHttpClient(\"orders\").AddStandardResilienceHandler()")]
    [InlineData("", "new HttpClient()", "s.AddHttpClient<C>().AddStandardResilienceHandler()")]
    public async Task LoopAroundANamedClient_IsReported(string expected, string client, string registration) => Assert.Equal(expected, await RetryFindings.OfAsync(
        $$"""
        readonly IHttpClientFactory _factory = null!; public C(HttpClient http) { }
        void M(IServiceCollection s) { {{registration}}; }
        async Task Get() { var client = {{client}}; for (var n = 0; ; n++) { try { await client.GetAsync("/"); return; } catch (HttpRequestException) when (n < 2) { await Task.Delay(Random.Shared.Next(9)); } } }
        """,
        LibraryStubs.Usings,
        LibraryStubs.All));

    private static string Members(string body) =>
        $$"""
        static readonly IAsyncPolicy s_policy = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 5));
        readonly IAsyncPolicy _given = null!;
        async Task M() { {{body}} }
        async Task OnceAsync() => await _http.GetAsync("/");
        async Task GetAsync() { for (var i = 0; ; i++) { try { await _http.GetAsync("/"); return; } catch (HttpRequestException) when (i < 2) { await Task.Delay(Random.Shared.Next(9)); } } }
        """;
}

namespace ErrorHandling.Analyzers.Tests.Retrying.Libraries;

/// <summary>What the retry rules together say of retries that libraries do; small letters are suggestions.</summary>
public sealed class ConfiguredRetryTests
{
    private const string Chosen = "ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>()";

    [Theory]
    [InlineData("EH3001 eh3003 eh3004", "MaxRetryAttempts = int.MaxValue, Delay = TimeSpan.FromSeconds(5)")]
    [InlineData("eh3001 eh3004", "MaxRetryAttempts = int.MaxValue, Delay = TimeSpan.FromSeconds(5), BackoffType = DelayBackoffType.Exponential, UseJitter = true, MaxDelay = TimeSpan.FromMinutes(1)")]
    [InlineData("EH3013", $"{Chosen}, UseJitter = true, DelayGenerator = args => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(Math.Pow(2, args.AttemptNumber)))")]
    [InlineData("EH3013", $"{Chosen}, UseJitter = true, Delay = TimeSpan.Zero")]
    [InlineData("eh3003 eh3004", "")]
    [InlineData("eh3003", Chosen)]
    [InlineData("eh3003", $"{Chosen}, UseJitter = false")]
    [InlineData("EH3002", $"{Chosen}, Delay = TimeSpan.FromSeconds(0)")]
    [InlineData("", $"{Chosen}, UseJitter = true")]
    [InlineData("", $"{Chosen}, MaxRetryAttempts = 1")]
    [InlineData("eh3003", $"{Chosen}, DelayGenerator = args => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(args.AttemptNumber))")]
    [InlineData("", $"{Chosen}, UseJitter = true, DelayGenerator = args => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(Random.Shared.Next(9)))")]
    [InlineData("", $"{Chosen}, UseJitter = true, DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(args.AttemptNumber > 1 ? null : TimeSpan.FromSeconds(1))")]
    [InlineData("", $"{Chosen}, UseJitter = true, DelayGenerator = args => {{ if (Flag) return default; return new ValueTask<TimeSpan?>(TimeSpan.Zero); }}")]
    [InlineData("", $"{Chosen}, UseJitter = Flag, MaxRetryAttempts = Compute()")]
    [InlineData("eh3006", $"{Chosen}, UseJitter = true, BackoffType = DelayBackoffType.Exponential, MaxRetryAttempts = 8")]
    [InlineData("", $"{Chosen}, UseJitter = true, BackoffType = DelayBackoffType.Exponential, MaxRetryAttempts = 7")]
    [InlineData("", $"{Chosen}, UseJitter = true, BackoffType = DelayBackoffType.Exponential, MaxRetryAttempts = 8, MaxDelay = TimeSpan.FromMinutes(1)")]
    [InlineData("eh3004", "UseJitter = true, ShouldHandle = new PredicateBuilder().Handle<Exception>()")]
    [InlineData("", "UseJitter = true, ShouldHandle = new PredicateBuilder().Handle<Exception>(ex => ex is TimeoutException)")]
    [InlineData("EH3004", "UseJitter = true, ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<ArgumentException>()")]
    [InlineData("eh3004", "UseJitter = true, ShouldHandle = _ => PredicateResult.True()")]
    [InlineData("", "UseJitter = true, ShouldHandle = args => args.Outcome.Exception is TimeoutException ? PredicateResult.True() : PredicateResult.False()")]
    [InlineData("", "ShouldHandle = new PredicateBuilder().Handle<IOException>()")]
    public async Task StrategyOptions_AreJudged(string expected, string settings) =>
        Assert.Equal(expected, await RetryFindings.OfAsync($"ResiliencePipeline M() => new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions {{ {settings} }}).Build();", LibraryStubs.Usings, LibraryStubs.All));

    [Theory]
    [InlineData("eh3003 eh3004", "void M(ResiliencePipelineBuilder b) => b.AddRetry(new());")]
    [InlineData("EH3004", "void M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new() { UseJitter = true });")]
    [InlineData("EH3008", "void M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new() { UseJitter = true, ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => r.StatusCode == HttpStatusCode.TooManyRequests) });")]
    [InlineData("EH3008", "void M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new() { UseJitter = true, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests) });")]
    [InlineData("eh3004", "void M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new() { UseJitter = true, ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => r.StatusCode == HttpStatusCode.NotFound) });")]
    [InlineData("", "void M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new() { UseJitter = true, ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => r.StatusCode != HttpStatusCode.NotFound) });")]
    [InlineData("", "void M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new HttpRetryStrategyOptions());")]
    [InlineData("EH3003", "void M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new HttpRetryStrategyOptions { UseJitter = false });")]
    [InlineData("eh3008", "void M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new HttpRetryStrategyOptions { DelayGenerator = _ => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(1)) });")]
    [InlineData("", "void M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new HttpRetryStrategyOptions { DelayGenerator = args => new ValueTask<TimeSpan?>(args.Outcome.Result.Headers.RetryAfter.Delta) });")]
    [InlineData("", "void M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new HttpRetryStrategyOptions { DelayGenerator = args => Own(args) }); static ValueTask<TimeSpan?> Own(RetryDelayGeneratorArguments<HttpResponseMessage> args) => default;")]
    [InlineData("EH3003", "void M(IHttpClientBuilder b) => b.AddStandardResilienceHandler(o => o.Retry.UseJitter = false);")]
    [InlineData("EH3001 eh3006", "void M(IHttpClientBuilder b) => b.AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = int.MaxValue; o.Retry.MaxDelay = null; });")]
    [InlineData("", "void M(IHttpClientBuilder b) => b.AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = 5; if (Flag) o.Retry.UseJitter = false; });")]
    [InlineData("", "void M(IHttpClientBuilder b) => b.AddStandardResilienceHandler().Configure(o => o.Retry.MaxRetryAttempts = 9);")]
    [InlineData("", "void M(ResiliencePipelineBuilder b) { var o = new RetryStrategyOptions(); o.UseJitter = true; b.AddRetry(o); }")]
    [InlineData("", "void M(ResiliencePipelineBuilder b) { var o = new RetryStrategyOptions(); Bind(o); b.AddRetry(o); } static void Bind(object o) { }")]
    [InlineData("eh3003 eh3004", "void M(ResiliencePipelineBuilder b) { var o = new RetryStrategyOptions(); b.AddRetry(o); }")]
    [InlineData("", "static RetryStrategyOptions M() => new RetryStrategyOptions();")]
    [InlineData("", "class RetryStrategyOptions { } object M() { var o = new RetryStrategyOptions(); return o; }")]
    public async Task OptionsInOtherPlaces_AreJudged(string expected, string members) =>
        Assert.Equal(expected, await RetryFindings.OfAsync(members, LibraryStubs.Usings, LibraryStubs.All));

    [Theory]
    [InlineData("EH3001 eh3003 eh3004", "Policy.Handle<Exception>().WaitAndRetryForeverAsync(_ => TimeSpan.FromMilliseconds(100))")]
    [InlineData("EH3001 eh3003 eh3004 eh3008", "HttpPolicyExtensions.HandleTransientHttpError().OrResult(r => r.StatusCode == HttpStatusCode.NotFound).WaitAndRetryForeverAsync(_ => TimeSpan.FromSeconds(3))")]
    [InlineData("", "Policy.HandleResult<bool>(_ => true).WaitAndRetryForeverAsync(_ => TimeSpan.FromSeconds(3))")]
    [InlineData("", "Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.TooManyRequests).WaitAndRetryAsync(3, (i, r, c) => r.Result.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), (r, t, i, c) => Task.CompletedTask)")]
    [InlineData("eh3003 EH3008", "Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.TooManyRequests).WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i))")]
    [InlineData("eh3001 eh3004", "Policy.Handle<Exception>().RetryForeverAsync(async ex => await Reconnect())")]
    [InlineData("EH3001 EH3002", "Policy.Handle<HttpRequestException>().RetryForeverAsync()")]
    [InlineData("EH3002", "Policy.Handle<HttpRequestException>().Or<TimeoutException>().RetryAsync(3)")]
    [InlineData("", "Policy.Handle<HttpRequestException>().RetryAsync(2)")]
    [InlineData("", "Policy.Handle<HttpRequestException>().RetryAsync()")]
    [InlineData("", "Policy.Handle<TimeoutException>().RetryAsync(3)")]
    [InlineData("EH3002 EH3004", "Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(() => _http.GetAsync(\"/\"))")]
    [InlineData("", "Policy.Handle<HttpRequestException>().RetryAsync(3, (ex, i) => Reconnect())")]
    [InlineData("EH3002", "Policy.Handle<HttpRequestException>().RetryAsync(3, (ex, i) => _log.LogWarning(ex, \"again\"))")]
    [InlineData("eh3003", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync(4, i => TimeSpan.FromSeconds(Math.Pow(2, i)))")]
    [InlineData("eh3003 eh3006", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync(9, i => TimeSpan.FromSeconds(Math.Pow(2, i)))")]
    [InlineData("", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync(4, i => TimeSpan.FromSeconds(Math.Pow(2, i)) + TimeSpan.FromMilliseconds(Random.Shared.Next(99)))")]
    [InlineData("", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync(Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 5))")]
    [InlineData("eh3003", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync(Backoff.ExponentialBackoff(TimeSpan.FromSeconds(1), 5))")]
    [InlineData("eh3003", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5) })")]
    [InlineData("", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync(Compute(), i => _http.Timeout)")]
    [InlineData("", "Policy.Handle<IOException>().WaitAndRetryAsync(4, i => TimeSpan.FromSeconds(i))")]
    [InlineData("EH3004", "Policy.Handle<ArgumentNullException>().WaitAndRetryAsync(4, i => TimeSpan.FromSeconds(Random.Shared.Next(i)))")]
    [InlineData("", "Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.Unauthorized).RetryAsync(1, (r, i) => Reconnect())")]
    public async Task Policies_AreJudged(string expected, string policy) =>
        Assert.Equal(expected, await RetryFindings.OfAsync($"object M() => {policy}; static Task Reconnect() => Task.CompletedTask;", LibraryStubs.Usings, LibraryStubs.All));

    [Theory]
    [InlineData("EH3001", "[Hangfire.AutomaticRetry(Attempts = int.MaxValue)] void M() { }")]
    [InlineData("EH3002", "[Hangfire.AutomaticRetry(DelaysInSeconds = new[] { 0 })] void M() { }")]
    [InlineData("EH3002", "[Hangfire.AutomaticRetry(Attempts = 5, DelaysInSeconds = new[] { 0 })] void M() { }")]
    [InlineData("", "[Hangfire.AutomaticRetry(Attempts = 5, DelaysInSeconds = new[] { 1, 9 })] void M() { }")]
    [InlineData("EH3001", "void M(Microsoft.EntityFrameworkCore.Infrastructure.SqlServerDbContextOptionsBuilder b) => b.EnableRetryOnFailure(int.MaxValue);")]
    [InlineData("EH3002", "void M(Microsoft.EntityFrameworkCore.Infrastructure.SqlServerDbContextOptionsBuilder b) => b.EnableRetryOnFailure(5, TimeSpan.Zero, null);")]
    [InlineData("", "void M(Microsoft.EntityFrameworkCore.Infrastructure.SqlServerDbContextOptionsBuilder b) => b.EnableRetryOnFailure(5, TimeSpan.FromSeconds(30), null);")]
    [InlineData("EH3001", "void M(Azure.Core.ClientOptions o) => o.Retry.MaxRetries = 5000;")]
    [InlineData("", "void M(Azure.Core.ClientOptions o) => o.Retry.MaxRetries = 5;")]
    [InlineData("eh3004", "object M() => new Grpc.Net.Client.Configuration.RetryPolicy { RetryableStatusCodes = { Grpc.Core.StatusCode.Unavailable, Grpc.Core.StatusCode.InvalidArgument } };")]
    [InlineData("", "object M() => new Grpc.Net.Client.Configuration.RetryPolicy { RetryableStatusCodes = { Grpc.Core.StatusCode.Unavailable } };")]
    [InlineData("EH3002 EH3004", "void M(MassTransit.IConsumePipeConfigurator c) => MassTransit.MessageRetryConfigurationExtensions.UseMessageRetry(c, r => MassTransit.RetryConfigurationExtensions.Immediate(r, 5));")]
    [InlineData("eh3003", "void M(MassTransit.IConsumePipeConfigurator c) => MassTransit.MessageRetryConfigurationExtensions.UseMessageRetry(c, r => MassTransit.RetryConfigurationExtensions.Interval(r.Ignore<ArgumentException>(), 5, TimeSpan.FromSeconds(1)));")]
    public async Task OtherLibraries_AreJudgedByOption(string expected, string members)
    {
        Assert.Equal(expected, await RetryFindings.OfAsync(members, LibraryStubs.Usings, LibraryStubs.All, "error_handling.judge_library_retries", "true"));
        Assert.Equal("", await RetryFindings.OfAsync(members, LibraryStubs.Usings, LibraryStubs.All));
    }
}

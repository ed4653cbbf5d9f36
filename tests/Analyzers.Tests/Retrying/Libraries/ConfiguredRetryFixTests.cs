using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Tests.Retrying.Libraries;

/// <summary>The fixes for retries of libraries, each in two documents.</summary>
public sealed class ConfiguredRetryFixTests
{
    internal const string Handle = "ShouldHandle = new PredicateBuilder().Handle<TimeoutException>()";

    [Theory]
    [InlineData($"[|new RetryStrategyOptions|] {{ {Handle} }}", $"new RetryStrategyOptions {{ {Handle}, UseJitter = true }}")]
    [InlineData($"new RetryStrategyOptions {{ {Handle}, [|UseJitter = false|] /* why */ }}", $"new RetryStrategyOptions {{ {Handle}, UseJitter = true /* why */ }}")]
    [InlineData("[|new RetryStrategyOptions|]() /* all */", "new RetryStrategyOptions() { UseJitter = true } /* all */")]
    [InlineData($"[|new RetryStrategyOptions|]\n{{\n    {Handle},\n    MaxRetryAttempts = 4,\n}}", $"new RetryStrategyOptions\n{{\n    {Handle},\n    MaxRetryAttempts = 4,\n    UseJitter = true,\n}}")]
    [InlineData($"[|new RetryStrategyOptions|]\n{{\n    {Handle},\n    MaxRetryAttempts = 4\n}}", $"new RetryStrategyOptions\n{{\n    {Handle},\n    MaxRetryAttempts = 4,\n    UseJitter = true\n}}")]
    public Task Jitter_IsSwitchedOn(string options, string fixedOptions) =>
        VerifyAsync<DelayWithoutJitterAnalyzer, DelayWithoutJitterCodeFix>(Built(options), Built(fixedOptions));

    [Fact]
    public Task WaitOfPolicy_IsSpread() => VerifyAsync<DelayWithoutJitterAnalyzer, DelayWithoutJitterCodeFix>(
        "object M() => Policy.Handle<TimeoutException>().WaitAndRetryAsync(4, [|i => TimeSpan.FromSeconds(i)|]);",
        "object M() => Policy.Handle<TimeoutException>().WaitAndRetryAsync(4, i => TimeSpan.FromSeconds(i) * (0.5 + Random.Shared.NextDouble() / 2));");

    [Fact]
    public Task Growth_IsLimited() => VerifyAsync<UnlimitedBackoffAnalyzer, UnlimitedBackoffCodeFix>(
        Built($"new RetryStrategyOptions {{ {Handle}, UseJitter = true, [|BackoffType = DelayBackoffType.Exponential|], MaxRetryAttempts = 9 }}"),
        Built($"new RetryStrategyOptions {{ {Handle}, UseJitter = true, BackoffType = DelayBackoffType.Exponential, MaxRetryAttempts = 9, MaxDelay = TimeSpan.FromSeconds(30) }}"));

    [Theory]
    [InlineData($"new RetryStrategyOptions {{ {Handle}, UseJitter = true, [|MaxRetryAttempts = int.MaxValue|] }}", $"new RetryStrategyOptions {{ {Handle}, UseJitter = true, MaxRetryAttempts = 5 }}")]
    public Task EndlessOptions_AreBounded(string options, string fixedOptions) =>
        VerifyAsync<UnboundedRetryAnalyzer, UnboundedRetryCodeFix>(Built(options), Built(fixedOptions));

    [Theory]
    [InlineData("Policy.Handle<TimeoutException>().[|RetryForeverAsync|]()", "Policy.Handle<TimeoutException>().RetryAsync(5)")]
    [InlineData("Policy.Handle<TimeoutException>().[|WaitAndRetryForeverAsync|](i => TimeSpan.FromSeconds(Random.Shared.Next(i)) /* why */)", "Policy.Handle<TimeoutException>().WaitAndRetryAsync(5, i => TimeSpan.FromSeconds(Random.Shared.Next(i)) /* why */)")]
    public Task EndlessPolicy_IsBounded(string policy, string fixedPolicy) =>
        VerifyAsync<UnboundedRetryAnalyzer, UnboundedRetryCodeFix>($"object M() => {policy};", $"object M() => {fixedPolicy};");

    [Fact]
    public Task EndlessPolicyWithAnotherReport_IsNotBounded() => VerifyAsync<UnboundedRetryAnalyzer, UnboundedRetryCodeFix>(
        "object M() => Policy.Handle<TimeoutException>().[|WaitAndRetryForeverAsync|](i => TimeSpan.FromSeconds(Random.Shared.Next(i)), (ex, i, wait) => Console.WriteLine($\"{i}\"));", null);

    [Theory]
    [InlineData("UseJitter = false")]
    [InlineData("Delay = TimeSpan.Zero")]
    public Task GeneratorThatMakesUpForTheOptions_Stays(string setting) => VerifyAsync<RetryAfterIgnoredAnalyzer, RetryAfterIgnoredCodeFix>(
        $"object M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new HttpRetryStrategyOptions {{ {setting}, {{|EH3008:DelayGenerator = _ => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(1))|}} }});", null);

    [Fact]
    public Task GeneratorThatDropsRetryAfter_IsRemoved() => VerifyAsync<RetryAfterIgnoredAnalyzer, RetryAfterIgnoredCodeFix>(
        "object M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 4, {|EH3008:DelayGenerator = _ => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(1))|} });",
        "object M(ResiliencePipelineBuilder<HttpResponseMessage> b) => b.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 4 });");

    [Theory]
    [InlineData("[|AddStandardResilienceHandler|]()", "AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods())")]
    [InlineData("[|AddStandardResilienceHandler|](o => { o.Retry.MaxRetryAttempts = 5; })", "AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = 5; o.Retry.DisableForUnsafeHttpMethods(); })")]
    public Task UnsafeRequests_AreLeftOut(string handler, string fixedHandler)
    {
        const string Client = "class Orders { public Orders(HttpClient http) => _http = http; readonly HttpClient _http; public Task Send() => _http.PostAsync(\"/\", null); }";
        return VerifyAsync<UnsafeRequestRetriedAnalyzer, UnsafeRequestRetriedCodeFix>($"void M(IServiceCollection s) => s.AddHttpClient<Orders>().{handler}; {Client}", $"void M(IServiceCollection s) => s.AddHttpClient<Orders>().{fixedHandler}; {Client}");
    }

    internal static string Built(string options) => $"object M() => new ResiliencePipelineBuilder().AddRetry({options}).Build();";

    internal static Task VerifyAsync<TAnalyzer, TFix>(string members, string? fixedMembers, params DiagnosticResult[] expected)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        members = members.Replace("[|", $"{{|{new TAnalyzer().SupportedDiagnostics[0].Id}:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal);
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> { TestCode = InClass("C", members) };
        AddOthers(test.TestState, expected.Length == 0 && fixedMembers is not null ? members : "");
        test.ExpectedDiagnostics.AddRange(expected);

        if (fixedMembers is not null)
        {
            test.FixedCode = InClass("C", fixedMembers);
            AddOthers(test.FixedState, fixedMembers);
        }

        return test.RunAsync();
    }

    private static void AddOthers(SolutionState state, string members)
    {
        state.Sources.Add(InClass("D", members));
        state.Sources.Add(LibraryStubs.All);
        state.AdditionalReferences.Add(typeof(Microsoft.Extensions.Logging.ILogger).Assembly);
    }

    private static string InClass(string name, string members) => $"{RetryStubs.Usings}{LibraryStubs.Usings}public class {name}\n{{\n{members}\n}}\n";
}

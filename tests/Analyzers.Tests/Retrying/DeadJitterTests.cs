using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;
using ErrorHandling.Analyzers.Tests.Retrying.Libraries;

namespace ErrorHandling.Analyzers.Tests.Retrying;

public sealed class DeadJitterTests
{
    private const string Handle = ConfiguredRetryFixTests.Handle;

    [Theory]
    [InlineData($"new RetryStrategyOptions {{ {Handle}, [|UseJitter = true|], DelayGenerator = _ => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(1)) }}", $"new RetryStrategyOptions {{ {Handle}, UseJitter = true }}")]
    [InlineData($"new RetryStrategyOptions\n{{\n    {Handle},\n    DelayGenerator = _ => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(1)),\n    [|UseJitter = true|],\n}}", $"new RetryStrategyOptions\n{{\n    {Handle},\n    UseJitter = true,\n}}")]
    public Task GeneratorThatKillsJitter_IsRemoved(string options, string fixedOptions) =>
        ConfiguredRetryFixTests.VerifyAsync<DeadJitterAnalyzer, DeadJitterCodeFix>(ConfiguredRetryFixTests.Built(options), ConfiguredRetryFixTests.Built(fixedOptions));

    [Fact]
    public Task JitterOfFewAttempts_IsRemoved() => ConfiguredRetryFixTests.VerifyAsync<DeadJitterAnalyzer, DeadJitterCodeFix>(
        ConfiguredRetryFixTests.Built($"new RetryStrategyOptions {{ {Handle}, Delay = TimeSpan.Zero, MaxRetryAttempts = 2, [|UseJitter = true|] }}"),
        ConfiguredRetryFixTests.Built($"new RetryStrategyOptions {{ {Handle}, Delay = TimeSpan.Zero, MaxRetryAttempts = 2 }}"));

    [Theory]
    [InlineData("Handle<HttpRequestException>(), Delay = TimeSpan.Zero")]
    [InlineData("Handle<HttpRequestException>(), Delay = default, DelayGenerator = _ => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(1))")]
    public Task JitterThatAnotherMistakeWouldFollow_Stays(string settings) => ConfiguredRetryFixTests.VerifyAsync<DeadJitterAnalyzer, DeadJitterCodeFix>(
        ConfiguredRetryFixTests.Built($"new RetryStrategyOptions {{ ShouldHandle = new PredicateBuilder().{settings}, [|UseJitter = true|] }}"), null);

    [Fact]
    public Task GeneratorWithComment_Stays() => ConfiguredRetryFixTests.VerifyAsync<DeadJitterAnalyzer, DeadJitterCodeFix>(
        ConfiguredRetryFixTests.Built($"new RetryStrategyOptions {{ {Handle}, [|UseJitter = true|], DelayGenerator = _ => /* why */ new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(1)) }}"), null);

    [Fact]
    public Task MessageOfDeadJitter_SaysWhy() => ConfiguredRetryFixTests.VerifyAsync<DeadJitterAnalyzer, DeadJitterCodeFix>(
        ConfiguredRetryFixTests.Built($"new RetryStrategyOptions {{ {Handle}, Delay = TimeSpan.Zero, {{|#0:UseJitter = true|}} }}"),
        null,
        new DiagnosticResult("EH3013", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithLocation(0).WithArguments("the wait is zero, and stays zero"));

    [Fact]
    public Task BrokenCode_IsLeftAlone() => ConfiguredRetryFixTests.VerifyAsync<DeadJitterAnalyzer, DeadJitterCodeFix>(
        ConfiguredRetryFixTests.Built("new RetryStrategyOptions { UseJitter = true, DelayGenerator = {|CS0103:missing|}, {|CS0117:Nothing|} = 1 }"), null);
}

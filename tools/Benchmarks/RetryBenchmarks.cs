using BenchmarkDotNet.Attributes;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace ErrorHandling.Benchmarks;

/// <summary>What a retry costs when there is nothing to retry: against the same pipeline built by hand, and against a plain call.</summary>
[MemoryDiagnoser]
public class RetryBenchmarks
{
    private const string State = "state";

    private readonly RetryOptions _options = new();
    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
        .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(60) })
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 4, BackoffType = DelayBackoffType.Exponential, UseJitter = true })
        .Build();

    [Benchmark]
    public ValueTask<string> DirectCall() => AnswerAsync(State, CancellationToken.None);

    [Benchmark(Baseline = true)]
    public ValueTask<string> PollyPipeline() => _pipeline.ExecuteAsync(static (state, token) => AnswerAsync(state, token), State);

    [Benchmark]
    public ValueTask<string> Retry() => ErrorHandling.Retry.ExecuteAsync(static (state, token) => AnswerAsync(state, token), State, _options);

    [Benchmark]
    public async Task<string> DirectCallThatYields() => await YieldAsync(State, CancellationToken.None);

    [Benchmark]
    public async Task<string> PollyPipelineThatYields() => await _pipeline.ExecuteAsync(static (state, token) => YieldAsync(state, token), State);

    [Benchmark]
    public async Task<string> RetryThatYields() => await ErrorHandling.Retry.ExecuteAsync(static (state, token) => YieldAsync(state, token), State, _options);

    [Benchmark]
    public string PollyPipelineSynchronous() => _pipeline.Execute(static (state, _) => state, State);

    [Benchmark]
    public string RetrySynchronous() => ErrorHandling.Retry.Execute(static (state, _) => state, State, _options);

    private static ValueTask<string> AnswerAsync(string state, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<string>(cancellationToken) : new(state);

    private static async ValueTask<string> YieldAsync(string state, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return state;
    }
}

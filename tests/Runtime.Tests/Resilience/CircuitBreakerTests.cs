using Polly.CircuitBreaker;

namespace ErrorHandling.Runtime.Tests;

public sealed class CircuitBreakerTests
{
    private readonly VirtualTime _time = new();
    private readonly CircuitBreaker _breaker;

    private int _calls;

    public CircuitBreakerTests() => _breaker = Breaker("payments");

    [Fact]
    public async Task DependencyFailsTooOften_IsNotCalledUntilTheBreakIsOver()
    {
        await FailAsync(4);
        _time.Advance(TimeSpan.FromSeconds(2));

        var refusal = await Assert.ThrowsAsync<CircuitOpenException>(() => CallAsync(_breaker));
        Assert.Equal(("payments", TimeSpan.FromSeconds(3)), (refusal.Service, refusal.RetryAfter));
        Assert.IsType<BrokenCircuitException>(refusal.InnerException);
        Assert.Equal((4, CircuitState.Open), (_calls, _breaker.State));
        Assert.Throws<CircuitOpenException>(() => _breaker.Execute(_ => ++_calls));
        await Assert.ThrowsAsync<CircuitOpenException>(() => _breaker.ExecuteAsync(_ => default).AsTask());
    }

    [Fact]
    public async Task ProbeSucceeds_Closes()
    {
        await FailAsync(4);
        _time.Advance(TimeSpan.FromSeconds(5));

        await CallAsync(_breaker);

        Assert.Equal(CircuitState.Closed, _breaker.State);
        Assert.Equal(6, _breaker.Execute(_ => ++_calls));
    }

    [Fact]
    public async Task ProbeFails_OpensAgain()
    {
        await FailAsync(4);
        _time.Advance(TimeSpan.FromSeconds(5));

        await FailAsync(1);

        await Assert.ThrowsAsync<CircuitOpenException>(() => CallAsync(_breaker));
        Assert.Equal(5, _calls);
    }

    [Fact]
    public async Task ProbeIsCancelled_StaysOpenBecauseNothingIsKnown()
    {
        using var source = new CancellationTokenSource();
        await FailAsync(4);
        _time.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _breaker.ExecuteAsync(
            async token =>
            {
                await source.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            },
            source.Token).AsTask());

        await Assert.ThrowsAsync<CircuitOpenException>(() => CallAsync(_breaker));
        _time.Advance(TimeSpan.FromSeconds(5));
        await CallAsync(_breaker);
        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public async Task CancelledCalls_DoNotOpenAClosedBreaker()
    {
        for (var call = 0; call < 10; call++)
            await Assert.ThrowsAsync<OperationCanceledException>(() => _breaker.ExecuteAsync(_ => throw new OperationCanceledException()).AsTask());

        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public async Task BugsAndRefusedRequests_SayNothingAgainstTheDependency()
    {
        for (var call = 0; call < 10; call++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => _breaker.ExecuteAsync(_ => throw new InvalidOperationException()).AsTask());
            await Assert.ThrowsAsync<NotFoundException>(() => _breaker.ExecuteAsync(_ => throw new NotFoundException()).AsTask());
        }

        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public async Task BreakerInsideRefuses_IsNotTakenForThisOne()
    {
        var outer = Breaker("outer");
        var foreign = new BrokenCircuitException();
        Assert.Same(foreign, await Assert.ThrowsAsync<BrokenCircuitException>(() => outer.ExecuteAsync(_ => throw foreign).AsTask()));

        await FailAsync(4);
        var refusal = await Assert.ThrowsAsync<CircuitOpenException>(() => outer.ExecuteAsync(_ => _breaker.ExecuteAsync(_ => default)).AsTask());
        Assert.Equal("payments", refusal.Service);
    }

    [Fact]
    public async Task ManyCallersDuringTheProbe_OnlyOneGoesThrough()
    {
        await FailAsync(4);
        _time.Advance(TimeSpan.FromSeconds(5));
        var probing = new TaskCompletionSource();
        var probe = _breaker.ExecuteAsync(async _ => { Interlocked.Increment(ref _calls); await probing.Task; }).AsTask();

        var refused = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
        {
            await Assert.ThrowsAsync<CircuitOpenException>(() => CallAsync(_breaker));
            Interlocked.Increment(ref refused);
        });
        probing.SetResult();
        await probe;

        Assert.Equal((200, 5, CircuitState.Closed), (refused, _calls, _breaker.State));
    }

    [Fact]
    public void OptionsOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircuitBreakerOptions { FailureRatio = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircuitBreakerOptions { MinimumThroughput = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircuitBreakerOptions { SamplingDuration = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircuitBreakerOptions { BreakDuration = TimeSpan.Zero });
        Assert.Throws<ArgumentException>(() => new CircuitBreaker(" "));
    }

    private CircuitBreaker Breaker(string service) => new(service, new() { TimeProvider = _time, FailureRatio = 0.5, MinimumThroughput = 4 });

    private async Task CallAsync(CircuitBreaker breaker) =>
        await breaker.ExecuteAsync(_ => new ValueTask<int>(Interlocked.Increment(ref _calls)));

    private async Task FailAsync(int times)
    {
        for (var call = 0; call < times; call++)
            await Assert.ThrowsAsync<TimeoutException>(() => _breaker.ExecuteAsync<int>(_ => { _calls++; throw new TimeoutException(); }).AsTask());
    }
}

namespace ErrorHandling.Runtime.Tests;

public sealed class BatchTests
{
    [Fact]
    public async Task SomeItemsFail_EverySuccessAndEveryFailureIsThereInOrder()
    {
        var result = await Batch.ExecuteAsync(
            Enumerable.Range(0, 1000),
            async (item, _) =>
            {
                await Task.Yield();
                if (item % 3 == 0)
                    throw new InvalidOperationException($"item {item}");
            },
            maxConcurrency: 16);

        Assert.Equal(Enumerable.Range(0, 1000).Where(item => item % 3 != 0), result.Successes);
        Assert.Equal(Enumerable.Range(0, 1000).Where(item => item % 3 == 0), result.Failures.Select(failure => failure.Item));
        Assert.All(result.Failures, failure => Assert.Equal(($"item {failure.Index}", failure.Index), (failure.Exception.Message, failure.Item)));
        Assert.Equal(334, Assert.Throws<AggregateException>(result.ThrowIfAnyFailed).InnerExceptions.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Concurrency_ReachesItsLimitAndStaysWithinIt(int limit)
    {
        var running = 0;
        var most = 0;
        var all = new TaskCompletionSource();

        var result = await Batch.ExecuteAsync(
            Enumerable.Range(0, 300),
            async (_, _) =>
            {
                var now = Interlocked.Increment(ref running);
                lock (all)
                    most = Math.Max(most, now);
                if (now == limit)
                    all.TrySetResult();
                await all.Task;
                await Task.Yield();
                Interlocked.Decrement(ref running);
            },
            limit);

        Assert.True(result.IsSuccess);
        Assert.Equal((300, limit), (result.Successes.Count, most));
    }

    [Fact]
    public async Task NoItems_IsASuccess()
    {
        var result = await Batch.ExecuteAsync(Array.Empty<int>(), (_, _) => default, 4);

        Assert.True(result.IsSuccess);
        Assert.Empty(result.Successes);
        result.ThrowIfAnyFailed();
    }

    [Fact]
    public async Task CallerCancels_NoFurtherItemStarts()
    {
        using var source = new CancellationTokenSource();
        var started = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Batch.ExecuteAsync(
            Enumerable.Range(0, 100), (item, _) => { started++; if (item == 4) source.Cancel(); return default; }, 1, source.Token));

        Assert.Equal(5, started);
    }

    [Fact]
    public async Task ItemGivesUpByItself_IsAFailureLikeAnyOther()
    {
        var result = await Batch.ExecuteAsync([1, 2], (item, _) => item == 1 ? throw new OperationCanceledException() : default, 1);

        Assert.IsType<OperationCanceledException>(Assert.Single(result.Failures).Exception);
        Assert.Equal([2], result.Successes);
    }

    [Fact]
    public async Task CriticalException_EndsTheBatch()
    {
        var started = 0;

        await Assert.ThrowsAsync<OutOfMemoryException>(() => Batch.ExecuteAsync(
            Enumerable.Range(0, 100), (_, _) => { started++; throw new OutOfMemoryException(); }, 1));

        Assert.Equal(1, started);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task ConcurrencyOutOfRange_IsRefused(int maxConcurrency) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Batch.ExecuteAsync([1], (_, _) => default, maxConcurrency));
}

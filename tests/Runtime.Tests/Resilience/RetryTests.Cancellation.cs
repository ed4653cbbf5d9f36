namespace ErrorHandling.Runtime.Tests;

/// <content>What a cancelled token does to the attempts.</content>
public sealed partial class RetryTests
{
    [Fact]
    public async Task CancelledWhileWaiting_EndsAtOnceWithTheCallersToken()
    {
        using var source = new CancellationTokenSource();
        var work = Retry.ExecuteAsync(_ => FailAsync(), Options(), source.Token).AsTask();
        await _time.NextWaitAsync();

        await source.CancelAsync();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Equal((source.Token, 1), (thrown.CancellationToken, _attempts));
    }

    [Fact]
    public async Task CancelledInTheMiddleOfAnAttempt_EndsWithTheCallersToken()
    {
        using var source = new CancellationTokenSource();
        CancellationToken given = default;

        var thrown = await Assert.ThrowsAsync<OperationCanceledException>(() => Retry.ExecuteAsync(
            async token =>
            {
                _attempts++;
                given = token;
                await source.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            },
            Options(), source.Token).AsTask());

        Assert.NotEqual(source.Token, given);
        Assert.Equal((source.Token, 1), (thrown.CancellationToken, _attempts));
        Assert.Equal(given, Assert.IsAssignableFrom<OperationCanceledException>(thrown.InnerException).CancellationToken);
    }

    [Fact]
    public void SynchronousAttemptIsCancelled_EndsWithTheCallersToken()
    {
        using var source = new CancellationTokenSource();

        var thrown = Assert.Throws<OperationCanceledException>(() => Retry.Execute(
            token =>
            {
                _attempts++;
                source.Cancel();
                token.ThrowIfCancellationRequested();
            },
            Options(), source.Token));

        Assert.Equal((source.Token, 1), (thrown.CancellationToken, _attempts));
        Assert.IsType<OperationCanceledException>(thrown.InnerException);
    }

    [Fact]
    public async Task FailureWhileTheCallerCancels_IsThrownAsItWas()
    {
        using var source = new CancellationTokenSource();

        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => Retry.ExecuteAsync(
            async _ =>
            {
                await source.CancelAsync();
                Fail();
            },
            Options(), source.Token).AsTask());

        Assert.Equal("attempt 1", thrown.Message);
    }

    [Fact]
    public async Task CancellationByATokenOfTheOperation_IsThrownAsItWas()
    {
        using var source = new CancellationTokenSource();
        var cancelled = new OperationCanceledException(new CancellationToken(canceled: true));

        Assert.Same(cancelled, await Assert.ThrowsAsync<OperationCanceledException>(
            () => Retry.ExecuteAsync(_ => throw cancelled, Options(), source.Token).AsTask()));
    }

    [Fact]
    public async Task CancelledBefore_DoesNotStart()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Retry.ExecuteAsync(_ => FailAsync(), Options(), new CancellationToken(canceled: true)).AsTask());

        Assert.Equal(0, _attempts);
    }

    [Fact]
    public async Task CancelledByTheOperationItself_IsNotTriedAgain()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            Retry.ExecuteAsync(_ => { _attempts++; throw new OperationCanceledException(); }, Options()).AsTask());

        Assert.Equal(1, _attempts);
    }
}

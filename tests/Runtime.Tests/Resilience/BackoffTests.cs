using Polly;

namespace ErrorHandling.Runtime.Tests;

public sealed class BackoffTests
{
    private readonly VirtualTime _time = new();

    [Theory]
    [InlineData(DelayBackoffType.Constant, new[] { 1.0, 1, 1, 1 })]
    [InlineData(DelayBackoffType.Linear, new[] { 1.0, 2, 3, 4 })]
    [InlineData(DelayBackoffType.Exponential, new[] { 1.0, 2, 4, 5 })]
    public void WaitsGrow_UpToTheCap(DelayBackoffType type, double[] seconds)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), type, useJitter: false);

        Assert.Equal(seconds, Enumerable.Range(0, 4).Select(attempt => backoff.GetDelay(attempt).TotalSeconds));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(0.5, 6)]
    public void Jitter_IsAppliedAfterTheCap(double random, double seconds)
    {
        var backoff = new Backoff(randomizer: () => random);

        Assert.Equal(seconds, backoff.GetDelay(int.MaxValue).TotalSeconds);
    }

    [Fact]
    public void AnyAttempt_StaysWithinItsBounds()
    {
        var backoff = new Backoff(randomizer: new Random(7).NextDouble);

        for (var attempt = 0; attempt < 2000; attempt++)
            Assert.InRange(backoff.GetDelay(attempt).TotalSeconds, Math.Min(0.25 * Math.Pow(2, attempt), 4), Math.Min(0.5 * Math.Pow(2, attempt), 8));
        Assert.Equal(TimeSpan.Zero, new Backoff(TimeSpan.Zero).GetDelay(int.MaxValue));
    }

    [Fact]
    public void ArgumentsOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Backoff(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Backoff(maxDelay: TimeSpan.FromDays(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Backoff().GetDelay(-1));
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("0", 0.0)]
    [InlineData("99999", 3600.0)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData("1.5", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("Tue, 01 Jan 2030 00:00:09 GMT", 9.0)]
    [InlineData("Mon, 31 Dec 2029 23:59:59 GMT", 0.0)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 3600.0)]
    public void RetryAfter_IsReadInBothFormsAndCapped(string header, double? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", header);

        Assert.Equal(seconds, RetryAfter.GetDelay(response, _time)?.TotalSeconds);
        Assert.Equal(seconds > 5 ? 5 : seconds, RetryAfter.GetDelay(response.Headers, _time, TimeSpan.FromSeconds(5))?.TotalSeconds);
    }

    [Fact]
    public void NoRetryAfter_IsNull()
    {
        using var response = new HttpResponseMessage();

        Assert.Null(RetryAfter.GetDelay(response, _time));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetryAfter.GetDelay(response, _time, TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void BudgetUnderConcurrency_GivesExactlyWhatItHolds()
    {
        var budget = new RetryBudget(ratio: 0, capacity: 100);
        var granted = 0;

        Parallel.For(0, 4000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            budget.Deposit();
            if (budget.TryWithdraw())
                Interlocked.Increment(ref granted);
        });

        Assert.Equal(100, granted);
    }

    [Fact]
    public void TenCalls_PayForOneRetry()
    {
        var budget = new RetryBudget(capacity: 1);
        Assert.True(budget.TryWithdraw());

        for (var call = 0; call < 9; call++)
            budget.Deposit();
        Assert.False(budget.TryWithdraw());

        budget.Deposit();
        Assert.True(budget.TryWithdraw());
    }

    [Fact]
    public void BudgetOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryBudget(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryBudget(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryBudget(capacity: 0));
    }
}

using System.Diagnostics;
using Polly;

namespace ErrorHandling.Runtime.Tests;

public sealed partial class RetryTests
{
    private readonly VirtualTime _time = new();

    private int _attempts;

    [Fact]
    public async Task EveryAttemptFails_WaitsFourTimesAndThrowsTheLastExceptionAsItWas()
    {
        var work = Retry.ExecuteAsync(_ => FailAsync(), Options()).AsTask();

        Assert.Equal([0.5, 1, 2, 4], await _time.PassAsync(work));

        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => work);
        Assert.Equal("attempt 5", thrown.Message);
        Assert.Contains(nameof(FailAsync), thrown.StackTrace);
    }

    [Fact]
    public async Task WaitsReachTheCap_StayThere()
    {
        var work = Retry.ExecuteAsync(_ => FailAsync(), Options(maxRetryAttempts: 7)).AsTask();

        Assert.Equal([0.5, 1, 2, 4, 8, 8, 8], await _time.PassAsync(work));
        await Assert.ThrowsAsync<TimeoutException>(() => work);
    }

    [Fact]
    public async Task JitterAtTheCap_StillSpreads()
    {
        var options = new RetryOptions { TimeProvider = _time, Delay = TimeSpan.FromSeconds(8), MaxRetryAttempts = 2, Randomizer = () => 0.5 };

        Assert.Equal([6, 6], await _time.PassAsync(Retry.ExecuteAsync(_ => FailAsync(), options).AsTask().ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    [Fact]
    public async Task SecondAttemptSucceeds_ReturnsItsResult()
    {
        var work = Retry.ExecuteAsync(async _ => { await FailUntilAsync(2); return _attempts; }, Options()).AsTask();

        Assert.Equal([0.5], await _time.PassAsync(work));
        Assert.Equal(2, await work);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SynchronousOperation_IsRetriedToo(int succeedsAt)
    {
        var options = new RetryOptions { Delay = TimeSpan.Zero };

        Assert.Equal(succeedsAt, Retry.Execute(_ => ++_attempts < succeedsAt ? throw new TimeoutException() : _attempts, options));
        _attempts = 0;
        Retry.Execute(_ => { if (++_attempts < succeedsAt) throw new TimeoutException(); }, options);
        Assert.Equal(succeedsAt, _attempts);
        Assert.Equal("state", Retry.Execute((state, _) => state, "state", options));
    }

    [Fact]
    public void SynchronousOperationKeepsFailing_LastExceptionIsThrownAsItWas()
    {
        var thrown = Assert.Throws<TimeoutException>(() => Retry.Execute(_ => Fail(), new RetryOptions { Delay = TimeSpan.Zero }));

        Assert.Equal("attempt 5", thrown.Message);
        Assert.Contains(nameof(Fail), thrown.StackTrace);
    }

    [Fact]
    public async Task Bug_IsThrownAtOnce()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() =>
            Retry.ExecuteAsync(_ => { _attempts++; throw new ArgumentNullException(); }, Options()).AsTask());

        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task FailureAfterATransientOne_IsThrownAtOnce()
    {
        var work = Retry.ExecuteAsync(_ => ++_attempts == 1 ? throw new TimeoutException() : throw new InvalidOperationException(), Options()).AsTask();

        Assert.Equal([0.5], await _time.PassAsync(work));
        await Assert.ThrowsAsync<InvalidOperationException>(() => work);
    }

    [Fact]
    public async Task NoRetryAllowed_RunsOnce()
    {
        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => Retry.ExecuteAsync(_ => FailAsync(), Options(maxRetryAttempts: 0)).AsTask());

        Assert.Equal("attempt 1", thrown.Message);
    }

    [Fact]
    public async Task ResultIsAFailure_IsTriedAgainDisposedOfAndTheLastIsReturned()
    {
        var results = new List<MemoryStream>();
        var options = new RetryOptions<MemoryStream>
        {
            TimeProvider = _time, UseJitter = false, MaxRetryAttempts = 2, DecideResult = _ => RetryDecision.WithBackoff,
        };

        var work = Retry.ExecuteAsync(_ => { results.Add(new()); return new ValueTask<MemoryStream>(results[^1]); }, options).AsTask();

        Assert.Equal([0.5, 1], await _time.PassAsync(work));
        Assert.Equal([false, false, true], results.Select(result => result.CanRead));
        Assert.Same(results[2], await work);
    }

    [Fact]
    public async Task OptionsForAnotherResult_AreRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Retry.ExecuteAsync(_ => new ValueTask<string>(""), new RetryOptions<int>()).AsTask());

    [Fact]
    public async Task FailureAsksForAWait_GetsItUpToTheMaximum()
    {
        var asked = new Queue<double>([3, 0, 3600]);
        var work = Retry.ExecuteAsync(
            _ => asked.TryDequeue(out var seconds) ? throw new RateLimitExceededException { RetryAfter = TimeSpan.FromSeconds(seconds) } : default,
            Options()).AsTask();

        Assert.Equal([3, 1, 30], await _time.PassAsync(work));
        await work;
    }

    [Fact]
    public async Task WaitWouldGoBeyondTheTotalTime_IsNotBegun()
    {
        var time = new VirtualTime(TimeSpan.FromSeconds(5));
        var options = new RetryOptions { TimeProvider = time, UseJitter = false, TotalTimeout = TimeSpan.FromSeconds(5) };

        var work = Retry.ExecuteAsync(_ => FailAsync(), options).AsTask();

        Assert.Equal([0.5, 1, 2], await time.PassAsync(work));
        await Assert.ThrowsAsync<TimeoutException>(() => work);
    }

    [Fact]
    public async Task AttemptRunsBeyondTheTotalTime_IsCancelledWithTheLastFailureAsCause()
    {
        var hangs = new TaskCompletionSource();
        var work = Retry.ExecuteAsync(
            async token =>
            {
                if (++_attempts == 1)
                    throw new IOException("first");
                hangs.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            },
            Options(), operationName: "Ship").AsTask();

        _time.Advance(await _time.NextWaitAsync());
        await hangs.Task;
        _time.Advance(TimeSpan.FromSeconds(60));

        var thrown = await Assert.ThrowsAsync<OperationTimeoutException>(() => work);
        Assert.Equal(("Ship", TimeSpan.FromSeconds(60)), (thrown.Operation, thrown.Timeout));
        Assert.Equal("first", thrown.InnerException!.Message);
    }

    [Fact]
    public async Task AuthenticationRequired_IsTriedOnceAfterATokenRefresh()
    {
        var refreshed = 0;
        var options = new RetryOptions { TimeProvider = _time, RefreshToken = _ => { refreshed++; return default; } };

        await Assert.ThrowsAsync<AuthenticationRequiredException>(() =>
            Retry.ExecuteAsync(_ => { _attempts++; throw new AuthenticationRequiredException(); }, options).AsTask());

        Assert.Equal((1, 2), (refreshed, _attempts));
    }

    [Fact]
    public async Task RetryThatFollows_IsToldBeforeItsWait()
    {
        var told = new List<string>();
        var options = new RetryOptions
        {
            TimeProvider = _time,
            MaxRetryAttempts = 2,
            UseJitter = false,
            OnRetry = retry => told.Add($"{retry.AttemptNumber} {retry.Exception!.Message} {retry.Delay.TotalSeconds:0.0}"),
        };
        var work = Retry.ExecuteAsync(_ => FailAsync(), options).AsTask();

        Assert.Equal([0.5, 1], await _time.PassAsync(work));
        await Assert.ThrowsAsync<TimeoutException>(() => work);
        Assert.Equal(["0 attempt 1 0.5", "1 attempt 2 1.0"], told, StringComparer.Ordinal);
    }

    [Fact]
    public async Task RetryCannotBeTold_TheFailureOfThatIsThrown()
    {
        var options = new RetryOptions { TimeProvider = _time, OnRetry = _ => throw new InvalidDataException("log") };

        await Assert.ThrowsAsync<InvalidDataException>(() => Retry.ExecuteAsync(_ => FailAsync(), options).AsTask());
        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task NotFoundOrConflict_IsTriedAgainAfterShortWaitsOnlyWhereTheCallerSaysSo()
    {
        await Assert.ThrowsAsync<NotFoundException>(() => Retry.ExecuteAsync(_ => throw new NotFoundException(), Options()).AsTask());
        await Assert.ThrowsAsync<ConflictException>(() => Retry.ExecuteAsync(_ => throw new ConflictException(), Options()).AsTask());

        var patient = new RetryOptions { TimeProvider = _time, UseJitter = false, MaxRetryAttempts = 2, RetryNotFound = true, RetryConflicts = true };
        var work = Retry.ExecuteAsync(_ => throw (_attempts++ == 0 ? new NotFoundException() : new ConflictException()), patient).AsTask();

        Assert.Equal([0.5, 0.5], await _time.PassAsync(work));
        await Assert.ThrowsAsync<ConflictException>(() => work);
    }

    [Fact]
    public async Task BudgetIsUsedUp_NoMoreRetries()
    {
        var options = new RetryOptions { Delay = TimeSpan.Zero, Budget = new RetryBudget(ratio: 0, capacity: 3) };

        for (var call = 0; call < 5; call++)
            await Assert.ThrowsAsync<TimeoutException>(() => Retry.ExecuteAsync(_ => FailAsync(), options).AsTask());

        Assert.Equal(5 + 3, _attempts);
    }

    [Fact]
    public async Task BudgetThatIsUsedUp_IsTheReasonGiven()
    {
        using var exhausted = new MeasuredErrors("Budgeted", "error_handling.retries_exhausted");
        var options = new RetryOptions { Delay = TimeSpan.Zero, Budget = new RetryBudget(ratio: 0, capacity: 1) };

        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => Retry.ExecuteAsync(_ => FailAsync(), options, operationName: "Budgeted").AsTask());

        Assert.Equal("attempt 2", thrown.Message);
        var end = Assert.Single(exhausted.Measurements).Tags;
        Assert.Equal((2, "budget"), (end["error_handling.attempt"], end["error_handling.reason"]));
    }

    [Fact]
    public async Task EachCall_PaysIntoTheBudget()
    {
        var options = new RetryOptions { Delay = TimeSpan.Zero, Budget = new RetryBudget(ratio: 0.5, capacity: 1) };
        Assert.True(options.Budget.TryWithdraw());

        await Retry.ExecuteAsync(_ => default, options);
        Assert.False(options.Budget.TryWithdraw());
        await Retry.ExecuteAsync(_ => default, options);

        Assert.True(options.Budget.TryWithdraw());
    }

    [Fact]
    public async Task RetryThatIsNotMade_TakesNothingFromTheBudget()
    {
        var budget = new RetryBudget(ratio: 0, capacity: 1);
        RetryOptions[] all =
        [
            new() { Budget = budget, MaxRetryAttempts = 0 },
            new() { Budget = budget, TotalTimeout = TimeSpan.FromMilliseconds(10), UseJitter = false },
        ];

        foreach (var options in all)
            await Assert.ThrowsAsync<TimeoutException>(() => Retry.ExecuteAsync(_ => throw new TimeoutException(), options).AsTask());

        Assert.True(budget.TryWithdraw());
    }

    [Fact]
    public async Task OwnPredicate_DecidesInPlaceOfTheDefault()
    {
        var options = new RetryOptions { Delay = TimeSpan.Zero, ShouldHandle = exception => exception is InvalidOperationException };

        await Assert.ThrowsAsync<AggregateException>(() => Retry.ExecuteAsync(
            _ => { _attempts++; throw new AggregateException(new InvalidOperationException()); }, options).AsTask());
        await Assert.ThrowsAsync<TimeoutException>(() => Retry.ExecuteAsync(_ => FailAsync(), options).AsTask());

        Assert.Equal(5 + 1, _attempts);
    }

    [Fact]
    public async Task EachRetryAndTheEnd_AreNotedOnTheSpanAndCounted()
    {
        using var retries = new MeasuredErrors("Measured", "error_handling.retries");
        using var exhausted = new MeasuredErrors("Measured", "error_handling.retries_exhausted");
        using var span = new Activity("test").Start();

        await Assert.ThrowsAsync<TimeoutException>(() => Retry.ExecuteAsync(
            _ => FailAsync(), new RetryOptions { Delay = TimeSpan.Zero, MaxRetryAttempts = 2 }, operationName: "Measured").AsTask());

        Assert.Equal([1, 2], retries.Measurements.Select(measured => measured.Tags["error_handling.attempt"]).Cast<int>());
        Assert.All(retries.Measurements, measured => Assert.Equal("System.TimeoutException", measured.Tags["error.type"]));
        var end = Assert.Single(exhausted.Measurements).Tags;
        Assert.Equal((3, "attempts"), (end["error_handling.attempt"], end["error_handling.reason"]));
        Assert.Equal(["retry", "retry", "retries_exhausted"], span.Events.Select(noted => noted.Name));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1000)]
    public void AttemptsOutOfRange_AreRefused(int attempts) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryOptions { MaxRetryAttempts = attempts });

    [Fact]
    public void OptionsOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryOptions { Delay = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryOptions { MaxDelay = TimeSpan.FromDays(2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryOptions { MaxRetryAfter = TimeSpan.FromDays(2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryOptions { TotalTimeout = TimeSpan.FromMilliseconds(9) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryOptions { BackoffType = (DelayBackoffType)9 });
        Assert.Throws<ArgumentNullException>(() => new RetryOptions { TimeProvider = null! });
        Assert.Throws<ArgumentNullException>(() => new RetryOptions { Classifiers = null! });
    }

    private RetryOptions Options(int maxRetryAttempts = 4) => new() { TimeProvider = _time, UseJitter = false, MaxRetryAttempts = maxRetryAttempts };

    private async ValueTask FailAsync()
    {
        await Task.Yield();
        Fail();
    }

    private async ValueTask FailUntilAsync(int attempt)
    {
        await Task.Yield();
        if (++_attempts < attempt)
            throw new IOException();
    }

    private void Fail() => throw new TimeoutException($"attempt {++_attempts}");
}

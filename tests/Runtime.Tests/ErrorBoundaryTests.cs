using System.Reflection;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.Runtime.Tests;

public sealed class ErrorBoundaryTests
{
    private readonly RecordingLogger _logger = new();

    public static TheoryData<Exception> PassingExceptions => new()
    {
        new OperationCanceledException(),
        new TaskCanceledException(),
        new AggregateException(new OperationCanceledException()),
        new AggregateException(new OperationCanceledException(), new TaskCanceledException()),
        new TargetInvocationException(new OperationCanceledException()),
        new OutOfMemoryException(),
        new StackOverflowException(),
        new AccessViolationException(),
        new AggregateException(new IOException(), new OutOfMemoryException()),
        new TargetInvocationException(new AccessViolationException()),
    };

    public static TheoryData<Exception> StoppedExceptions => new()
    {
        new Exception(),
        new NullReferenceException(),
        new NotFoundException(),
        new TaskCanceledException("The request timed out.", new TimeoutException()),
        new AggregateException(),
        new AggregateException(new IOException(), new OperationCanceledException()),
        new TargetInvocationException(null),
    };

    [Fact]
    public void OperationEndsNormally_ReturnsTrueAndLogsNothing()
    {
        var ran = false;

        Assert.True(ErrorBoundary.Run(() => { ran = true; }, _logger));

        Assert.True(ran);
        Assert.Empty(_logger.Entries);
    }

    [Fact]
    public async Task AsyncOperationEndsNormally_ReturnsTrueAndLogsNothing()
    {
        var ran = false;

        Assert.True(await ErrorBoundary.RunAsync(async () => { await Task.Yield(); ran = true; }, _logger));

        Assert.True(ran);
        Assert.Empty(_logger.Entries);
    }

    [Theory]
    [MemberData(nameof(StoppedExceptions))]
    public async Task OperationFails_ReturnsFalseAndLogsOnceWithTheException(Exception failure)
    {
        Assert.False(ErrorBoundary.Run(() => throw failure, _logger));
        Assert.Same(failure, Assert.Single(_logger.Entries).Exception);

        _logger.Entries.Clear();
        Assert.False(await ErrorBoundary.RunAsync(() => Task.FromException(failure), _logger));
        Assert.Same(failure, Assert.Single(_logger.Entries).Exception);
    }

    [Theory]
    [MemberData(nameof(PassingExceptions))]
    public async Task CancellationOrCriticalException_PassesUnlogged(Exception passing)
    {
        Assert.Same(passing, Assert.ThrowsAny<Exception>(() => ErrorBoundary.Run(() => throw passing, _logger)));
        Assert.Same(passing, await Assert.ThrowsAnyAsync<Exception>(() => ErrorBoundary.RunAsync(() => Task.FromException(passing), _logger)));

        Assert.Empty(_logger.Entries);
    }

    [Fact]
    public async Task OperationThrowsBeforeItsFirstAwait_IsStoppedToo()
    {
        Assert.False(await ErrorBoundary.RunAsync(() => throw new IOException(), _logger));

        Assert.IsType<IOException>(Assert.Single(_logger.Entries).Exception);
    }

    [Fact]
    public async Task TokenOverload_HandsTheTokenOn()
    {
        using var source = new CancellationTokenSource();
        CancellationToken given = default;

        Assert.True(await ErrorBoundary.RunAsync(token => { given = token; return Task.CompletedTask; }, _logger, source.Token));

        Assert.Equal(source.Token, given);
    }

    [Fact]
    public async Task TokenCancelledBefore_OperationDoesNotStart()
    {
        var started = false;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ErrorBoundary.RunAsync(
            _ => { started = true; return Task.CompletedTask; }, _logger, new CancellationToken(canceled: true)));

        Assert.False(started);
    }

    [Fact]
    public void ForeignException_IsLoggedAsInternalErrorUnderTheCallersName()
    {
        ErrorBoundary.Run(() => throw new IOException("disk full"), _logger);

        var entry = Assert.Single(_logger.Entries);
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Equal("OperationFailed", entry.Event.Name);
        Assert.Equal("INTERNAL_ERROR", entry.Values["ErrorCode"]);
        Assert.Equal(nameof(ForeignException_IsLoggedAsInternalErrorUnderTheCallersName), entry.Values["Operation"]);
        Assert.Matches("^[0-9a-f]{32}$", Assert.IsType<string>(entry.Values["ErrorId"]));
        Assert.DoesNotContain("disk full", entry.Text);
    }

    [Fact]
    public void AppException_IsLoggedWithItsOwnIdCodeAndLevel()
    {
        var failure = new RateLimitExceededException("slow down") { Code = "SHOP-429-001" };

        ErrorBoundary.Run(() => throw failure, _logger, "PlaceOrder");

        var entry = Assert.Single(_logger.Entries);
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.Equal($"PlaceOrder failed with SHOP-429-001 (error id {failure.ErrorId}, fingerprint {ErrorFingerprint.For(failure)})", entry.Text);
    }

    [Fact]
    public void AppExceptionInsideWrappers_GivesItsCodeAndTheWrapperIsLogged()
    {
        var wrapper = new AggregateException(new TargetInvocationException(new ConflictException()));

        ErrorBoundary.Run(() => throw wrapper, _logger);

        var entry = Assert.Single(_logger.Entries);
        Assert.Equal("CONFLICT", entry.Values["ErrorCode"]);
        Assert.Same(wrapper, entry.Exception);
    }

    [Fact]
    public void SeverityOfTheInstance_DecidesTheLevel()
    {
        ErrorBoundary.Run(() => throw new NotFoundException { Severity = ErrorSeverity.Critical }, _logger);

        Assert.Equal(LogLevel.Critical, Assert.Single(_logger.Entries).Level);
    }

    [Fact]
    public async Task TableOfTheApplication_DecidesTheLevel()
    {
        var table = ErrorTable.Default.With(
            ErrorCategory.NotFound, new ErrorTableRow(404, 5, LogLevel.Debug, isRetryable: false, "Gone."));

        ErrorBoundary.Run(() => throw new NotFoundException(), _logger, errorTable: table);
        await ErrorBoundary.RunAsync(() => throw new NotFoundException(), _logger, errorTable: table);
        await ErrorBoundary.RunAsync(_ => throw new NotFoundException(), _logger, CancellationToken.None, errorTable: table);

        Assert.Equal([LogLevel.Debug, LogLevel.Debug, LogLevel.Debug], _logger.Entries.Select(entry => entry.Level));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void OperationWithoutName_IsCalledOperation(string? name)
    {
        ErrorBoundary.Run(() => throw new IOException(), _logger, name);

        Assert.StartsWith("Operation failed with INTERNAL_ERROR", Assert.Single(_logger.Entries).Text);
    }

    [Fact]
    public void Failure_IsCountedOnceWithTypeAndCode()
    {
        using var errors = new MeasuredErrors("CountedOnce");

        ErrorBoundary.Run(() => throw new AggregateException(new NotFoundException()), _logger, "CountedOnce");

        var (count, tags) = Assert.Single(errors.Measurements);
        Assert.Equal(1, count);
        Assert.Equal("ErrorHandling.NotFoundException", tags["error.type"]);
        Assert.Equal("NOT_FOUND", tags["error_handling.code"]);
    }

    [Fact]
    public void SuccessOrCancellation_IsNotCounted()
    {
        using var errors = new MeasuredErrors("NotCounted");

        ErrorBoundary.Run(() => { }, _logger, "NotCounted");
        Assert.Throws<OperationCanceledException>(
            () => ErrorBoundary.Run(() => throw new OperationCanceledException(), _logger, "NotCounted"));

        Assert.Empty(errors.Measurements);
    }

    [Fact]
    public async Task MissingArgument_IsRefusedBeforeAnythingRuns()
    {
        Assert.Equal("operation", Assert.Throws<ArgumentNullException>(() => ErrorBoundary.Run(null!, _logger)).ParamName);
        Assert.Equal("logger", Assert.Throws<ArgumentNullException>(() => ErrorBoundary.Run(() => { }, null!)).ParamName);
        await Assert.ThrowsAsync<ArgumentNullException>("operation", () => ErrorBoundary.RunAsync(null!, _logger));
        await Assert.ThrowsAsync<ArgumentNullException>("logger", () => ErrorBoundary.RunAsync(() => Task.CompletedTask, null!));
        await Assert.ThrowsAsync<ArgumentNullException>("operation", () => ErrorBoundary.RunAsync(null!, _logger, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "logger", () => ErrorBoundary.RunAsync(_ => Task.CompletedTask, null!, CancellationToken.None));
    }
}

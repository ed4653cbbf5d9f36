using System.Reflection;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.Runtime.Tests;

public sealed class FallbackTests
{
    private readonly RecordingLogger _logger = new();

    public static TheoryData<Exception> Passing => new()
    {
        new OperationCanceledException(),
        new OutOfMemoryException(),
        new ArgumentNullException(),
        new NullReferenceException(),
        new ObjectDisposedException("it"),
        new NotSupportedException(),
        new KeyNotFoundException(),
        new TargetInvocationException(new InvalidCastException()),
        new AggregateException(new TimeoutException(), new IndexOutOfRangeException()),
    };

    [Fact]
    public async Task PrimaryAnswers_IsAllThatRuns()
    {
        Assert.Equal(1, await Fallback.ExecuteAsync(_ => new ValueTask<int>(1), (_, _) => throw new IOException(), _logger));
        Assert.Empty(_logger.Entries);
    }

    [Fact]
    public async Task PrimaryFails_FallbackAnswersAndTheFailureIsLoggedAndCounted()
    {
        using var counted = new MeasuredErrors("Prices", "error_handling.fallbacks");
        var failure = new NetworkException();

        Assert.Equal("NetworkException", await Fallback.ExecuteAsync(
            _ => throw failure, (exception, _) => new ValueTask<string>(exception.GetType().Name), _logger, operationName: "Prices"));

        var entry = Assert.Single(_logger.Entries);
        Assert.Equal((LogLevel.Warning, "FallbackUsed"), (entry.Level, entry.Event.Name));
        Assert.Same(failure, entry.Exception);
        Assert.Equal((failure.ErrorId, ErrorFingerprint.For(failure)), (entry.Values["ErrorId"], entry.Values["Fingerprint"]));
        Assert.Equal("BAD_GATEWAY", Assert.Single(counted.Measurements).Tags["error_handling.code"]);
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task CancellationBugOrCriticalException_Passes(Exception exception)
    {
        Assert.Same(exception, await Assert.ThrowsAnyAsync<Exception>(() =>
            Fallback.ExecuteAsync(_ => throw exception, (_, _) => new ValueTask<int>(1), _logger).AsTask()));

        Assert.Empty(_logger.Entries);
    }

    [Fact]
    public async Task CallerCancelled_FailureOfThePrimaryPasses()
    {
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAsync<IOException>(() => Fallback.ExecuteAsync(
            _ => { source.Cancel(); throw new IOException(); }, (_, _) => new ValueTask<int>(1), _logger, source.Token).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fallback.ExecuteAsync(
            _ => new ValueTask<int>(1), (_, _) => new ValueTask<int>(2), _logger, source.Token).AsTask());
    }

    [Fact]
    public async Task FallbackFailsToo_ItsExceptionIsThrown() =>
        await Assert.ThrowsAsync<FormatException>(() => Fallback.ExecuteAsync<int>(
            _ => throw new IOException(), (_, _) => throw new FormatException(), _logger).AsTask());
}

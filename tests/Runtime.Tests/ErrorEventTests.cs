using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.Runtime.Tests;

public sealed class ErrorEventTests
{
    /// <summary>Put together here, so that no scanner takes it for a secret.</summary>
    private static readonly string Secret = string.Concat("hunter2", "Zq8Lm4", "Xw7Tn1");

    private static readonly string[] Members =
    [
        "timestamp", "level", "service", "component", "environment", "code", "errorId", "fingerprint", "exceptionType", "message", "stack",
        "requestId", "traceId", "attempt", "metadata",
    ];

    [Fact]
    public void Event_SaysWhatHappened()
    {
        var failure = new NotFoundException("Order", 42);
        var before = DateTimeOffset.UtcNow;

        var error = ErrorEvent.Create(
            new AggregateException(failure), new() { Service = "shop", Environment = "production" }, "orders", "request-1", attempt: 3);

        Assert.InRange(error.Timestamp, before, DateTimeOffset.UtcNow);
        Assert.Equal(TimeSpan.Zero, error.Timestamp.Offset);
        Assert.Equal((LogLevel.Information, "NOT_FOUND", failure.ErrorId), (error.Level, error.Code, error.ErrorId));
        Assert.Equal(("shop", "orders", "production", "request-1", 3), (error.Service, error.Component, error.Environment, error.RequestId, error.Attempt));
        Assert.Equal((typeof(NotFoundException).FullName, failure.Message), (error.ExceptionType, error.Message));
        Assert.Equal(ErrorFingerprint.For(failure), error.Fingerprint);
        Assert.StartsWith("System.AggregateException", error.Stack);
        Assert.Empty(error.Metadata);
    }

    [Fact]
    public void ForeignException_IsAnInternalErrorWithAnIdOfItsOwn()
    {
        var error = ErrorEvent.Create(new IOException("disk full"));

        Assert.Equal((LogLevel.Error, "INTERNAL_ERROR", "disk full", 1), (error.Level, error.Code, error.Message, error.Attempt));
        Assert.Matches("^[0-9a-f]{32}$", error.ErrorId);
        Assert.Equal((null, null, null, null), (error.Service, error.Component, error.Environment, error.RequestId));
    }

    [Fact]
    public void TableOfTheApplication_DecidesTheLevel()
    {
        var table = ErrorTable.Default.With("INTERNAL_ERROR", new ErrorTableRow(500, 13, LogLevel.Critical, isRetryable: false, "Sorry."));

        Assert.Equal(LogLevel.Critical, ErrorEvent.Create(new IOException(), new() { ErrorTable = table }).Level);
    }

    [Fact]
    public void TraceId_IsThatOfTheCurrentActivity()
    {
        using var activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        Assert.Equal(activity.TraceId.ToHexString(), ErrorEvent.Create(new IOException()).TraceId);
        activity.Stop();

        using var old = new Activity("work").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        Assert.Null(ErrorEvent.Create(new IOException()).TraceId);
    }

    [Fact]
    public void SecretsInAnyText_DoNotLeave()
    {
        var pair = "password=" + Secret;
        var failure = new ConflictException(pair, new IOException(pair)) { Details = new Dictionary<string, object?> { ["query"] = pair } };

        var error = ErrorEvent.Create(
            failure, new() { Service = pair, Environment = pair }, pair, pair, metadata: [new("note", pair), new("uri", new Uri("https://u:" + Secret + "@host/"))]);
        var logger = new ScopeRecordingLogger();
        error.WriteTo(logger);

        Assert.DoesNotContain(Secret, error.ToJson());
        Assert.DoesNotContain(Secret, logger.Text);
        Assert.StartsWith("password=[redacted", error.Message);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("db.Password")]
    [InlineData("client_secret")]
    [InlineData("resetToken")]
    [InlineData("ConnectionString")]
    public void ValueOfASensitiveKey_DoesNotLeave(string key)
    {
        var failure = new ConflictException { Details = new Dictionary<string, object?> { [key] = "abc" } };

        Assert.Equal("***", ErrorEvent.Create(failure).Metadata[key]);
        Assert.Equal("***", ErrorEvent.Create(new IOException(), metadata: [new(key, 1234)]).Metadata[key]);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("http.request.header.authorization")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Cookie")]
    [InlineData("http.response.header.set-cookie")]
    public void ValueOfAHeaderWithCredentials_DoesNotLeave(string key)
    {
        Assert.Equal("***", ErrorEvent.Create(new IOException(), metadata: [new(key, "sid=abc")]).Metadata[key]);
        Assert.Equal(true, ErrorEvent.Create(new IOException(), metadata: [new(key, true)]).Metadata[key]);
    }

    [Fact]
    public void ValueOfAnAmbiguousKey_LeavesUnlessItLooksLikeASecret()
    {
        var metadata = ErrorEvent.Create(new IOException(), metadata: [new("statusCode", 503), new("key", "orders"), new("token", Secret)]).Metadata;

        Assert.Equal((503, "orders", "***"), (metadata["statusCode"], metadata["key"], metadata["token"]));
    }

    [Fact]
    public void SensitiveValue_DoesNotLeave() =>
        Assert.Equal("***", ErrorEvent.Create(new IOException(), metadata: [new("pin", new Sensitive<string>(Secret))]).Metadata["pin"]);

    [Fact]
    public void RedactorOfTheApplication_IsUsed()
    {
        var options = new ErrorEventOptions { Redactor = new(new() { RedactEmailAddresses = true }) };

        Assert.DoesNotContain("ann@", ErrorEvent.Create(new IOException("no mail to ann@example.org"), options).Message);
    }

    [Fact]
    public void MetadataGiven_WinsOverDetails()
    {
        var failure = new ConflictException { Details = new Dictionary<string, object?> { ["order"] = 1, ["item"] = 2 } };

        var metadata = ErrorEvent.Create(failure, metadata: [new("order", 3)]).Metadata;

        Assert.Equal((3, 2), (metadata["order"], metadata["item"]));
    }

    [Fact]
    public void ChangesAfterwards_DoNotReachTheEvent()
    {
        var metadata = new Dictionary<string, object?> { ["order"] = 1 };

        var error = ErrorEvent.Create(new IOException(), metadata: metadata);
        metadata["order"] = 2;

        Assert.Equal(1, error.Metadata["order"]);
    }

    [Fact]
    public void Json_HasAllMembersInOneLine()
    {
        using var activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        var json = ErrorEvent.Create(
            new IOException("line\nline"), new() { Service = "shop", Environment = "test" }, "orders", "request-1").ToJson();

        var root = JsonDocument.Parse(json).RootElement;

        Assert.DoesNotContain('\n', json);
        Assert.Equal(Members, root.EnumerateObject().Select(member => member.Name));
        Assert.EndsWith("Z", root.GetProperty("timestamp").GetString());
        Assert.Equal("Error", root.GetProperty("level").GetString());
    }

    [Fact]
    public void JsonOfMetadata_KeepsNumbersAndFlags()
    {
        var json = ErrorEvent.Create(new IOException(), metadata:
        [
            new("flag", true), new("count", 7), new("big", ulong.MaxValue), new("money", 1.10m), new("single", 0.1f), new("double", 1e300),
            new("infinite", double.PositiveInfinity), new("nothing", null), new("when", new DateTime(2026, 11, 25, 1, 2, 3, DateTimeKind.Utc)),
            new("wait", TimeSpan.FromSeconds(1)), new("broken", "a\ud800b"), new("level", LogLevel.Debug),
        ]).ToJson();

        Assert.Contains(
            """
            "metadata":{"flag":true,"count":7,"big":18446744073709551615,"money":1.10,"single":0.1,"double":1E+300,"infinite":"Infinity","nothing":null,"when":"2026-11-25T01:02:03.0000000Z","wait":"00:00:01","broken":"a\uFFFDb","level":"Debug"}
            """.Trim(),
            json);
    }

    [Fact]
    public void WriteTo_LogsOnceWithoutTheExceptionAndTheRestInAScope()
    {
        var logger = new ScopeRecordingLogger();
        var error = ErrorEvent.Create(
            new ConflictException("order closed"), new() { Service = "shop" }, "orders", attempt: 2, metadata: [new("order", 42)]);

        error.WriteTo(logger);

        var entry = Assert.Single(logger.Entries);
        Assert.Equal((LogLevel.Information, "ErrorReported", null), (entry.Level, entry.Event.Name, entry.Exception));
        Assert.Equal($"CONFLICT: order closed (error id {error.ErrorId}, fingerprint {error.Fingerprint})", entry.Text);

        Assert.Equal($"error:{error.ErrorId}", logger.ScopeText);
        Assert.Equal("shop", logger.Scope["service.name"]);
        Assert.Equal("ErrorHandling.ConflictException", logger.Scope["error.type"]);
        Assert.Equal("order closed", logger.Scope["exception.message"]);
        Assert.Equal(error.Stack, logger.Scope["exception.stacktrace"]);
        Assert.Equal("orders", logger.Scope["error_handling.component"]);
        Assert.Equal(2, logger.Scope["error_handling.attempt"]);
        Assert.Equal(42, logger.Scope["error_handling.metadata.order"]);
        Assert.DoesNotContain("deployment.environment.name", logger.Scope.Keys);
    }

    [Fact]
    public void LevelIsOff_NothingIsWritten()
    {
        var logger = new ScopeRecordingLogger { Minimum = LogLevel.Error };

        ErrorEvent.Create(new ConflictException()).WriteTo(logger);

        Assert.Empty(logger.Entries);
        Assert.Empty(logger.Scope);
    }

    [Fact]
    public void MembersThatThrow_DoNotEndTheCall()
    {
        var error = ErrorEvent.Create(new HostileException(), metadata: [new("value", new HostileException())]);

        Assert.Equal("[HostileException threw InvalidOperationException]", error.Message);
        Assert.Equal("[HostileException threw InvalidOperationException]", error.Stack);
        Assert.Equal("[HostileException threw InvalidOperationException]", error.Metadata["value"]);
    }

    [Fact]
    public void MissingOrMalformedArgument_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("exception", () => ErrorEvent.Create(null!));
        Assert.Throws<ArgumentOutOfRangeException>("attempt", () => ErrorEvent.Create(new IOException(), attempt: 0));
        Assert.Throws<ArgumentNullException>("logger", () => ErrorEvent.Create(new IOException()).WriteTo(null!));
        Assert.Throws<ArgumentNullException>("value", () => new ErrorEventOptions { Redactor = null! });
        Assert.Throws<ArgumentNullException>("value", () => new ErrorEventOptions { ErrorTable = null! });
    }

    private sealed class ScopeRecordingLogger : ILogger
    {
        private readonly RecordingLogger _entries = new();

        public LogLevel Minimum { get; init; }

        public List<LogEntry> Entries => _entries.Entries;

        public Dictionary<string, object?> Scope { get; private set; } = [];

        public string? ScopeText { get; private set; }

        public string Text => string.Join('\n', Entries.Select(entry => entry.Text).Concat(Scope.Values.Select(value => $"{value}")));

        public bool IsEnabled(LogLevel logLevel) => logLevel >= Minimum;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Scope = new((IEnumerable<KeyValuePair<string, object?>>)state);
            ScopeText = state.ToString();
            return null;
        }

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _entries.Log(logLevel, eventId, state, exception, formatter);
    }
}

using System.Data.Common;
using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore.Tests;

public sealed class MappingTests
{
    public static TheoryData<Exception, int, string> Known => new()
    {
        { new TimeoutException(), 504, "GATEWAY_TIMEOUT" },
        { new TaskCanceledException("x", new TimeoutException()), 504, "GATEWAY_TIMEOUT" },
        { new Polly.Timeout.TimeoutRejectedException(), 504, "GATEWAY_TIMEOUT" },
        { new Polly.CircuitBreaker.BrokenCircuitException(), 503, "SERVICE_UNAVAILABLE" },
        { new OperationCanceledException(), 500, "INTERNAL_ERROR" },
        { new HttpRequestException("x"), 502, "BAD_GATEWAY" },
        { new HttpRequestException("x", null, HttpStatusCode.NotFound), 502, "EXTERNAL_SERVICE_ERROR" },
        { new BadHttpRequestException("x"), 400, "BAD_REQUEST" },
        { new BadHttpRequestException("x", 413), 413, "BAD_REQUEST" },
        { new BadHttpRequestException("x", 200), 500, "INTERNAL_ERROR" },
        { new DatabaseError("23505"), 409, "DATABASE_CONFLICT" },
        { new DatabaseError("08006"), 503, "DATABASE_UNAVAILABLE" },
        { new DatabaseError("40001"), 503, "DATABASE_UNAVAILABLE" },
        { new DatabaseError(null, isTransient: true), 503, "DATABASE_UNAVAILABLE" },
        { new DatabaseError("42601"), 500, "INTERNAL_ERROR" },
        { new InvalidOperationException("x", new DatabaseError("23505")), 409, "DATABASE_CONFLICT" },
        { new InvalidOperationException("x", new NotFoundException()), 500, "INTERNAL_ERROR" },
        { new AggregateException(new NotFoundException()), 404, "NOT_FOUND" },
        { new TargetInvocationException(new TimeoutException()), 504, "GATEWAY_TIMEOUT" },
        { new CircuitOpenException(), 503, "CIRCUIT_BREAKER_OPEN" },
        { new OutOfMemoryException(), 500, "INTERNAL_ERROR" },
    };

    [Theory]
    [MemberData(nameof(Known), DisableDiscoveryEnumeration = true)]
    public async Task KnownException_HasItsStatusAndCode(Exception exception, int status, string code)
    {
        await using var app = await TestApp.ThatThrowsAsync(() => exception);

        var answer = await app.GetAsync("/fail");

        Assert.Equal((status, code), ((int)answer.Status, answer["code"]));
    }

    [Fact]
    public async Task MappingOfTheApplication_IsAskedMostDerivedFirst()
    {
        await using var app = await TestApp.ThatThrowsAsync(
            () => new ArgumentOutOfRangeException(),
            options => options
                .Map<Exception>(_ => new ConflictException())
                .Map<ArgumentException>(exception => new NotFoundException(null, exception))
                .Map<ArgumentOutOfRangeException>(_ => null));

        Assert.Equal(404, (int)(await app.GetAsync("/fail")).Status);
    }

    [Fact]
    public async Task MappingThatFails_LeavesTheAnswerToUs()
    {
        await using var app = await TestApp.ThatThrowsAsync(
            () => new TimeoutException(), options => options.Map<TimeoutException>(_ => throw new InvalidCastException("mapping")));

        Assert.Equal(504, (int)(await app.GetAsync("/fail")).Status);
        var news = await app.StopAndFindNewsAsync();
        Assert.Equal(["MappingFailed", "RequestFailed"], news.Select(entry => entry.Event.Name!));
        Assert.IsType<InvalidCastException>(news[0].Exception);
        Assert.IsType<TimeoutException>(news[1].Exception);
    }

    [Fact]
    public async Task TableOfTheApplication_Decides()
    {
        await using var app = await TestApp.ThatThrowsAsync(
            () => new ConflictException(),
            options => options.ErrorTable = ErrorTable.Default.With(
                ErrorCategory.Conflict, new ErrorTableRow(412, 9, LogLevel.Warning, isRetryable: false, "Read it again.")));

        var answer = await app.GetAsync("/fail");

        Assert.Equal((412, "Read it again."), ((int)answer.Status, answer["detail"]));
        Assert.Equal(LogLevel.Warning, Assert.Single(await app.StopAndFindNewsAsync()).Level);
    }

    [Theory]
    [InlineData("insert into Orders values (1)", 409, "DATABASE_CONFLICT")]
    [InlineData("insert into Nowhere values (1)", 500, "INTERNAL_ERROR")]
    public async Task SqliteConstraint_IsAConflictOnceItIsMapped(string sql, int status, string code)
    {
        await using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        Execute("create table Orders (Id integer primary key); insert into Orders values (1)");
        await using var app = await TestApp.ThatThrowsAsync(
            () => Assert.Throws<SqliteException>(() => Execute(sql)),
            options => options.Map<SqliteException>(
                exception => exception.SqliteErrorCode == 19 ? new DatabaseConflictException(null, exception) : null));

        var answer = await app.GetAsync("/fail");

        Assert.Equal((status, code), ((int)answer.Status, answer["code"]));
        Assert.DoesNotContain("Orders", answer.Text);
        Assert.DoesNotContain("Nowhere", answer.Text);

        void Execute(string text)
        {
            using var command = database.CreateCommand();
            command.CommandText = text;
            command.ExecuteNonQuery();
        }
    }

    private sealed class DatabaseError(string? sqlState, bool isTransient = false) : DbException("relation orders")
    {
        public override string? SqlState => sqlState;

        public override bool IsTransient => isTransient;
    }
}

using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Authentication;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ErrorHandling.Runtime.Tests;

public sealed class RetryDecisionTests
{
    public static TheoryData<Exception> Transient => new()
    {
        new TimeoutException(),
        new TaskCanceledException("", new TimeoutException()),
        new AggregateException(new TimeoutException()),
        new AggregateException(new TimeoutException(), new IOException()),
        new TargetInvocationException(new TimeoutException()),
        new SocketException((int)SocketError.ConnectionReset),
        new IOException(),
        new IOException("", new SocketException((int)SocketError.TimedOut)),
        new HttpRequestException(),
        new HttpRequestException("", null, HttpStatusCode.ServiceUnavailable),
        new HttpRequestException("", new SocketException((int)SocketError.ConnectionRefused)),
        new BrokenCircuitException(),
        new TimeoutRejectedException(),
#if !OLDER_LIBRARY // Older frameworks have neither IsTransient nor StatusCode nor HttpRequestError.
        new TestDbException(isTransient: true),
        new TestDbException(sqlState: "40P01"),
#endif
        new ExternalServiceException("s", 500),
        new CircuitOpenException(),
    };

    public static TheoryData<Exception> Permanent => new()
    {
        new OperationCanceledException(),
        new OutOfMemoryException(),
        new Exception(),
        new ArgumentException(),
        new NullReferenceException(),
        new InvalidOperationException(),
        new AggregateException(),
        new AggregateException(new TimeoutException(), new ArgumentException()),
        new SocketException((int)SocketError.HostNotFound),
        new FileNotFoundException(),
#if !OLDER_LIBRARY
        new HttpRequestException("", null, HttpStatusCode.BadRequest),
#endif
        new HttpRequestException("", new AuthenticationException()),
#if !OLDER_LIBRARY
        new HttpRequestException(HttpRequestError.InvalidResponse),
#endif
        new TestDbException(),
        new ExternalServiceException("s", 501),
        new ValidationFailedException(),
        new AccessDeniedException(),
    };

    [Theory]
    [MemberData(nameof(Transient))]
    public void FailureThatPasses_IsTransient(Exception exception) => Assert.True(TransientErrors.IsTransient(exception));

    [Theory]
    [MemberData(nameof(Permanent))]
    public void EverythingElse_IsNeverTriedAgain(Exception exception) =>
        Assert.Equal(RetryCondition.Never, RetryDecision.For(exception).Condition);

    [Theory]
    [InlineData(200, RetryCondition.Never)]
    [InlineData(400, RetryCondition.Never)]
    [InlineData(401, RetryCondition.AfterTokenRefresh)]
    [InlineData(403, RetryCondition.Never)]
    [InlineData(404, RetryCondition.IfEventuallyConsistent)]
    [InlineData(408, RetryCondition.WithBackoff)]
    [InlineData(409, RetryCondition.IfConflictsPass)]
    [InlineData(422, RetryCondition.Never)]
    [InlineData(429, RetryCondition.WithBackoff)]
    [InlineData(500, RetryCondition.WithBackoff)]
    [InlineData(501, RetryCondition.Never)]
    [InlineData(502, RetryCondition.WithBackoff)]
    [InlineData(503, RetryCondition.WithBackoff)]
    [InlineData(504, RetryCondition.WithBackoff)]
    [InlineData(505, RetryCondition.Never)]
    [InlineData(599, RetryCondition.WithBackoff)]
    [InlineData(600, RetryCondition.Never)]
    public void Status_IsDecidedAsTheMatrixSays(int status, RetryCondition condition) =>
        Assert.Equal(condition, RetryDecision.For(status).Condition);

    [Fact]
    public void ApplicationException_IsDecidedByItsRowAndItsOwnValues()
    {
        var table = ErrorTable.Default.With(ErrorCategory.Conflict, new(409, 10, 0, isRetryable: true, "again"));

        Assert.Equal(RetryCondition.AfterTokenRefresh, RetryDecision.For(new AuthenticationRequiredException()).Condition);
        Assert.Equal(RetryCondition.IfEventuallyConsistent, RetryDecision.For(new NotFoundException()).Condition);
        Assert.Equal(RetryCondition.IfConflictsPass, RetryDecision.For(new ConflictException()).Condition);
        Assert.Equal(RetryCondition.WithBackoff, RetryDecision.For(new ConflictException(), ErrorClassifiers.Default.With(table)).Condition);
        Assert.Equal(RetryCondition.Never, RetryDecision.For(new NetworkException { IsTransient = false }).Condition);
        Assert.Equal(TimeSpan.FromSeconds(9), RetryDecision.For(new CircuitOpenException("s", TimeSpan.FromSeconds(9))).RetryAfter);
    }

    [Fact]
    public void RegisteredClassifier_WinsOverTheLibraryAndTheNewestOverTheOldest()
    {
        var old = ErrorClassifiers.Default.With(exception => exception is FormatException or IOException ? RetryDecision.Never : null);
        var both = old.With(exception => exception is FormatException ? RetryDecision.WithBackoff : null);

        Assert.True(TransientErrors.IsTransient(new AggregateException(new FormatException()), both));
        Assert.False(TransientErrors.IsTransient(new FormatException(), old));
        Assert.False(TransientErrors.IsTransient(new IOException(), both));
        Assert.True(TransientErrors.IsTransient(new IOException()));
    }

    private sealed class TestDbException(bool isTransient = false, string? sqlState = null) : System.Data.Common.DbException
    {
        public override bool IsTransient => isTransient;

        public override string? SqlState => sqlState;
    }
}

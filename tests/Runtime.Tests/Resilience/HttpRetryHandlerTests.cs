using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using static ErrorHandling.Runtime.Tests.LoopbackServer;

namespace ErrorHandling.Runtime.Tests;

public sealed class HttpRetryHandlerTests
{
    private readonly VirtualTime _time = new();

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, "7", 7)]
    [InlineData(503, "Tue, 01 Jan 2030 00:00:09 GMT", 9)]
    [InlineData(429, "Mon, 31 Dec 2029 00:00:00 GMT", 0.5)]
    [InlineData(503, "86400", 30)]
    [InlineData(503, null, 0.5)]
    [InlineData(500, null, 0.5)]
    public async Task ServerFailsOnce_IsAskedAgainAfterTheWaitItWants(int status, string? retryAfter, double seconds)
    {
        await using var server = await StartAsync(Status(status, retryAfter), Status(200));
        using var client = Client(server);

        var work = client.GetAsync("");

        Assert.Equal([seconds], await _time.PassAsync(work));
        Assert.Equal(HttpStatusCode.OK, (await work).StatusCode);
    }

    [Fact]
    public async Task ServerKeepsFailing_LastResponseIsReturned()
    {
        await using var server = await StartAsync(Status(503));
        using var client = Client(server);

        var work = client.GetAsync("");

        Assert.Equal([0.5, 1, 2, 4], await _time.PassAsync(work));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await work).StatusCode);
        Assert.Equal(5, server.Requests.Count);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(501)]
    public async Task AnswerThatWouldStayTheSame_IsReturnedAtOnce(int status)
    {
        await using var server = await StartAsync(Status(status));
        using var client = Client(server);

        Assert.Equal(status, (int)(await client.GetAsync("")).StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ConnectionIsDropped_IsTriedAgain()
    {
        await using var server = await StartAsync(Drop, Drop, Status(200));
        using var client = Client(server);

        var work = client.DeleteAsync("");

        await _time.PassAsync(work);
        Assert.Equal(HttpStatusCode.OK, (await work).StatusCode);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task ConnectionIsReset_IsTriedAgainAndThrownAsItWas()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var resetting = ResetAsync(listener);
        using var client = new HttpClient(Handler()) { BaseAddress = new($"http://{listener.LocalEndpoint}") };

        var work = client.GetAsync("");

        Assert.Equal([0.5, 1, 2, 4], await _time.PassAsync(work));
        await Assert.ThrowsAsync<HttpRequestException>(() => work);
        listener.Stop();
        Assert.True(await resetting >= 5);
    }

    [Fact]
    public async Task NobodyListens_IsTriedAgainAndThrownAsItWas()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        using var client = new HttpClient(Handler()) { BaseAddress = new($"http://{closed.LocalEndpoint}") };
        closed.Stop();

        var work = client.GetAsync("");

        Assert.Equal([0.5, 1, 2, 4], await _time.PassAsync(work));
        Assert.Equal(HttpRequestError.ConnectionError, (await Assert.ThrowsAsync<HttpRequestException>(() => work)).HttpRequestError);
    }

    [Theory]
    [InlineData("PUT", null, 2)]
    [InlineData("POST", "key", 2)]
    [InlineData("PATCH", "key", 2)]
    [InlineData("POST", null, 1)]
    [InlineData("POST", " ", 1)]
    [InlineData("PATCH", null, 1)]
    public async Task Body_IsSentAgainOnlyWhereItMayArriveTwice(string method, string? key, int requests)
    {
        await using var server = await StartAsync(Status(503), Status(200));
        using var client = Client(server);
        using var request = new HttpRequestMessage(new(method), "") { Content = JsonContent.Create(new { Order = 42 }) };
        request.Headers.Add("X-Test", "kept");
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);

        var work = client.SendAsync(request);

        Assert.Equal(requests - 1, (await _time.PassAsync(work)).Count);
        await work;
        Assert.Equal(Enumerable.Repeat((method, """{"order":42}""", (string?)"kept"), requests), server.Requests);
    }

    [Fact]
    public async Task StreamThatCanBeReadOnlyOnce_IsSentAgainWhole()
    {
        await using var server = await StartAsync(Status(503), Status(200));
        using var client = Client(server);
        using var body = new StreamContent(new MemoryStream("all of it"u8.ToArray()));

        var work = client.PutAsync("", body);

        await _time.PassAsync(work);
        await work;
        Assert.Equal(["all of it", "all of it"], server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task BodyBreaksOff_IsTheCallersToTryAgain()
    {
        var headersArrived = new TaskCompletionSource();
        await using var server = await StartAsync(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("a part");
            await context.Response.Body.FlushAsync();
            await headersArrived.Task;
            context.Abort();
        });
        using var client = Client(server);
        using var response = await client.GetAsync("", HttpCompletionOption.ResponseHeadersRead);
        headersArrived.SetResult();

        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync());

        Assert.True(TransientErrors.IsTransient(thrown));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ServerAnswersTooSlowly_IsCancelledAtTheTotalTime()
    {
        var arrived = new TaskCompletionSource();
        await using var server = await StartAsync(context =>
        {
            arrived.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        });
        using var client = Client(server);

        var work = client.GetAsync("");
        await arrived.Task;
        _time.Advance(TimeSpan.FromSeconds(60));

        await Assert.ThrowsAsync<OperationTimeoutException>(() => work);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task CallerCancelsDuringTheWait_NothingIsSentAgain()
    {
        await using var server = await StartAsync(Status(503));
        using var client = Client(server);
        using var source = new CancellationTokenSource();

        var work = client.GetAsync("", source.Token);
        await _time.NextWaitAsync();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Single(server.Requests);
    }

#if !OLDER_LIBRARY
    [Fact]
    public async Task CallerCancelsWhileTheBodyIsRead_IsNotKeptWaiting()
    {
        await using var server = await StartAsync(Status(200));
        using var client = Client(server);
        using var source = new CancellationTokenSource();
        using var body = new StreamContent(new EndlessStream(source));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.PutAsync("", body, source.Token).WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task TokenRefreshFails_AnswerIsDisposedOf()
    {
        var answer = new DisposedResponse();
        var options = new RetryOptions<HttpResponseMessage> { RefreshToken = _ => throw new InvalidOperationException("no token") };

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Retry.ExecuteAsync(_ => new ValueTask<HttpResponseMessage>(answer), options).AsTask());

        Assert.True(answer.IsDisposed);
    }

    [Fact]
    public async Task SynchronousRequest_IsTriedAgainToo()
    {
        await using var server = await StartAsync(Status(503), Status(200));
        using var client = new HttpClient(new HttpRetryHandler(new() { Delay = TimeSpan.Zero }) { InnerHandler = new SocketsHttpHandler() });
        using var request = new HttpRequestMessage(HttpMethod.Put, server.Address) { Content = new StringContent("body") };

        Assert.Equal(HttpStatusCode.OK, await Task.Run(() => client.Send(request).StatusCode));
        Assert.Equal(["body", "body"], server.Requests.Select(sent => sent.Body));
    }
#endif

    private sealed class DisposedResponse() : HttpResponseMessage(HttpStatusCode.Unauthorized)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    /// <summary>A body that never comes; reading it makes the caller give up.</summary>
    private sealed class EndlessStream(CancellationTokenSource source) : MemoryStream
    {
        public override bool CanSeek => false;

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            source.Cancel();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    private static async Task<int> ResetAsync(TcpListener listener)
    {
        for (var connections = 0; ; connections++)
        {
            try
            {
                using var socket = await listener.AcceptSocketAsync();
                await socket.ReceiveAsync(new byte[1]);
                socket.LingerState = new(enable: true, seconds: 0);
            }
            catch (Exception stopped) when (stopped is SocketException or InvalidOperationException)
            {
                return connections;
            }
        }
    }

    private HttpRetryHandler Handler() =>
        new(new() { TimeProvider = _time, UseJitter = false }) { InnerHandler = new SocketsHttpHandler() };

    private HttpClient Client(LoopbackServer server) => new(Handler()) { BaseAddress = server.Address };
}

using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore.Tests;

public sealed class AbortTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Waits => new() { "plain", "wrapped", "aggregate" };

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task ClientThatLeaves_IsNoError(string wait)
    {
        var entered = new TaskCompletionSource();
        var status = new TaskCompletionSource<int>();
        using var errors = new MeasuredErrors($"/wait/{wait}");
        await using var app = await TestApp.StartAsync(app =>
        {
            app.MapGet($"/wait/{wait}", async (HttpContext context) =>
            {
                context.Response.OnCompleted(() =>
                {
                    status.SetResult(context.Response.StatusCode);
                    return Task.CompletedTask;
                });
                entered.SetResult();
                try
                {
                    await Task.Delay(Patience, context.RequestAborted);
                }
                catch (OperationCanceledException exception) when (wait == "wrapped")
                {
                    throw new InvalidOperationException("The query was given up.", exception);
                }
                catch (OperationCanceledException exception) when (wait == "aggregate")
                {
                    throw new AggregateException(exception);
                }

                return "late";
            });
        });

        using (var client = await ConnectAsync(app.Address, $"GET /wait/{wait} HTTP/1.1\r\nHost: x\r\n\r\n"))
        {
            await entered.Task.WaitAsync(Patience);
            client.LingerState = new LingerOption(true, 0);
        }

        Assert.Equal(499, await status.Task.WaitAsync(Patience));
        Assert.Empty(await app.StopAndFindNewsAsync());
        Assert.Empty(errors.Measurements);
    }

    /// <summary>Without a server, because Kestrel itself gives an aborted request this status.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ClientThatHasLeft_Is499WhateverTheServer(bool handlerFails)
    {
        var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton(new DiagnosticListener("test")).AddErrorHandling();
        if (handlerFails)
            services.AddSingleton<IExceptionHandler>(new FailingHandler());
        await using var provider = services.BuildServiceProvider();
        var app = new ApplicationBuilder(provider);
        app.UseErrorHandling();
        app.Run(_ => throw new InvalidOperationException("The query was given up.", new OperationCanceledException()));
        var context = new DefaultHttpContext { RequestServices = provider, RequestAborted = new CancellationToken(canceled: true) };

        await app.Build()(context);

        Assert.Equal(499, context.Response.StatusCode);
    }

    [Fact]
    public async Task CancellationThatTheClientDidNotAskFor_IsAnError()
    {
        await using var app = await TestApp.StartAsync(app => app.MapGet("/fail", string () =>
        {
            using var source = new CancellationTokenSource();
            source.Cancel();
            source.Token.ThrowIfCancellationRequested();
            return "";
        }));

        Assert.Equal(500, (int)(await app.GetAsync("/fail")).Status);
        Assert.Equal(LogLevel.Error, Assert.Single(await app.StopAndFindNewsAsync()).Level);
    }

    [Fact]
    public async Task ResponseThatHasStarted_IsAbortedAndLoggedOnce()
    {
        var error = new DatabaseUnavailableException("inside");
        var halfIsThere = new TaskCompletionSource();
        using var errors = new MeasuredErrors("/started");
        await using var app = await TestApp.StartAsync(app => app.MapGet("/started", async (HttpContext context) =>
        {
            await context.Response.WriteAsync("half of ");
            await context.Response.Body.FlushAsync();
            await halfIsThere.Task.WaitAsync(Patience);
            throw error;
        }));

        using var client = await ConnectAsync(app.Address, "GET /started HTTP/1.1\r\nHost: x\r\n\r\n");
        var received = await ReadAsync(client, until: "half of ");
        halfIsThere.SetResult();
        received += await ReadAsync(client);

        Assert.Contains("half of ", received);
        Assert.DoesNotContain("DATABASE_UNAVAILABLE", received);
        Assert.False(received.EndsWith("0\r\n\r\n"), "The client must see that the answer is not whole.");
        var news = Assert.Single(await app.StopAndFindNewsAsync());
        Assert.Equal((LogLevel.Error, "ResponseAborted"), (news.Level, news.Event.Name));
        Assert.Same(error, news.Exception);
        Assert.Equal(("GET", "/started", "DATABASE_UNAVAILABLE", error.ErrorId), (news.Values["Method"], news.Values["Path"], news.Values["ErrorCode"], news.Values["ErrorId"]));
        Assert.Single(errors.Measurements);
    }

    [Fact]
    public async Task BodyThatBreaksOff_IsNoErrorOfOurs()
    {
        await using var app = await TestApp.StartAsync(app => app.MapPost("/orders", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            return await reader.ReadToEndAsync(context.RequestAborted);
        }));

        using (var client = await ConnectAsync(app.Address, "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"))
        {
            client.Shutdown(SocketShutdown.Send);
            await ReadAsync(client);
        }

        Assert.DoesNotContain(await app.StopAsync(), entry => entry.Level >= LogLevel.Warning);
    }

    private sealed class FailingHandler : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken) =>
            throw new InvalidCastException("handler");
    }

    private static async Task<Socket> ConnectAsync(Uri address, string request)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        return socket;
    }

    /// <summary>Reads up to a text, or to the end.</summary>
    private static async Task<string> ReadAsync(Socket socket, string? until = null)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while ((until is null || !text.ToString().Contains(until)) && await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var count)
                text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        catch (SocketException)
        {
            // The server has reset the connection: that is an end, too.
        }

        return text.ToString();
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore.Tests;

public sealed class LoggingTests
{
    [Fact]
    public async Task ServerError_IsLoggedOnceAsErrorWithTheException()
    {
        var error = new InvalidOperationException("inside");
        await using var app = await TestApp.ThatThrowsAsync(() => error);

        var answer = await app.GetAsync("/fail?secret=1");

        var news = Assert.Single(await app.StopAndFindNewsAsync());
        Assert.Equal((LogLevel.Error, "RequestFailed"), (news.Level, news.Event.Name));
        Assert.Same(error, news.Exception);
        Assert.Equal(("GET", "/fail"), (news.Values["Method"], news.Values["Path"]));
        Assert.Equal((answer["errorId"], answer["traceId"]), (news.Values["ErrorId"], news.Values["TraceId"]));
        Assert.NotEqual("", news.Values["RequestId"]);
        Assert.Equal($"GET /fail failed with 500 INTERNAL_ERROR (error id {answer["errorId"]}, request id {news.Values["RequestId"]}, trace id {answer["traceId"]})", news.Text);
    }

    [Theory]
    [InlineData(404, LogLevel.Information)]
    [InlineData(429, LogLevel.Warning)]
    public async Task ClientError_IsLoggedOnceWithoutTheException(int status, LogLevel level)
    {
        await using var app = await TestApp.ThatThrowsAsync(
            () => status == 404 ? new NotFoundException("Order", 42) : new RateLimitExceededException("Order '42' was not found."));

        await app.GetAsync("/fail");

        var news = Assert.Single(await app.StopAndFindNewsAsync());
        Assert.Equal((level, "RequestRefused"), (news.Level, news.Event.Name));
        Assert.Null(news.Exception);
        Assert.Equal("Order '42' was not found.", news.Values["Reason"]);
    }

    [Fact]
    public async Task SecretInAReasonOrPath_IsTakenOut()
    {
        var secret = string.Concat("hunter", "2", "hunter");
        var token = string.Concat("eyJhbGciOiJIUzI1NiJ9", ".", "eyJzdWIiOiIxMjM0NTY3ODkwIn0", ".", "dozjgNryP4J3jk0g2abc");
        await using var app = await TestApp.StartAsync(
            app => app.MapGet("/home/reset/{token}", string (string token) => throw new ConflictException($"password={secret}")));

        await app.GetAsync($"/home/reset/{token}");

        var news = Assert.Single(await app.StopAndFindNewsAsync());
        Assert.DoesNotContain(secret, news.Text);
        Assert.Equal("/home/reset/[redacted:jwt]", news.Values["Path"]);
    }

    [Fact]
    public async Task LineBreakInThePath_StaysEscaped()
    {
        await using var app = await TestApp.StartAsync(_ => { });

        await app.GetAsync("/a%0D%0Ainfo:%20all%20is%20well");

        Assert.Equal("/a%0D%0Ainfo:%20all%20is%20well", Assert.Single(await app.StopAndFindNewsAsync()).Values["Path"]);
    }

    [Fact]
    public async Task Failure_IsCountedOnce()
    {
        using var errors = new MeasuredErrors("/counted/{id}");
        await using var app = await TestApp.StartAsync(app => app.MapGet("/counted/{id}", string (int id) => throw new NotFoundException("Order", id)));

        await app.GetAsync("/counted/1");
        await app.StopAsync();

        var (count, tags) = Assert.Single(errors.Measurements);
        Assert.Equal(1, count);
        Assert.Equal(("ErrorHandling.NotFoundException", "NOT_FOUND"), (tags["error.type"], tags["error_handling.code"]));
    }

    [Fact]
    public async Task FrameworksOwnMetrics_CountItOnceToo()
    {
        var measured = new ConcurrentQueue<(string Instrument, object? Tag)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Name is "aspnetcore.diagnostics.exceptions" or "http.server.request.duration")
                it.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measure(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measure(instrument, tags));
        listener.Start();
        await using var app = await TestApp.ThatThrowsAsync(() => new MeasuredException());

        await app.GetAsync("/fail");
        await app.StopAsync();

        var type = typeof(MeasuredException).FullName;
        Assert.Equal(
            ["aspnetcore.diagnostics.exceptions", "http.server.request.duration"],
            measured.Where(measurement => Equals(measurement.Tag, type)).Select(measurement => measurement.Instrument).Order());

        void Measure(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            measured.Enqueue((instrument.Name, tags.ToArray().FirstOrDefault(tag => tag.Key == "error.type").Value));
    }

    [Theory]
    [InlineData(StatusCodes.Status402PaymentRequired, LogLevel.Information, "BAD_REQUEST")]
    [InlineData(StatusCodes.Status503ServiceUnavailable, LogLevel.Error, "SERVICE_UNAVAILABLE")]
    [InlineData(StatusCodes.Status200OK, LogLevel.Information, "INTERNAL_ERROR")]
    public async Task HandlerOfTheApplication_AnswersAndWeLogOnce(int status, LogLevel level, string code)
    {
        using var errors = new MeasuredErrors($"/handled/{status}");
        await using var app = await TestApp.StartAsync(
            app => app.MapGet($"/handled/{status}", string () => throw new InvalidOperationException("inside")),
            services: services => services.AddSingleton<IExceptionHandler>(new Handler(async context =>
            {
                context.Response.StatusCode = status;
                await context.Response.WriteAsync("own");
                return true;
            })));

        var answer = await app.GetAsync($"/handled/{status}");

        Assert.Equal((status, "own"), ((int)answer.Status, answer.Text));
        var news = Assert.Single(await app.StopAndFindNewsAsync());
        Assert.Equal((level, status, code), (news.Level, news.Values["StatusCode"], news.Values["ErrorCode"]));
        Assert.Equal("System.InvalidOperationException", Assert.Single(errors.Measurements).Tags["error.type"]);
    }

    [Fact]
    public async Task HandlerThatWritesAProblem_HasTheErrorIdOfTheLog()
    {
        var error = new NotFoundException { Code = "ORDER_UNKNOWN" };
        await using var app = await TestApp.ThatThrowsAsync(
            () => error,
            services: services => services.AddSingleton<IExceptionHandler>(new Handler(async context =>
            {
                context.Response.StatusCode = 410;
                var problems = context.RequestServices.GetRequiredService<IProblemDetailsService>();
                return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = { Status = 410, Detail = "It went." } });
            })));

        var answer = await app.GetAsync("/fail");

        Assert.Equal(("410", "It went.", "ORDER_UNKNOWN", error.ErrorId), (answer["status"], answer["detail"], answer["code"], answer["errorId"]));
        Assert.Equal(error.ErrorId, Assert.Single(await app.StopAndFindNewsAsync()).Values["ErrorId"]);
    }

    [Fact]
    public async Task HandlerThatDeclines_LeavesTheAnswerToUs()
    {
        var asked = 0;
        await using var app = await TestApp.ThatThrowsAsync(
            () => new NotFoundException(),
            services: services => services.AddSingleton<IExceptionHandler>(new Handler(_ =>
            {
                asked++;
                return ValueTask.FromResult(false);
            })));

        Assert.Equal("NOT_FOUND", (await app.GetAsync("/fail"))["code"]);

        Assert.Single(await app.StopAndFindNewsAsync());
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task HandlerThatFails_IsLoggedAndTheFirstFailureAnswered()
    {
        await using var app = await TestApp.ThatThrowsAsync(
            () => new NotFoundException(),
            services: services => services.AddSingleton<IExceptionHandler>(new Handler(_ => throw new InvalidCastException("handler"))));

        var answer = await app.GetAsync("/fail");

        Assert.Equal((404, "NOT_FOUND"), ((int)answer.Status, answer["code"]));
        var news = await app.StopAndFindNewsAsync();
        Assert.Equal([LogLevel.Error, LogLevel.Information], news.Select(entry => entry.Level));
        Assert.IsType<InvalidCastException>(news[0].Exception);
        Assert.Equal(answer["errorId"], news[1].Values["ErrorId"]);
    }

    [Fact]
    public void IdsOfLogEntries_AreUniqueInBothLibraries()
    {
        var ids = new[] { typeof(ErrorBoundary).Assembly, typeof(ErrorHandlingOptions).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId)
            .OfType<int>()
            .ToList();

        Assert.True(ids.Count >= 9);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    private sealed class MeasuredException : Exception;

    private sealed class Handler(Func<HttpContext, ValueTask<bool>> handle) : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken) =>
            handle(httpContext);
    }
}

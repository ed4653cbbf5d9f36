using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore.Tests;

/// <summary>An application on a real Kestrel on loopback, with error handling and what a test adds.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RecordingLoggerProvider _logs;

    private TestApp(WebApplication app, RecordingLoggerProvider logs)
    {
        _app = app;
        _logs = logs;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestApp> StartAsync(
        Action<WebApplication> configure,
        Action<ErrorHandlingOptions>? options = null,
        Action<IServiceCollection>? services = null,
        Action<IServiceCollection>? servicesBefore = null)
    {
        var logs = new RecordingLoggerProvider();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        servicesBefore?.Invoke(builder.Services);
        builder.Services.AddErrorHandling(options);
        services?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseErrorHandling();
        configure(app);
        await app.StartAsync();
        return new(app, logs);
    }

    /// <summary>An application with one endpoint, <c>GET /fail</c>, that throws.</summary>
    public static Task<TestApp> ThatThrowsAsync(
        Func<Exception> create, Action<ErrorHandlingOptions>? options = null, Action<IServiceCollection>? services = null) =>
        StartAsync(app => app.MapGet("/fail", string () => throw create()), options, services);

    public async Task<Answer> GetAsync(string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.Add("Accept", accept);

        return await Answer.ReadAsync(await Client.SendAsync(request));
    }

    public async Task<Answer> PostAsync(string path, string json) =>
        await Answer.ReadAsync(await Client.PostAsync(path, new StringContent(json, null, "application/json")));

    /// <summary>What was logged, after all requests have come to their end, except that the machine is busy.</summary>
    public async Task<IReadOnlyList<LogEntry>> StopAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        return _logs.Entries.Where(entry => entry.Event.Name != "HeartbeatSlow").ToList();
    }

    /// <summary>What was logged at information level or above, and not by parts of the framework that speak of every request.</summary>
    public async Task<IReadOnlyList<LogEntry>> StopAndFindNewsAsync()
    {
        string[] noise =
        [
            "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http",
            "Microsoft.AspNetCore.Server.Kestrel.Connections", "Microsoft.Hosting",
        ];
        return (await StopAsync())
            .Where(entry => entry.Level >= LogLevel.Warning || (entry.Level == LogLevel.Information && !noise.Any(entry.Category.StartsWith)))
            .ToList();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

internal sealed record Answer(HttpStatusCode Status, string? MediaType, System.Net.Http.Headers.HttpResponseHeaders Headers, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? this[string member] => Json.TryGetProperty(member, out var value) ? value.ToString() : null;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers, await response.Content.ReadAsStringAsync());
}

using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ErrorHandling.AspNetCore.Tests;

public sealed class DegradedModeTests
{
    private static Task<TestApp> StartAsync() => TestApp.StartAsync(app =>
    {
        app.UseDegradedMode();
        app.MapGet("/stock", () => "fresh").WithDegradedFallback(context => context.Response.WriteAsync("cached"));
        app.MapGet("/health", () => "degraded").AllowInDegradedMode();
        app.MapGet("/marked", [AllowInDegradedMode] () => "marked");
        app.MapGet("/orders", () => "orders");
    });

    [Theory]
    [InlineData("/stock", "cached")]
    [InlineData("/health", "degraded")]
    [InlineData("/marked", "marked")]
    public async Task MarkedEndpoint_AnswersWithTheHeader(string path, string expected)
    {
        await using var app = await StartAsync();
        app.Services.GetRequiredService<IDegradedMode>().Enter("The database is away.");

        var answer = await app.GetAsync(path);

        Assert.Equal((200, expected), ((int)answer.Status, answer.Text));
        Assert.Equal("true", Assert.Single(answer.Headers.GetValues("Degraded-Mode")));
    }

    [Fact]
    public async Task OtherEndpoint_Answers503()
    {
        await using var app = await StartAsync();
        app.Services.GetRequiredService<IDegradedMode>().Enter("The database is away.");

        var answer = await app.GetAsync("/orders");

        Assert.Equal((503, "SERVICE_UNAVAILABLE"), ((int)answer.Status, answer["code"]));
        Assert.Equal("8", Assert.Single(answer.Headers.GetValues("Retry-After")));
        Assert.DoesNotContain("database", answer.Text);
        Assert.Equal(404, (int)(await app.GetAsync("/nowhere")).Status);
    }

    [Fact]
    public async Task Switch_IsLoggedOnceEachWayAndRequestsAreNot()
    {
        await using var app = await StartAsync();
        var mode = app.Services.GetRequiredService<IDegradedMode>();

        mode.Leave();
        mode.Enter("The database is away.");
        mode.Enter("The cache is away.");
        Assert.Equal((true, "The cache is away."), (mode.IsActive, mode.Reason));
        await app.GetAsync("/orders");
        mode.Leave();
        mode.Leave();

        Assert.Equal((false, null), (mode.IsActive, mode.Reason));
        Assert.Equal("fresh", (await app.GetAsync("/stock")).Text);
        Assert.Equal("orders", (await app.GetAsync("/orders")).Text);
        var news = await app.StopAndFindNewsAsync();
        Assert.Equal([(LogLevel.Warning, "DegradedModeEntered"), (LogLevel.Information, "DegradedModeLeft")], news.Select(entry => (entry.Level, entry.Event.Name!)));
    }

    [Fact]
    public async Task SwitchTurnedFromManyThreads_IsLoggedOnce()
    {
        await using var app = await StartAsync();
        var mode = app.Services.GetRequiredService<IDegradedMode>();

        Parallel.For(0, 100, _ => mode.Enter("The database is away."));

        Assert.Single(await app.StopAndFindNewsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fallback_IsAuthorizedLikeItsEndpoint(bool degradedModeFirst)
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                if (degradedModeFirst)
                    app.UseDegradedMode();
                app.UseAuthentication();
                app.UseAuthorization();
                if (!degradedModeFirst)
                    app.UseDegradedMode();
                app.MapGet("/stock", () => "fresh").RequireAuthorization().WithDegradedFallback(context => context.Response.WriteAsync("cached"));
            },
            services: services =>
            {
                services.AddAuthorization();
                services.AddAuthentication("None").AddScheme<AuthenticationSchemeOptions, NobodyHandler>("None", null);
            });
        app.Services.GetRequiredService<IDegradedMode>().Enter("The database is away.");

        var answer = await app.GetAsync("/stock");

        Assert.Equal((401, "AUTHENTICATION_REQUIRED"), ((int)answer.Status, answer["code"]));
    }

    [Fact]
    public async Task BlankReason_IsRefused()
    {
        await using var app = await StartAsync();

        Assert.Throws<ArgumentException>("reason", () => app.Services.GetRequiredService<IDegradedMode>().Enter(" "));
    }

    private sealed class NobodyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
    }
}

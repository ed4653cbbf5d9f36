using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ErrorHandling.AspNetCore.Tests;

public sealed class BodyFormatTests
{
    private static readonly ValidationFailedException Invalid = new([new FieldError("age", "Must be positive.")]);

    private static Task<TestApp> StartAsync(ErrorBodyFormat format, bool servicesOfFrameworkFirst = false) => TestApp.StartAsync(
        app =>
        {
            app.MapGet("/invalid", string () => throw Invalid);
            app.MapGet("/bug", string () => throw new InvalidOperationException("inside"));
            app.MapGet("/problem", () => Results.Problem("It went.", statusCode: 410));
            app.MapGet("/fields", () => Results.ValidationProblem(new Dictionary<string, string[]> { ["age"] = ["No."] }));
        },
        options => options.BodyFormat = format,
        servicesBefore: services =>
        {
            if (servicesOfFrameworkFirst)
                services.AddProblemDetails();
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ErrorObject_HasItsMembers(bool servicesOfFrameworkFirst)
    {
        await using var app = await StartAsync(ErrorBodyFormat.ErrorObject, servicesOfFrameworkFirst);

        var answer = await app.GetAsync("/invalid", "text/plain");

        Assert.Equal((422, "application/json"), ((int)answer.Status, answer.MediaType));
        Assert.Equal("error", Assert.Single(answer.Json.EnumerateObject()).Name);
        var error = answer.Json.GetProperty("error");
        Assert.Equal("VALIDATION_ERROR", error.GetProperty("code").GetString());
        Assert.Equal("Some of the values are not valid.", error.GetProperty("message").GetString());
        Assert.Equal("""[{"field":"age","message":"Must be positive.","code":"INVALID_INPUT"}]""", error.GetProperty("details").GetRawText());
        Assert.Equal(Invalid.ErrorId, error.GetProperty("error_id").GetString());
        Assert.True(error.GetProperty("timestamp").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddHours(-1));
        var news = Assert.Single(await app.StopAndFindNewsAsync());
        Assert.Equal(news.Values["RequestId"], error.GetProperty("request_id").GetString());
    }

    [Fact]
    public async Task ErrorObject_OfTheFrameworksOwnProblemsToo()
    {
        await using var app = await StartAsync(ErrorBodyFormat.ErrorObject);

        foreach (var (path, code) in new[] { ("/problem", "BAD_REQUEST"), ("/nowhere", "NOT_FOUND"), ("/bug", "INTERNAL_ERROR") })
        {
            var error = (await app.GetAsync(path)).Json.GetProperty("error");

            Assert.Equal(code, error.GetProperty("code").GetString());
            Assert.False(error.TryGetProperty("details", out _));
        }

        var fields = (await app.GetAsync("/fields")).Json.GetProperty("error").GetProperty("details");
        Assert.Equal("""[{"field":"age","message":"No.","code":"INVALID_INPUT"}]""", fields.GetRawText());
    }

    [Theory]
    [InlineData(ErrorBodyFormat.ProblemDetails)]
    [InlineData(ErrorBodyFormat.ErrorObject)]
    [InlineData(ErrorBodyFormat.Detail)]
    public async Task SecretInAProblemOfTheApplication_IsTakenOutInEveryFormat(ErrorBodyFormat format)
    {
        var secret = string.Concat("hunter", "2", "hunter");
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.MapGet("/fields", () => Results.ValidationProblem(new Dictionary<string, string[]> { ["login"] = ["No.", $"Not allowed: password={secret}"] }));
                app.MapGet("/problem", () => Results.Problem($"Not allowed: password={secret}", title: $"Refused: password={secret}", statusCode: 409));
            },
            options => options.BodyFormat = format);

        foreach (var path in new[] { "/fields", "/problem" })
        {
            var answer = await app.GetAsync(path);

            Assert.DoesNotContain(secret, answer.Text);
            if (path == "/fields" && format != ErrorBodyFormat.Detail)
                Assert.Contains("Not allowed: password=[redacted]", answer.Text);
        }
    }

    [Fact]
    public async Task Detail_IsOneSentence()
    {
        await using var app = await StartAsync(ErrorBodyFormat.Detail);

        Assert.Equal("""{"detail":"Some of the values are not valid."}""", (await app.GetAsync("/invalid")).Text);
        Assert.Equal("""{"detail":"It went."}""", (await app.GetAsync("/problem")).Text);
    }

    [Fact]
    public async Task DetailOfAServerError_HasTheErrorIdAndNoInternalText()
    {
        await using var app = await StartAsync(ErrorBodyFormat.Detail);

        var answer = await app.GetAsync("/bug");

        Assert.Matches("^Something went wrong on our side. \\(error id [0-9a-f]{32}\\)$", answer["detail"]!);
        var id = Assert.Single(await app.StopAndFindNewsAsync()).Values["ErrorId"];
        Assert.Contains(id!.ToString()!, answer.Text);
    }
}

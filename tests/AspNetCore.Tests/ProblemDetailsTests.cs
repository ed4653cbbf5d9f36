using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ErrorHandling.AspNetCore.Tests;

public sealed class ProblemDetailsTests
{
    private const string Internal = "connection to db-7 lost";

    private static readonly string Secret = string.Concat("hunter", "2", "hunter");

    [Fact]
    public async Task AppException_AnswersWithEveryMember()
    {
        var error = new NotFoundException("Order", 42) { PublicMessage = "There is no such order." };
        await using var app = await TestApp.ThatThrowsAsync(() => error);

        var answer = await app.GetAsync("/fail?token=x");

        Assert.Equal((404, "application/problem+json"), ((int)answer.Status, answer.MediaType));
        Assert.Equal("404", answer["status"]);
        Assert.Equal("Not Found", answer["title"]);
        Assert.StartsWith("https://tools.ietf.org/html/rfc9110", answer["type"]);
        Assert.Equal("There is no such order.", answer["detail"]);
        Assert.Equal("/fail", answer["instance"]);
        Assert.Equal("NOT_FOUND", answer["code"]);
        Assert.Equal(error.ErrorId, answer["errorId"]);
        Assert.Matches("^[0-9a-f]{32}$", answer["traceId"]!);
        Assert.True(answer.Json.GetProperty("timestamp").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddHours(-1));
        Assert.Null(answer["retryAfter"]);
        Assert.Null(answer["errors"]);
    }

    [Fact]
    public async Task ServerError_CarriesNoInternalText()
    {
        await using var app = await TestApp.ThatThrowsAsync(() => new InvalidOperationException(Internal, new IOException(Internal)));

        var answer = await app.GetAsync("/fail");

        Assert.Equal(500, (int)answer.Status);
        Assert.Equal("INTERNAL_ERROR", answer["code"]);
        Assert.Equal("Something went wrong on our side.", answer["detail"]);
        Assert.Matches("^[0-9a-f]{32}$", answer["errorId"]!);
        Assert.DoesNotContain("db-7", answer.Text);
        Assert.DoesNotContain("Exception", answer.Text);
    }

    [Fact]
    public async Task SecretInAPublicSentence_IsTakenOut()
    {
        await using var app = await TestApp.ThatThrowsAsync(
            () => new ConflictException(Internal) { PublicMessage = $"Try again without password={Secret}" });

        var answer = await app.GetAsync("/fail");

        Assert.Equal(409, (int)answer.Status);
        Assert.StartsWith("Try again without password=[redacted", answer["detail"]);
        Assert.DoesNotContain(Secret, answer.Text);
        Assert.DoesNotContain("db-7", answer.Text);
    }

    [Fact]
    public async Task ValidationFailed_ListsTheFields()
    {
        await using var app = await TestApp.ThatThrowsAsync(() => new ValidationFailedException(
            [new FieldError("age", "Must be positive.", "OUT_OF_RANGE"), new FieldError("login", $"Not allowed: password={Secret}")]));

        var answer = await app.GetAsync("/fail");

        Assert.Equal(422, (int)answer.Status);
        Assert.Equal("VALIDATION_ERROR", answer["code"]);
        var errors = answer.Json.GetProperty("errors");
        Assert.Equal("""{"field":"age","message":"Must be positive.","code":"OUT_OF_RANGE"}""", errors[0].GetRawText());
        Assert.Equal("login", errors[1].GetProperty("field").GetString());
        Assert.DoesNotContain(Secret, answer.Text);
    }

    [Theory]
    [InlineData(2500, "3")]
    [InlineData(0, "0")]
    [InlineData(null, "8")]
    public async Task RateLimit_SaysWhenToComeBack(int? milliseconds, string expected)
    {
        TimeSpan? wait = milliseconds is { } value ? TimeSpan.FromMilliseconds(value) : null;
        await using var app = await TestApp.ThatThrowsAsync(() => new RateLimitExceededException(1, TimeSpan.FromSeconds(1), wait));

        var answer = await app.GetAsync("/fail");

        Assert.Equal(429, (int)answer.Status);
        Assert.Equal(expected, Assert.Single(answer.Headers.GetValues("Retry-After")));
        Assert.Equal(expected, answer["retryAfter"]);
    }

    [Fact]
    public async Task NoDefaultRetryAfter_NothingIsClaimed()
    {
        await using var app = await TestApp.ThatThrowsAsync(() => new ResourceUnavailableException(), options => options.DefaultRetryAfter = null);

        var answer = await app.GetAsync("/fail");

        Assert.Equal(503, (int)answer.Status);
        Assert.False(answer.Headers.Contains("Retry-After"));
        Assert.Null(answer["retryAfter"]);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task BareStatusThatPasses_SaysWhenToComeBack(int status)
    {
        await using var app = await TestApp.StartAsync(app => app.MapGet("/bare", () => Results.StatusCode(status)));

        var answer = await app.GetAsync("/bare");

        Assert.Equal("8", Assert.Single(answer.Headers.GetValues("Retry-After")));
        Assert.Equal("8", answer["retryAfter"]);
    }

    [Fact]
    public async Task RetryAfterOfTheEndpoint_Stays()
    {
        await using var app = await TestApp.StartAsync(app => app.MapGet("/busy", (HttpContext context) =>
        {
            context.Response.Headers.RetryAfter = "77";
            return Results.StatusCode(503);
        }));

        var answer = await app.GetAsync("/busy");

        Assert.Equal("77", Assert.Single(answer.Headers.GetValues("Retry-After")));
        Assert.Null(answer["retryAfter"]);
    }

    [Fact]
    public async Task Unauthorized_HasAChallenge()
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.MapGet("/thrown", string () => throw new AuthenticationRequiredException());
                app.MapGet("/bare", () => Results.Unauthorized());
                app.MapGet("/own", (HttpContext context) =>
                {
                    context.Response.Headers.WWWAuthenticate = "Basic";
                    return Results.Unauthorized();
                });
            },
            options => options.AuthenticationChallenge = "Bearer realm=\"shop\"");

        foreach (var path in new[] { "/thrown", "/bare" })
            Assert.Equal("Bearer realm=\"shop\"", Assert.Single((await app.GetAsync(path)).Headers.GetValues("WWW-Authenticate")));
        Assert.Equal("Basic", Assert.Single((await app.GetAsync("/own")).Headers.GetValues("WWW-Authenticate")));
    }

    [Theory]
    [InlineData("/nowhere", 404, "NOT_FOUND", "This does not exist.")]
    [InlineData("/post-only", 405, "METHOD_NOT_ALLOWED", "Method Not Allowed.")]
    [InlineData("/number/abc", 400, "BAD_REQUEST", "The request could not be understood.")]
    public async Task BareStatus_HasABody(string path, int status, string code, string detail)
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.MapPost("/post-only", () => "");
            app.MapGet("/number/{value}", (int value) => value);
        });

        var answer = await app.GetAsync(path);

        Assert.Equal((status, "application/problem+json"), ((int)answer.Status, answer.MediaType));
        Assert.Equal((code, detail), (answer["code"], answer["detail"]));
        var news = Assert.Single(await app.StopAndFindNewsAsync());
        Assert.Contains(answer["errorId"]!, news.Text);
    }

    [Fact]
    public async Task BodyThatCannotBeRead_Answers400()
    {
        await using var app = await TestApp.StartAsync(app => app.MapPost("/orders", (Order order) => order.Id));

        var answer = await app.PostAsync("/orders", "{ \"id\": ");

        Assert.Equal((400, "BAD_REQUEST"), ((int)answer.Status, answer["code"]));
    }

    [Fact]
    public async Task ProblemOfTheApplication_GetsTheMissingMembers()
    {
        await using var app = await TestApp.StartAsync(app => app.MapGet("/gone", () => Results.Problem(
            "It went.", statusCode: 410, extensions: new Dictionary<string, object?> { ["code"] = "ORDER_GONE" })));

        var answer = await app.GetAsync("/gone");

        Assert.Equal((410, "It went.", "ORDER_GONE"), ((int)answer.Status, answer["detail"], answer["code"]));
        Assert.Contains(answer["errorId"]!, Assert.Single(await app.StopAndFindNewsAsync()).Text);
    }

    [Fact]
    public async Task ValidationProblemOfTheApplication_KeepsItsShape()
    {
        await using var app = await TestApp.StartAsync(app => app.MapGet(
            "/fields", () => Results.ValidationProblem(new Dictionary<string, string[]> { ["age"] = ["No."] })));

        var answer = await app.GetAsync("/fields");

        Assert.Equal((400, "VALIDATION_ERROR", """{"age":["No."]}"""), ((int)answer.Status, answer["code"], answer["errors"]));
        Assert.Equal("VALIDATION_ERROR", Assert.Single(await app.StopAndFindNewsAsync()).Values["ErrorCode"]);
    }

    [Fact]
    public async Task CustomizationOfTheApplication_HasTheLastWord()
    {
        await using var app = await TestApp.ThatThrowsAsync(
            () => new NotFoundException(),
            services: services => services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            {
                context.ProblemDetails.Instance = null;
                context.ProblemDetails.Extensions["seen"] = context.Exception?.GetType().Name;
            }));

        var answer = await app.GetAsync("/fail");

        Assert.Null(answer["instance"]);
        Assert.Equal("NotFoundException", answer["seen"]);
        Assert.Equal("NOT_FOUND", answer["code"]);
    }

    [Theory]
    [InlineData("https://example.com/errors")]
    [InlineData("https://example.com/errors/")]
    public async Task ProblemTypeBase_GivesTheType(string typeBase)
    {
        await using var app = await TestApp.ThatThrowsAsync(
            () => new ConflictException { Code = "ORDER_CLOSED" }, options => options.ProblemTypeBase = new Uri(typeBase));

        Assert.Equal("https://example.com/errors/order-closed", (await app.GetAsync("/fail"))["type"]);
    }

    [Fact]
    public async Task StatusWithoutAPage_IsAboutBlank()
    {
        await using var app = await TestApp.ThatThrowsAsync(() => new BadHttpRequestException("x", 418));

        var answer = await app.GetAsync("/fail");

        Assert.Equal((418, "about:blank"), ((int)answer.Status, answer["type"]));
        Assert.NotEqual("", answer["title"]);
    }

    [Fact]
    public async Task ClientThatWantsNoJson_GetsTheBodyNevertheless()
    {
        await using var app = await TestApp.ThatThrowsAsync(() => new NotFoundException());

        foreach (var path in new[] { "/fail", "/nowhere" })
        {
            var answer = await app.GetAsync(path, "text/plain");

            Assert.Equal((404, "application/problem+json", "NOT_FOUND"), ((int)answer.Status, answer.MediaType, answer["code"]));
        }
    }

    [Fact]
    public async Task ClientThatWantsNoJson_GetsTheSameMembers()
    {
        await using var app = await TestApp.ThatThrowsAsync(() => new NotFoundException());

        var json = await app.GetAsync("/fail", "application/json");
        var text = await app.GetAsync("/fail", "text/plain");

        foreach (var member in new[] { "type", "title", "status", "detail", "instance", "code" })
            Assert.Equal(json[member], text[member]);
        Assert.Equal(json.Json.EnumerateObject().Select(member => member.Name).Order(), text.Json.EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public async Task HeadRequest_HasTheStatus()
    {
        await using var app = await TestApp.StartAsync(app => app.MapMethods("/fail", ["HEAD"], string () => throw new NotFoundException()));

        using var response = await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/fail"));

        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task WithoutFailure_NothingIsAdded()
    {
        await using var app = await TestApp.StartAsync(app => app.MapGet("/fine", () => "fine"));

        Assert.Equal((200, "fine"), ((int)(await app.GetAsync("/fine")).Status, (await app.GetAsync("/fine")).Text));
        Assert.Empty(await app.StopAndFindNewsAsync());
    }

    internal sealed record Order(int Id);
}

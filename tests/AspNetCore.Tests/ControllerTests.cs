using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore.Tests;

public sealed class ControllerTests
{
    private static Task<TestApp> StartAsync(
        Action<IServiceCollection>? services = null, bool controllersFirst = false, ErrorBodyFormat format = ErrorBodyFormat.ProblemDetails) =>
        TestApp.StartAsync(
            app => app.MapControllers(),
            options => options.BodyFormat = format,
            services: all =>
            {
                if (!controllersFirst)
                    AddControllers(all);
                services?.Invoke(all);
            },
            servicesBefore: all =>
            {
                if (controllersFirst)
                    AddControllers(all);
            });

    private static void AddControllers(IServiceCollection services) => services.AddControllers().AddApplicationPart(typeof(OrdersController).Assembly);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ContentThatBreaksARule_Answers422(bool controllersFirst)
    {
        await using var app = await StartAsync(controllersFirst: controllersFirst);

        var answer = await app.PostAsync("/orders", """{ "customerName": "", "quantity": 0 }""");

        Assert.Equal((422, "application/problem+json", "VALIDATION_ERROR"), ((int)answer.Status, answer.MediaType, answer["code"]));
        var fields = answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).Order();
        Assert.Equal(["customerName", "quantity"], fields);
        var news = Assert.Single(await app.StopAndFindNewsAsync());
        Assert.Equal((LogLevel.Information, answer["errorId"]), (news.Level, news.Values["ErrorId"]));
    }

    [Theory]
    [InlineData("{ \"quantity\": ")]
    [InlineData("{ \"quantity\": \"many\" }")]
    [InlineData("")]
    public async Task BodyThatCannotBeRead_Answers400WithoutWordsOfOurs(string body)
    {
        await using var app = await StartAsync();

        var answer = await app.PostAsync("/orders", body);

        Assert.Equal((400, "INVALID_INPUT"), ((int)answer.Status, answer["code"]));
        Assert.DoesNotContain("System.", answer.Text);
        Assert.DoesNotContain("BytePosition", answer.Text);
        Assert.DoesNotContain("order", answer["errors"] ?? "");
    }

    [Fact]
    public async Task PathIntoAnUnreadableBody_IsNamed()
    {
        await using var app = await StartAsync();

        var answer = await app.PostAsync("/orders", """{ "customerName": "x", "quantity": "many" }""");

        Assert.Equal("""[{"field":"$.quantity","message":"The value could not be read.","code":"INVALID_INPUT"}]""", answer["errors"]);
    }

    [Fact]
    public async Task RejectedValue_IsNotRepeated()
    {
        await using var app = await StartAsync();

        var answer = await app.GetAsync("/orders?pin=hunter2hunter&Limit=5");

        Assert.Equal(422, (int)answer.Status);
        Assert.DoesNotContain("hunter2hunter", answer.Text);
        Assert.Equal("""[{"field":"pin","message":"The value is not valid.","code":"INVALID_INPUT"}]""", answer["errors"]);
        Assert.DoesNotContain(await app.StopAndFindNewsAsync(), entry => entry.Text.Contains("hunter2hunter"));
    }

    [Fact]
    public async Task RejectedValueThatIsPartOfAnotherWord_DoesNotHideTheReason()
    {
        await using var app = await StartAsync();

        var answer = await app.GetAsync("/orders/page?size=1");

        Assert.Equal("""[{"field":"size","message":"The field size must be between 5 and 10.","code":"INVALID_INPUT"}]""", answer["errors"]);
    }

    [Fact]
    public async Task WholeObjectThatBreaksARule_IsNamedByTheRoot()
    {
        await using var app = await StartAsync();

        var answer = await app.PostAsync("/orders", """{ "customerName": "nobody", "quantity": 1 }""");

        Assert.Equal("""[{"field":"$","message":"Nobody orders nothing.","code":"INVALID_INPUT"}]""", answer["errors"]);
    }

    [Fact]
    public async Task FactoryOfTheApplication_Stays()
    {
        await using var app = await StartAsync(services => services.Configure<ApiBehaviorOptions>(
            options => options.InvalidModelStateResponseFactory = _ => new StatusCodeResult(418)));

        Assert.Equal(418, (int)(await app.PostAsync("/orders", "{}")).Status);
    }

    [Fact]
    public async Task OtherFormat_HoldsForModelStateToo()
    {
        await using var app = await StartAsync(format: ErrorBodyFormat.Detail);

        Assert.Equal("""{"detail":"Some of the values are not valid."}""", (await app.PostAsync("/orders", "{}")).Text);
    }

    [Theory]
    [InlineData("/orders/thrown", 409, "CONFLICT")]
    [InlineData("/orders/none", 404, "NOT_FOUND")]
    [InlineData("/orders/bug", 500, "INTERNAL_ERROR")]
    public async Task ActionThatFails_AnswersAsEverywhere(string path, int status, string code)
    {
        await using var app = await StartAsync();

        var answer = await app.GetAsync(path);

        Assert.Equal((status, "application/problem+json", code), ((int)answer.Status, answer.MediaType, answer["code"]));
        Assert.Equal(path, answer["instance"]);
        Assert.Matches("^[0-9a-f]{32}$", answer["traceId"]!);
        Assert.DoesNotContain("inside", answer.Text);
        Assert.Equal(answer["errorId"], Assert.Single(await app.StopAndFindNewsAsync()).Values["ErrorId"]);
    }
}

[ApiController]
[Route("orders")]
public sealed class OrdersController : ControllerBase
{
    [HttpPost]
    public int Create(NewOrder order) => order.Quantity;

    [HttpGet]
    public int Find(int pin, int limit) => pin + limit;

    [HttpGet("page")]
    public int Page([Range(5, 10)] int size) => size;

    [HttpGet("thrown")]
    public int Thrown() => throw new ConflictException("inside");

    [HttpGet("none")]
    public IActionResult None() => NotFound();

    [HttpGet("bug")]
    public int Bug() => throw new InvalidOperationException("inside");
}

public sealed class NewOrder : IValidatableObject
{
    [Required]
    public string CustomerName { get; set; } = "";

    [Range(1, 10)]
    public int Quantity { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        CustomerName == "nobody" ? [new ValidationResult("Nobody orders nothing.")] : [];
}

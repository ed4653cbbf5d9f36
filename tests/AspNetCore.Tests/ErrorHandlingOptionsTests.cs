using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ErrorHandling.AspNetCore.Tests;

public sealed class ErrorHandlingOptionsTests
{
    private readonly ErrorHandlingOptions _options = new();

    [Fact]
    public void WrongValue_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("value", () => _options.ErrorTable = null!);
        Assert.Throws<ArgumentNullException>("value", () => _options.Redactor = null!);
        Assert.Throws<ArgumentOutOfRangeException>("value", () => _options.BodyFormat = (ErrorBodyFormat)9);
        Assert.Throws<ArgumentException>("value", () => _options.AuthenticationChallenge = " ");
        Assert.Throws<ArgumentOutOfRangeException>("value", () => _options.DefaultRetryAfter = TimeSpan.FromTicks(-1));
        Assert.Throws<ArgumentNullException>("map", () => _options.Map<Exception>(null!));
    }

    [Fact]
    public void MissingArgument_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("services", () => ErrorHandlingServiceCollectionExtensions.AddErrorHandling(null!));
        Assert.Throws<ArgumentNullException>("app", () => ErrorHandlingApplicationBuilderExtensions.UseErrorHandling(null!));
        Assert.Throws<ArgumentNullException>("app", () => ErrorHandlingApplicationBuilderExtensions.UseDegradedMode(null!));
        Assert.Throws<ArgumentNullException>("builder", () => DegradedModeEndpointExtensions.AllowInDegradedMode<RouteHandlerBuilder>(null!));
        Assert.Throws<ArgumentNullException>("builder", () => DegradedModeEndpointExtensions.WithDegradedFallback<RouteHandlerBuilder>(null!, _ => Task.CompletedTask));
    }

    [Fact]
    public async Task UseWithoutAdd_SaysWhatIsMissing()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();

        Assert.Contains("AddErrorHandling", Assert.Throws<InvalidOperationException>(() => app.UseErrorHandling()).Message);
        Assert.Contains("AddErrorHandling", Assert.Throws<InvalidOperationException>(() => app.UseDegradedMode()).Message);
    }

    [Fact]
    public void AddedTwice_BothConfigureAndNothingIsDoubled()
    {
        var services = new ServiceCollection().AddLogging();

        services.AddErrorHandling(options => options.BodyFormat = ErrorBodyFormat.Detail);
        var count = services.Count;
        services.AddErrorHandling(options => options.AuthenticationChallenge = "Basic");

        Assert.Equal(count + 1, services.Count);
        var configured = services.BuildServiceProvider().GetRequiredService<IOptions<ErrorHandlingOptions>>().Value;
        Assert.Equal((ErrorBodyFormat.Detail, "Basic"), (configured.BodyFormat, configured.AuthenticationChallenge));
    }
}

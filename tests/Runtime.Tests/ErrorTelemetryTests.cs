namespace ErrorHandling.Runtime.Tests;

public sealed class ErrorTelemetryTests
{
    [Fact]
    public void CountError_CountsOneWithItsAttributes()
    {
        using var errors = new MeasuredErrors("CountedElsewhere");

        ErrorTelemetry.CountError("System.TimeoutException", "GATEWAY_TIMEOUT", "CountedElsewhere");

        var (count, tags) = Assert.Single(errors.Measurements);
        Assert.Equal((1, "System.TimeoutException", "GATEWAY_TIMEOUT"), (count, tags["error.type"], tags["error_handling.code"]));
    }

    [Fact]
    public void BlankArgument_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("errorType", () => ErrorTelemetry.CountError(null!, "X", "x"));
        Assert.Throws<ArgumentException>("code", () => ErrorTelemetry.CountError("x", " ", "x"));
        Assert.Throws<ArgumentException>("operationName", () => ErrorTelemetry.CountError("x", "X", ""));
    }
}

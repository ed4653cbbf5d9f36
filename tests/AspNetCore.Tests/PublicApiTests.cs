namespace ErrorHandling.AspNetCore.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsWhatTheTextFileSays() => PublicApi.MustBeAsInFile(typeof(ErrorHandlingOptions).Assembly);
}

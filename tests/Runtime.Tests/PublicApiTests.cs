#if !OLDER_LIBRARY
namespace ErrorHandling.Runtime.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsWhatTheTextFileSays()
    {
        var actual = PublicApi.Describe(typeof(AppException).Assembly);
        var received = Path.Combine(AppContext.BaseDirectory, "PublicAPI.received.txt");
        File.WriteAllText(received, actual);

        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicAPI.txt")).ReplaceLineEndings("\n");

        Assert.True(expected == actual, $"""
            The public API is not what PublicAPI.txt says. Only in the file:
            {string.Join('\n', expected.Split('\n').Except(actual.Split('\n')))}
            Only in the assembly:
            {string.Join('\n', actual.Split('\n').Except(expected.Split('\n')))}
            If the change is wanted, copy {received} over PublicAPI.txt.
            """);
    }
}
#endif

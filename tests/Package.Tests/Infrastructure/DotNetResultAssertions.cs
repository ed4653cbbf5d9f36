namespace ErrorHandling.Package.Tests;

/// <summary>Fail with everything that was written, which is what a reader of a test log needs.</summary>
internal static class DotNetResultAssertions
{
    public static DotNetResult MustSucceed(this DotNetResult result)
    {
        Assert.True(result.Succeeded, result.Output);
        return result;
    }

    public static DotNetResult MustFail(this DotNetResult result)
    {
        Assert.False(result.Succeeded, result.Output);
        return result;
    }
}

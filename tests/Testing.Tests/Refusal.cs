namespace ErrorHandling.Testing.Tests;

internal static class Refusal
{
    /// <summary>The verifier refuses, and says all of this.</summary>
    public static async Task OfAsync(Task verification, params string[] reasons)
    {
        var refusal = await Assert.ThrowsAsync<VerificationException>(() => verification);
        Assert.All(reasons, reason => Assert.Contains(reason, refusal.Message, StringComparison.Ordinal));
    }
}

namespace ErrorHandling;

internal static class RetryDefaults
{
    /// <summary>The longest time that Polly accepts for a delay or a time-out.</summary>
    public static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(0.5);

    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(8);
}

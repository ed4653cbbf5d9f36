namespace ErrorHandling.Analyzers;

/// <summary>The id of every rule. An id is never used again for another rule.</summary>
internal static class RuleIds
{
    public const string OptionNotUnderstood = "EH0001";

    public const string SwallowedException = "EH1001";

    public const string RethrowLosesStackTrace = "EH1101";
    public const string CauseLostWhenWrapping = "EH1102";
}

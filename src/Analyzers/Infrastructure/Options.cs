namespace ErrorHandling.Analyzers;

/// <summary>Every option of every rule; the docs and EH0001 find them here by reflection.</summary>
internal static class Options
{
    public static readonly EditorConfigOption<bool> JustifiedByComment = Boolean(
        "justified_by_comment",
        true,
        "Whether a comment of at least three words in a handler explains why the exception ends there. Commented-out code and TODOs explain nothing.",
        RuleIds.SwallowedException,
        RuleIds.HiddenFailure,
        RuleIds.BugCaught);

    public static readonly EditorConfigOption<bool> AllowLogAndWrap = Boolean(
        "allow_log_and_wrap",
        false,
        "Whether a handler may log an exception and then throw another one with it inside. A log entry followed by 'throw;' is reported all the same.",
        RuleIds.LogAndRethrow);

    public static readonly EditorConfigOption<bool> ReportTypesWithoutInner = Boolean(
        "report_types_without_inner",
        false,
        "Whether to report a new exception whose type comes from another assembly and offers no way to pass the original exception.",
        RuleIds.CauseLostWhenWrapping);

    public static readonly EditorConfigOption<bool> ReportParseFailures = Boolean(
        "report_parse_failures",
        false,
        "Whether to report an argument or validation error that is thrown without its cause where the cause is a parse failure such as FormatException.",
        RuleIds.CauseLostWhenWrapping);

    public static readonly EditorConfigOption<bool> RequireInnerConstructor = Boolean(
        "require_inner_constructor",
        false,
        "Whether every exception type of a public API needs a constructor that takes an inner exception. By default only a type that its own project creates in a handler, or in a method that is given another exception, needs one.",
        RuleIds.ExceptionTypeDesign);

    public static readonly EditorConfigOption<bool> AnalyzeTests = Boolean(
        "analyze_tests",
        false,
        "Whether to judge test projects too, which reference xunit, NUnit, MSTest or TUnit.",
        RuleIds.GeneralExceptionThrown,
        RuleIds.ExceptionTextTested,
        RuleIds.MessageWithoutContext,
        RuleIds.UnboundedRetry,
        RuleIds.RetryWithoutDelay,
        RuleIds.DelayWithoutJitter,
        RuleIds.HopelessRetry,
        RuleIds.RetryAfterCancellation,
        RuleIds.UnlimitedBackoff,
        RuleIds.LastFailureLost,
        RuleIds.RetryAfterIgnored,
        RuleIds.UnsafeRequestRetried,
        RuleIds.StateNotReset,
        RuleIds.WaitAfterLastAttempt,
        RuleIds.ThreadBlocked);

    private static EditorConfigOption<bool> Boolean(string name, bool defaultValue, string description, params string[] ruleIds) =>
        new(name, defaultValue, defaultValue ? "true" : "false", "true, false", description, bool.TryParse, ruleIds);
}

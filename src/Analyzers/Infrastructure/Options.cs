using ErrorHandling.Analyzers.Model.Secrets;

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
        RuleIds.SecretLogged,
        RuleIds.ObjectWithSecretsLogged,
        RuleIds.SecretDisclosed,
        RuleIds.UnboundedRetry,
        RuleIds.RetryWithoutDelay,
        RuleIds.DelayWithoutJitter,
        RuleIds.HopelessRetry,
        RuleIds.RetryAfterCancellation,
        RuleIds.UnlimitedBackoff,
        RuleIds.LastFailureLost,
        RuleIds.RetryAfterIgnored,
        RuleIds.UnsafeRequestRetried,
        RuleIds.StackedRetries,
        RuleIds.StateNotReset,
        RuleIds.WaitAfterLastAttempt,
        RuleIds.DeadJitter,
        RuleIds.ThreadBlocked);

    public static readonly EditorConfigOption<bool> JudgeLibraryRetries = Boolean(
        "judge_library_retries",
        false,
        "Whether to judge also the retries that EF Core, the clients of Azure, gRPC, Hangfire and MassTransit do when they are told to. Those of Polly are always judged.",
        RuleIds.UnboundedRetry,
        RuleIds.RetryWithoutDelay,
        RuleIds.DelayWithoutJitter,
        RuleIds.HopelessRetry,
        RuleIds.UnlimitedBackoff);

    public static readonly EditorConfigOption<NameList> SecretNames = Names(
        "secret_names",
        "Names of variables, members and keys that hold a secret though the rules do not know it, separated by commas. Case, '_' and '-' make no difference.",
        RuleIds.SecretLogged,
        RuleIds.SecretInException,
        RuleIds.ObjectWithSecretsLogged,
        RuleIds.SecretDisclosed);

    public static readonly EditorConfigOption<NameList> SafeNames = Names(
        "safe_names",
        "Names of variables, members and keys that hold no secret though they sound like it, separated by commas.",
        RuleIds.SecretLogged,
        RuleIds.SecretInException,
        RuleIds.ObjectWithSecretsLogged,
        RuleIds.SecretDisclosed);

    public static readonly EditorConfigOption<NameList> SanitizerMethods = Names(
        "sanitizer_methods",
        "Methods whose result no longer holds the secret that they are given, as 'Method' or 'Type.Method', separated by commas.",
        RuleIds.SecretLogged,
        RuleIds.SecretInException,
        RuleIds.ObjectWithSecretsLogged,
        RuleIds.SecretDisclosed);

    public static readonly EditorConfigOption<NameList> SinkMethods = Names(
        "sink_methods",
        "Methods that write their arguments to a log though the rules do not know it, as 'Method' or 'Type.Method', separated by commas. Named for EH2004 alone they send them to telemetry or to others.",
        RuleIds.SecretLogged,
        RuleIds.ObjectWithSecretsLogged,
        RuleIds.SecretDisclosed);

    public static readonly EditorConfigOption<NameList> PublicExceptionTypes = Names(
        "public_exception_types",
        "Exception types whose text is written for clients, with or without their namespace, separated by commas. Types derived from them count too.",
        RuleIds.ExceptionDisclosed);

    private static EditorConfigOption<NameList> Names(string name, string description, params string[] ruleIds) =>
        new(name, NameList.Empty, NameList.None, "names separated by commas, or none", description, NameList.TryParse, ruleIds);

    private static EditorConfigOption<bool> Boolean(string name, bool defaultValue, string description, params string[] ruleIds) =>
        new(name, defaultValue, defaultValue ? "true" : "false", "true, false", description, bool.TryParse, ruleIds);
}

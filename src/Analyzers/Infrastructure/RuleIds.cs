namespace ErrorHandling.Analyzers;

/// <summary>The id of every rule. An id is never used again for another rule.</summary>
internal static class RuleIds
{
    public const string OptionNotUnderstood = "EH0001";

    public const string SwallowedException = "EH1001";
    public const string HiddenFailure = "EH1002";
    public const string CancellationAsFailure = "EH1003";
    public const string TaskCanceledCatch = "EH1004";
    public const string ConstantFilter = "EH1005";
    public const string RethrowOnlyCatch = "EH1006";
    public const string LogAndRethrow = "EH1007";
    public const string BugCaught = "EH1008";
    public const string ThrownAndCaught = "EH1009";
    public const string BroadCatch = "EH1010";
    public const string TypeTestInCatch = "EH1011";
    public const string UnwrittenCatch = "EH1012";

    public const string RethrowLosesStackTrace = "EH1101";
    public const string CauseLostWhenWrapping = "EH1102";
    public const string StoredExceptionThrown = "EH1103";
    public const string GeneralExceptionThrown = "EH1104";
    public const string UnexpectedThrow = "EH1105";
    public const string ExceptionNeverThrown = "EH1106";
    public const string ExceptionTypeDesign = "EH1107";
    public const string ExceptionTextTested = "EH1108";
    public const string FirstFailureOnly = "EH1109";
    public const string MessageWithoutContext = "EH1110";

    public const string SecretLogged = "EH2001";
    public const string SecretInException = "EH2002";
    public const string ObjectWithSecretsLogged = "EH2003";
    public const string SecretDisclosed = "EH2004";
    public const string FailureWithoutException = "EH2005";
    public const string ExceptionAsText = "EH2006";
    public const string ExceptionDisclosed = "EH2007";
    public const string RunTimeTemplate = "EH2008";
    public const string DeveloperErrorPage = "EH2009";
    public const string UnboundedRetry = "EH3001";
    public const string RetryWithoutDelay = "EH3002";
    public const string DelayWithoutJitter = "EH3003";
    public const string HopelessRetry = "EH3004";
    public const string RetryAfterCancellation = "EH3005";
    public const string UnlimitedBackoff = "EH3006";
    public const string LastFailureLost = "EH3007";
    public const string RetryAfterIgnored = "EH3008";
    public const string UnsafeRequestRetried = "EH3009";
    public const string StackedRetries = "EH3010";
    public const string StateNotReset = "EH3011";
    public const string WaitAfterLastAttempt = "EH3012";
    public const string DeadJitter = "EH3013";
    public const string ThreadBlocked = "EH3014";
}

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>What the rewrite makes better than the loop was, because the finding asks for it.</summary>
[Flags]
internal enum RetryMending
{
    None = 0,

    /// <summary>Chance has a part in the waits.</summary>
    Jitter = 1,

    /// <summary>There are waits, such as the Runtime makes them by itself.</summary>
    Waits = 2,
}

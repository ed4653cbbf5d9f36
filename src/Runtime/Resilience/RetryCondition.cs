namespace ErrorHandling;

/// <summary>Under which condition a failed operation is worth another attempt.</summary>
public enum RetryCondition
{
    /// <summary>Never: it would fail again, or nobody wants it any more.</summary>
    Never = 0,

    /// <summary>Always, after a growing wait.</summary>
    WithBackoff = 1,

    /// <summary>Once, after the access token was refreshed.</summary>
    AfterTokenRefresh = 2,

    /// <summary>After a short wait, if the caller knows that what it reads may appear late.</summary>
    IfEventuallyConsistent = 3,

    /// <summary>After a short wait, if the caller knows that the conflict passes.</summary>
    IfConflictsPass = 4,
}

using System.Collections.Immutable;

namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>
/// What a fix may leave of the mistake that it mends: once a catch-all that swallows is narrowed, it still swallows what is expected,
/// or what the method itself throws, or is still to be written, and whether that is right is the smaller question. What no longer stops at a narrowed clause meets the next one. What is logged
/// at last may still be too much to catch, a handler that only threw now only rethrows,
/// an exception that gets its cause may still be of too general a type, neither a cause nor a better type mends its message,
/// and attempts that end when they are cancelled may still be made for what will not pass.
/// </summary>
internal static class LesserHalves
{
    private static readonly ImmutableArray<(string Mended, string Left)> s_pairs =
    [
        (RuleIds.SwallowedException, RuleIds.HiddenFailure),
        (RuleIds.SwallowedException, RuleIds.ThrownAndCaught),
        (RuleIds.SwallowedException, RuleIds.BroadCatch),
        (RuleIds.SwallowedException, RuleIds.UnwrittenCatch),
        (RuleIds.BroadCatch, RuleIds.CancellationAsFailure),
        (RuleIds.CancellationAsFailure, RuleIds.BroadCatch),
        (RuleIds.RethrowLosesStackTrace, RuleIds.RethrowOnlyCatch),
        (RuleIds.CauseLostWhenWrapping, RuleIds.GeneralExceptionThrown),
        (RuleIds.CauseLostWhenWrapping, RuleIds.MessageWithoutContext),
        (RuleIds.GeneralExceptionThrown, RuleIds.MessageWithoutContext),
        (RuleIds.RetryAfterCancellation, RuleIds.HopelessRetry),
    ];

    /// <summary>The rules that find more after a fix than they may.</summary>
    public static IEnumerable<string> Exceeded(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> after)
    {
        foreach (var (id, count) in after)
        {
            var mended = s_pairs.Where(pair => pair.Left == id).Sum(pair => before.GetValueOrDefault(pair.Mended) - after.GetValueOrDefault(pair.Mended));

            if (count > before.GetValueOrDefault(id) + mended)
                yield return id;
        }
    }
}

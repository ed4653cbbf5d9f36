namespace ErrorHandling;

/// <summary>Tells failures that pass by themselves from all others, for those who keep their own loop or pipeline.</summary>
public static class TransientErrors
{
    /// <summary>Whether the same operation can succeed later without a change by the caller.</summary>
    /// <remarks>
    /// True for time-outs, broken connections, the HTTP statuses 408, 429 and 500 to 599 without 501 and 505, open circuit breakers,
    /// database failures that call themselves transient, and an <see cref="AppException"/> whose row says so; false for everything else,
    /// first of all for cancellation and bugs. On .NET Framework an <c>HttpRequestException</c> has no status and a <c>DbException</c>
    /// does not know whether it is transient: there register a classifier.
    /// </remarks>
    /// <param name="exception">What the operation threw; wrappers that add nothing are looked through.</param>
    /// <param name="classifiers">What the application knows of exceptions; by default <see cref="ErrorClassifiers.Default"/>.</param>
    /// <returns>True when another attempt makes sense.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static bool IsTransient(Exception exception, ErrorClassifiers? classifiers = null) =>
        RetryDecision.For(exception, classifiers).IsTransient;
}

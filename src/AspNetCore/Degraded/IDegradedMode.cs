namespace ErrorHandling.AspNetCore;

/// <summary>
/// A switch for the whole application, which a health check or a circuit breaker turns when something is missing that endpoints need. It may be
/// used from several threads.
/// </summary>
public interface IDegradedMode
{
    /// <summary>Whether the application is in degraded mode.</summary>
    bool IsActive { get; }

    /// <summary>Why the application is in degraded mode; null when it is not.</summary>
    string? Reason { get; }

    /// <summary>Enters degraded mode. Where it is on already, only the reason changes.</summary>
    /// <param name="reason">What is missing, for those who run the application; clients never see it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is blank.</exception>
    void Enter(string reason);

    /// <summary>Leaves degraded mode; where it is not on, nothing happens.</summary>
    void Leave();
}

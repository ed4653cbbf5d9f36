namespace ErrorHandling.AspNetCore;

/// <summary>
/// Lets a controller, an action or an endpoint answer in degraded mode too: a health check, or an action that asks <see cref="IDegradedMode"/> itself.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowInDegradedModeAttribute : Attribute;

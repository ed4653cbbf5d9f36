using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ErrorHandling.AspNetCore;

/// <summary>Says what endpoints do in degraded mode.</summary>
public static class DegradedModeEndpointExtensions
{
    /// <summary>Gives endpoints a fallback that answers in their place in degraded mode, with the header <c>Degraded-Mode: true</c>.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="fallback">Answers from what is still there, such as a cache.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TBuilder WithDegradedFallback<TBuilder>(this TBuilder builder, RequestDelegate fallback)
        where TBuilder : class, IEndpointConventionBuilder =>
        Guard.NotNull(builder, nameof(builder)).WithMetadata(new DegradedFallback(Guard.NotNull(fallback, nameof(fallback))));

    /// <summary>Lets endpoints answer in degraded mode as always, with the header <c>Degraded-Mode: true</c>.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static TBuilder AllowInDegradedMode<TBuilder>(this TBuilder builder)
        where TBuilder : class, IEndpointConventionBuilder =>
        Guard.NotNull(builder, nameof(builder)).WithMetadata(new AllowInDegradedModeAttribute());
}

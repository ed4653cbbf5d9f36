using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ErrorHandling.AspNetCore;

/// <summary>Adds error answers to the services of an application.</summary>
public static class ErrorHandlingServiceCollectionExtensions
{
    /// <summary>
    /// Adds what <see cref="ErrorHandlingApplicationBuilderExtensions.UseErrorHandling"/> needs, and <see cref="IDegradedMode"/>. A controller's invalid
    /// model state is answered in the same way, unless the application has its own <c>InvalidModelStateResponseFactory</c>. It may be called more
    /// than once, before or after <c>AddControllers</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options, or null.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddErrorHandling(this IServiceCollection services, Action<ErrorHandlingOptions>? configure = null)
    {
        Guard.NotNull(services, nameof(services));
        if (configure is not null)
            services.Configure(configure);

        if (services.Any(service => service.ServiceType == typeof(ErrorMapper)))
            return services;

        services.AddProblemDetails();
        services.Insert(0, ServiceDescriptor.Singleton<IProblemDetailsWriter, ErrorBodyWriter>()); // The framework takes the first that can write.
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ErrorMapper>();
        services.AddSingleton<ErrorResponse>();
        services.AddSingleton<ErrorReporter>();
        services.AddSingleton<IPostConfigureOptions<ProblemDetailsOptions>, ProblemDetailsMembers>();
        services.AddSingleton<IPostConfigureOptions<ApiBehaviorOptions>, ModelStateErrors>();
        services.TryAddSingleton<IDegradedMode, DegradedMode>();
        return services;
    }
}

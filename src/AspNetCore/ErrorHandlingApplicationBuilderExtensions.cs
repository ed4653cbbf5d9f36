using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore;

/// <summary>Puts error answers into the pipeline of an application.</summary>
public static class ErrorHandlingApplicationBuilderExtensions
{
    /// <summary>
    /// Answers, logs and counts everything that fails further down the pipeline; call it first. It brings ASP.NET Core's own
    /// <c>UseExceptionHandler</c> and <c>UseStatusCodePages</c>, which need not be called. Each
    /// <see cref="Microsoft.AspNetCore.Diagnostics.IExceptionHandler"/> of the application is asked before this library answers.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The application.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><c>AddErrorHandling</c> was not called.</exception>
    public static IApplicationBuilder UseErrorHandling(this IApplicationBuilder app)
    {
        var services = Guard.NotNull(app, nameof(app)).ApplicationServices;
        if (services.GetService<ErrorMapper>() is null)
            throw new InvalidOperationException("Call services.AddErrorHandling() before app.UseErrorHandling().");

        app.Use(next =>
        {
            ErrorHandlingMiddleware? middleware = null;
            var branch = app.New();
            branch.ApplicationServices = new FrameworkLogging(services, services.GetRequiredService<ILoggerFactory>());
            branch.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = context => middleware!.AnswerAsync(context),
                AllowStatusCode404Response = true,
#if NET10_0_OR_GREATER
                SuppressDiagnosticsCallback = _ => false, // Its metrics stay, as under ASP.NET Core 8 and 9.
#endif
            });
            branch.Run(next);

            middleware = ActivatorUtilities.CreateInstance<ErrorHandlingMiddleware>(services, branch.Build());
            return middleware.InvokeAsync;
        });
        return app.UseStatusCodePages(status => AnswerAsync(status.HttpContext));
    }

    /// <summary>
    /// Makes endpoints heed <see cref="IDegradedMode"/>: while it is on, endpoints answer from their fallback, those that allow it answer as always,
    /// and the others answer 503. Call it after <see cref="UseErrorHandling"/> and, where that is called, after <c>UseRouting</c>; a fallback is
    /// authorized like its endpoint.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The application.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><c>AddErrorHandling</c> was not called.</exception>
    public static IApplicationBuilder UseDegradedMode(this IApplicationBuilder app)
    {
        var services = Guard.NotNull(app, nameof(app)).ApplicationServices;
        if (services.GetService<IDegradedMode>() is null)
            throw new InvalidOperationException("Call services.AddErrorHandling() before app.UseDegradedMode().");

        return app.Use(next => ActivatorUtilities.CreateInstance<DegradedModeMiddleware>(services, next).InvokeAsync);
    }

    /// <summary>Gives a bare status a body.</summary>
    private static Task AnswerAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var error = services.GetRequiredService<ErrorMapper>().ForAnswer(context, context.Response.StatusCode);
        return services.GetRequiredService<ErrorResponse>().WriteAsync(context, error, context.GetEndpoint()?.Metadata);
    }
}

using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore;

/// <summary>
/// The application's services for the framework's middleware for exceptions, with a logger that leaves out what we log ourselves. ASP.NET Core 8 and 9
/// log every exception at error level before any handler runs and have no switch for it; a filter would not reach loggers of other libraries.
/// </summary>
internal sealed class FrameworkLogging(IServiceProvider services, ILoggerFactory loggers) : IServiceProvider, ILoggerFactory
{
    public object? GetService(Type serviceType) => serviceType == typeof(ILoggerFactory) ? this : services.GetService(serviceType);

    public ILogger CreateLogger(string categoryName) => new FilteredLogger(loggers.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    /// <summary>Does nothing: the loggers belong to the application.</summary>
    public void Dispose()
    {
    }

    private sealed class FilteredLogger(ILogger logger) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name is not ("UnhandledException" or "ResponseStarted"))
                logger.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}

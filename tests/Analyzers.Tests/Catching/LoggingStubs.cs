namespace ErrorHandling.Analyzers.Tests.Catching;

/// <summary>The parts of logging libraries and of the Runtime that fixes call, as sources for test projects.</summary>
internal static class LoggingStubs
{
    public const string Microsoft =
        """
        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger { }
            public interface ILogger<out T> : ILogger { }
            public static class LoggerExtensions
            {
                public static void LogError(this ILogger logger, System.Exception? exception, string? message, params object?[] args) { }
                public static void LogError(this ILogger logger, string? message, params object?[] args) { }
            }
        }
        """;

    public const string Serilog =
        """
        namespace Serilog
        {
            public interface ILogger { void Error(System.Exception? exception, string messageTemplate); }
            public static class Log { public static void Error(System.Exception? exception, string messageTemplate) { } }
        }
        """;

    public const string NLog =
        """
        namespace NLog
        {
            public class Logger { public void Error(System.Exception? exception, string message) { } }
        }
        """;

    public const string Log4Net =
        """
        namespace log4net
        {
            public interface ILog { void Error(object message, System.Exception? exception); }
        }
        """;

    public const string Boundary = Microsoft +
        """

        namespace ErrorHandling
        {
            using System;
            using System.Threading.Tasks;
            using Microsoft.Extensions.Logging;

            public static class ErrorBoundary
            {
                public static bool Run(Action operation, ILogger logger, string? operationName = null)
                {
                    operation();
                    return true;
                }

                public static async Task<bool> RunAsync(Func<Task> operation, ILogger logger, string? operationName = null)
                {
                    await operation();
                    return true;
                }
            }
        }
        """;
}

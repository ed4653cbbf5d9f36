namespace ErrorHandling.Analyzers.Tests.Model;

/// <summary>Sources for what has no package here, and the surroundings of one log call.</summary>
internal static class LogStubs
{
    /// <summary>log4net, Common.Logging and Sentry as far as the recogniser knows them, and types that only sound alike.</summary>
    public const string Text =
        """
        using System;

        namespace log4net
        {
            public interface ILog
            {
                void Error(object message);
                void Error(object message, Exception exception);
                void ErrorFormat(string format, params object[] args);
                void Warn(object message, Exception exception);
                void Fatal(object message, Exception exception);
            }
        }

        namespace log4net.Util
        {
            public sealed class ContextPropertiesBase { public object this[string key] { get => null; set { } } }
        }

        namespace log4net
        {
            public static class ThreadContext { public static log4net.Util.ContextPropertiesBase Properties { get; } }
        }

        namespace log4net.Util
        {
            public static class ILogExtensions { public static void ErrorExt(this ILog logger, object message, Exception exception) { } }
        }

        namespace Common.Logging
        {
            public interface ILog
            {
                void Error(object message, Exception exception);
                void WarnFormat(string format, Exception exception, params object[] args);
            }
        }

        namespace Sentry
        {
            public interface IHub { void CaptureException(Exception exception); }
            public static class SentrySdk
            {
                public static void CaptureException(Exception exception) { }
                public static void CaptureMessage(string message) { }
                public static void AddBreadcrumb(string message, string category = null, string type = null, System.Collections.Generic.IDictionary<string, string> data = null) { }
            }
            public class Scope { public void SetTag(string key, string value) { } public void SetExtra(string key, object value) { } }
        }

        namespace Microsoft.Extensions.Logging { public sealed class LogPropertiesAttribute : Attribute { } }

        namespace Own
        {
            public static class LoggerExtensions { public static void LogError(Exception exception) { } }
            public interface IOrderLog
            {
                void Error(string message);
                void Error(string message, Exception exception);
                void Exception(Exception exception);
                void WarnException(string message, Exception exception);
                void InfoException(string message, Exception exception);
            }
        }
        """;

    /// <summary>A member in which <paramref name="call"/> is a statement.</summary>
    public static string Around(string call) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using System.Diagnostics.Tracing;
        using System.IO;
        using log4net.Util;
        using Microsoft.ApplicationInsights;
        using Microsoft.ApplicationInsights.DataContracts;
        using Microsoft.Extensions.Logging;
        using OpenTelemetry.Trace;
        using Sentry;
        using Serilog.Events;

        static partial class Messages
        {
            [LoggerMessage(1, LogLevel.Error, "failed")] internal static partial void Failed(ILogger log, Exception ex);
            [LoggerMessage(Level = LogLevel.Warning, Message = "failed")] internal static partial void Warned(ILogger log, Exception ex);
            [LoggerMessage(Message = "failed")] internal static partial void WithDynamicLevel(ILogger log, LogLevel level, Exception ex);
            [LoggerMessage(3, LogLevel.Error, "failed {ID} with {@Order}")] internal static partial void WithValues(ILogger log, int id, object order, string beside, [LogProperties] object whole, Exception ex, Exception other);
            [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "done {Id}")] internal static partial void WithoutException(ILogger log, int id);
        }

        // What the source generator would write.
        static partial class Messages
        {
            internal static partial void Failed(ILogger log, Exception ex) { }
            internal static partial void Warned(ILogger log, Exception ex) { }
            internal static partial void WithDynamicLevel(ILogger log, LogLevel level, Exception ex) { }
            internal static partial void WithoutException(ILogger log, int id) { }
            internal static partial void WithValues(ILogger log, int id, object order, string beside, object whole, Exception ex, Exception other) { }
        }

        class C : EventSource
        {
            static readonly Action<ILogger, Exception> s_failed = LoggerMessage.Define(LogLevel.Error, default, "failed");
            static readonly Func<ILogger, int, IDisposable> s_scope = LoggerMessage.DefineScope<int>("order {Id}");
            static readonly Action<ILogger, int, Exception> s_failedWithId = LoggerMessage.Define<int>(LogLevel.Error, default, "failed {Id}");

            void M(Exception ex, ILogger log, ILogger<C> typed, LogLevel level, Serilog.ILogger serilog, Serilog.Core.Logger serilogCore,
                NLog.Logger nlog, NLog.ILogger nlogInterface, NLog.ILoggerBase nlogBase, log4net.ILog log4, Castle.Core.Logging.ILogger castle,
                Common.Logging.ILog common, TraceSource source, EventLog events, TextWriter writer, Activity activity, TelemetrySpan span,
                TelemetryClient insights, IHub hub, Scope scope, DiagnosticSource diagnostics, Counter<int> counter, Histogram<int> histogram, object[] all,
                int id, string name, Dictionary<string, object> known, Action<string, Exception> other, Own.IOrderLog own)
            {
                {{call}};
            }
        }
        """;
}

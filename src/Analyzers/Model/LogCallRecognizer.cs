using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the calls of the common logging and telemetry libraries that write entries, by symbol. <see cref="WritingCalls"/> knows those too that entries only carry.</summary>
internal static class LogCallRecognizer
{
    public const string MicrosoftLogger = "Microsoft.Extensions.Logging.ILogger";

    /// <summary>Full metadata names of the types whose methods write entries; a test proves each against its assembly.</summary>
    internal static readonly (string Type, LogSink Sink)[] SinkTypes =
    {
        ("Microsoft.Extensions.Logging.LoggerExtensions", LogSink.MicrosoftLogger),
        (MicrosoftLogger, LogSink.MicrosoftLogger),
        ("Serilog.ILogger", LogSink.Serilog),
        ("Serilog.Log", LogSink.Serilog),
        ("Serilog.Core.Logger", LogSink.Serilog),
        ("NLog.ILogger", LogSink.NLog),
        ("NLog.ILoggerBase", LogSink.NLog),
        ("NLog.ILoggerExtensions", LogSink.NLog),
        ("NLog.Logger", LogSink.NLog),
        ("NLog.Common.InternalLogger", LogSink.NLog),
        ("log4net.ILog", LogSink.Log4Net),
        ("log4net.Util.ILogExtensions", LogSink.Log4Net),
        ("Common.Logging.ILog", LogSink.CommonLogging),
        ("Castle.Core.Logging.ILogger", LogSink.CommonLogging),
        ("System.Diagnostics.Trace", LogSink.Trace),
        ("System.Diagnostics.TraceSource", LogSink.Trace),
        ("System.Console", LogSink.Console),
        ("System.Diagnostics.Activity", LogSink.Telemetry),
        ("OpenTelemetry.Trace.ActivityExtensions", LogSink.Telemetry),
        ("OpenTelemetry.Trace.TelemetrySpan", LogSink.Telemetry),
        ("Microsoft.ApplicationInsights.TelemetryClient", LogSink.Telemetry),
        ("Sentry.SentrySdk", LogSink.Telemetry),
        ("Sentry.IHub", LogSink.Telemetry),
        ("System.Diagnostics.EventLog", LogSink.Trace),
        ("System.Diagnostics.Tracing.EventSource", LogSink.Trace),
    };

    private static readonly ILookup<string, (string Type, LogSink Sink)> SinkTypesBySimpleName =
        SinkTypes.ToLookup(entry => entry.Type.Substring(entry.Type.LastIndexOf('.') + 1), StringComparer.Ordinal);

    /// <summary>The log call that <paramref name="invocation"/> is, if it is one.</summary>
    public static LogCall? Recognize(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;

        if (method.MethodKind == MethodKind.DelegateInvoke)
            return LoggerMessages.IsDelegate(method) ? new LogCall(invocation, LogSink.LoggerMessage, LoggerMessages.OfDelegate(invocation.Instance).Level) : null;

        if (LoggerMessages.OfMethod(method) is { } declared)
            return new LogCall(invocation, LogSink.LoggerMessage, declared.Level);

        if (method.ContainingType is not { } type)
            return null;

        foreach (var (name, sink) in SinkTypesBySimpleName[type.MetadataName])
        {
            if (type.HasFullName(name))
                return Create(invocation, sink);
        }

        return type.HasFullName("System.IO.TextWriter") && method.Name.StartsWith("Write", StringComparison.Ordinal) && ConsoleLevel(invocation.Instance) is { } level
            ? new LogCall(invocation, LogSink.Console, level)
            : OwnLoggers.LevelOf(invocation) is { } ownLevel ? new LogCall(invocation, LogSink.Own, ownLevel)
            : null;
    }

    private static LogCall? Create(IInvocationOperation invocation, LogSink sink)
    {
        var name = invocation.TargetMethod.Name;

        switch (sink)
        {
            case LogSink.MicrosoftLogger:
                return name switch
                {
                    "BeginScope" => new LogCall(invocation, sink, LogLevel.Unknown, LogCallKind.Scope),
                    "Log" => new LogCall(invocation, sink, LevelArgument(invocation)),
                    _ when name.StartsWith("Log", StringComparison.Ordinal) => new LogCall(invocation, sink, LevelOf(name.Substring(3))),
                    _ => null,
                };

            case LogSink.Serilog or LogSink.NLog or LogSink.Log4Net or LogSink.CommonLogging:
                var level = name is "Write" or "Log" ? LevelArgument(invocation) : LevelOf(WithoutAffixes(name));
                return level != LogLevel.Unknown || name is "Write" or "Log" ? new LogCall(invocation, sink, level) : null;

            case LogSink.Trace:
                return name switch
                {
                    "TraceError" or "Fail" => new LogCall(invocation, sink, LogLevel.Error),
                    "TraceWarning" => new LogCall(invocation, sink, LogLevel.Warning),
                    "TraceInformation" or "Write" or "WriteLine" or "WriteIf" or "WriteLineIf" => new LogCall(invocation, sink, LogLevel.Information),
                    "TraceEvent" or "TraceData" or "WriteEntry" or "WriteEvent" => new LogCall(invocation, sink, LevelArgument(invocation)),
                    _ => null,
                };

            case LogSink.Console:
                return name is "Write" or "WriteLine" ? new LogCall(invocation, sink, LogLevel.Information) : null;

            case LogSink.Telemetry:
                return name switch
                {
                    "AddException" or "RecordException" or "TrackException" or "CaptureException" => new LogCall(invocation, sink, LogLevel.Error),
                    "SetStatus" => new LogCall(invocation, sink, LogLevel.Error),
                    "CaptureMessage" or "TrackTrace" or "TrackEvent" => new LogCall(invocation, sink, LogLevel.Information),
                    _ => null,
                };

            default:
                return null;
        }
    }

    /// <summary>The level that an argument names: an enum constant, or a static member such as <c>LogLevel.Warn</c> of NLog.</summary>
    public static LogLevel LevelArgument(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Value.WithoutConversions() is not IFieldReferenceOperation { Field: var field })
                continue;

            if (field.ContainingType?.Name is "LogLevel" or "LogEventLevel" or "TraceEventType" or "EventLogEntryType" or "EventLevel")
                return LevelOf(field.Name);
        }

        return LogLevel.Unknown;
    }

    public static LogLevel LevelOf(string name) => name switch
    {
        "Trace" or "Verbose" => LogLevel.Trace,
        "Debug" => LogLevel.Debug,
        "Information" or "Info" or "Informational" => LogLevel.Information,
        "Warning" or "Warn" => LogLevel.Warning,
        "Error" => LogLevel.Error,
        "Critical" or "Fatal" => LogLevel.Critical,
        _ => LogLevel.Unknown,
    };

    /// <summary>The level word of <c>ErrorFormat</c>, <c>WarnException</c>, <c>ConditionalDebug</c>.</summary>
    private static string WithoutAffixes(string name)
    {
        foreach (var suffix in new[] { "Format", "Exception", "Ext" })
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
                name = name.Substring(0, name.Length - suffix.Length);
        }

        return name.StartsWith("Conditional", StringComparison.Ordinal) ? name.Substring("Conditional".Length) : name;
    }

    private static LogLevel? ConsoleLevel(IOperation? writer) =>
        writer?.WithoutConversions() is IPropertyReferenceOperation { Property: { Name: "Error" or "Out" } property }
        && property.ContainingType.HasFullName("System.Console")
            ? property.Name == "Error" ? LogLevel.Error : LogLevel.Information
            : null;
}

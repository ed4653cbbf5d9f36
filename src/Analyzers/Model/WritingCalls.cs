using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Knows everything that writes values for somebody else to read: log entries, and besides them scopes, properties that entries will carry,
/// tags of spans and metrics, and what error trackers are given.
/// </summary>
internal static class WritingCalls
{
    /// <summary>Full metadata names of the types, and the methods that write values under keys.</summary>
    private static readonly (string Type, LogSink Sink, LogCallKind Kind, string[] Methods)[] Writers =
    {
        ("Serilog.ILogger", LogSink.Serilog, LogCallKind.Property, new[] { "ForContext" }),
        ("Serilog.Log", LogSink.Serilog, LogCallKind.Property, new[] { "ForContext" }),
        ("Serilog.Core.Logger", LogSink.Serilog, LogCallKind.Property, new[] { "ForContext" }),
        ("Serilog.Context.LogContext", LogSink.Serilog, LogCallKind.Property, new[] { "PushProperty" }),
        ("NLog.Logger", LogSink.NLog, LogCallKind.Property, new[] { "WithProperty", "WithProperties", "PushScopeProperty", "PushScopeProperties" }),
        ("NLog.ILoggerExtensions", LogSink.NLog, LogCallKind.Property, new[] { "PushScopeProperty", "PushScopeProperties" }),
        ("NLog.LogEventBuilder", LogSink.NLog, LogCallKind.Property, new[] { "Property", "Properties" }),
        ("NLog.ScopeContext", LogSink.NLog, LogCallKind.Property, new[] { "PushProperty", "PushProperties" }),
        ("NLog.GlobalDiagnosticsContext", LogSink.NLog, LogCallKind.Property, new[] { "Set" }),
        ("NLog.MappedDiagnosticsContext", LogSink.NLog, LogCallKind.Property, new[] { "Set", "SetScoped" }),
        ("NLog.MappedDiagnosticsLogicalContext", LogSink.NLog, LogCallKind.Property, new[] { "Set", "SetScoped" }),
        ("System.Diagnostics.DiagnosticSource", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "Write" }),
        ("System.Diagnostics.Activity", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "SetTag", "AddTag", "SetBaggage", "AddBaggage", "AddEvent" }),
        ("System.Diagnostics.ActivitySource", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "StartActivity", "CreateActivity" }),
        ("System.Diagnostics.ActivityTagsCollection", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "Add" }),
        ("System.Diagnostics.TagList", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "Add" }),
        ("System.Diagnostics.Metrics.Counter`1", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "Add" }),
        ("System.Diagnostics.Metrics.UpDownCounter`1", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "Add" }),
        ("System.Diagnostics.Metrics.Histogram`1", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "Record" }),
        ("System.Diagnostics.Metrics.Gauge`1", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "Record" }),
        ("OpenTelemetry.Trace.TelemetrySpan", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "SetAttribute", "AddEvent" }),
        ("OpenTelemetry.Trace.SpanAttributes", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "Add" }),
        ("OpenTelemetry.Baggage", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "SetBaggage" }),
        ("Microsoft.ApplicationInsights.TelemetryClient", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "TrackDependency", "TrackRequest", "TrackPageView", "TrackAvailability", "TrackMetric" }),
        ("Sentry.SentrySdk", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "AddBreadcrumb" }),
        ("Sentry.HubExtensions", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "AddBreadcrumb" }),
        ("Sentry.Scope", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "SetTag", "SetExtra", "SetTags", "SetExtras", "AddBreadcrumb" }),
        ("Sentry.ScopeExtensions", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "SetTag", "SetExtra", "SetTags", "SetExtras", "AddBreadcrumb" }),
        ("Sentry.IHasTags", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "SetTag" }),
        ("Sentry.IHasExtra", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "SetExtra" }),
        ("Sentry.IHasTagsExtensions", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "SetTags" }),
        ("Sentry.HasTagsExtensions", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "SetTags" }),
        ("Sentry.HasExtraExtensions", LogSink.Telemetry, LogCallKind.Telemetry, new[] { "SetExtra", "SetExtras" }),
    };

    private static readonly ILookup<string, (string Type, LogSink Sink, LogCallKind Kind, string[] Methods)> WritersBySimpleName =
        Writers.ToLookup(writer => writer.Type.Substring(writer.Type.LastIndexOf('.') + 1), StringComparer.Ordinal);

    /// <summary>The classes whose <c>Properties["key"] = value</c> puts a property on later entries.</summary>
    private static readonly string[] Contexts = { "log4net.ThreadContext", "log4net.LogicalThreadContext", "log4net.GlobalContext" };

    /// <summary>What <paramref name="operation"/> writes, an invocation or an assignment to an indexer, if it does.</summary>
    public static LogCall? Recognize(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => LogCallRecognizer.Recognize(invocation) ?? OfInvocation(invocation),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } target } assignment => OfIndexer(assignment, target),
        _ => null,
    };

    private static LogCall? OfInvocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;

        if (method.MethodKind == MethodKind.DelegateInvoke)
            return LoggerMessages.IsScopeDelegate(method) ? new LogCall(invocation, LogSink.LoggerMessage, LogLevel.Unknown, LogCallKind.Scope) : null;

        if (method.ContainingType is not { } type)
            return null;

        if (type is { Name: "Debug" } && type.HasFullName("System.Diagnostics.Debug") && (method.Name is "Print" or "Fail" || method.Name.StartsWith("Write", StringComparison.Ordinal)))
            return new LogCall(invocation, LogSink.Trace, LogLevel.Debug);

        foreach (var (name, sink, kind, methods) in WritersBySimpleName[type.MetadataName])
        {
            if (Array.IndexOf(methods, method.Name) >= 0 && type.HasFullName(name))
                return new LogCall(invocation, sink, LogLevel.Unknown, kind);
        }

        return null;
    }

    private static LogCall? OfIndexer(ISimpleAssignmentOperation assignment, IPropertyReferenceOperation target)
    {
        if (target.Property.ContainingType.HasFullName("System.Diagnostics.ActivityTagsCollection"))
            return new LogCall(assignment, target.Arguments, LogSink.Telemetry, LogLevel.Unknown, LogCallKind.Telemetry);

        if (target.Instance?.WithoutConversions() is not IPropertyReferenceOperation { Property: { Name: "Properties" or "GlobalProperties", ContainingType: { } owner } })
            return null;

        if (owner.IsOrImplements("Microsoft.ApplicationInsights.DataContracts.ISupportProperties") || owner.HasFullName("Microsoft.ApplicationInsights.DataContracts.TelemetryContext"))
            return new LogCall(assignment, target.Arguments, LogSink.Telemetry, LogLevel.Unknown, LogCallKind.Telemetry);

        foreach (var context in Contexts)
        {
            if (owner.HasFullName(context))
                return new LogCall(assignment, target.Arguments, LogSink.Log4Net, LogLevel.Unknown, LogCallKind.Property);
        }

        return null;
    }
}

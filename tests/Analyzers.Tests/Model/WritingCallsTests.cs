using ErrorHandling.Analyzers.Model;

namespace ErrorHandling.Analyzers.Tests.Model;

/// <summary>What each API writes besides message and exception: the value, its name, and how (<c>*</c> with its members, <c>#</c> indexed, <c>+</c> as a property).</summary>
public sealed class WritingCallsTests
{
    [Theory]
    [InlineData("log.LogError(ex, \"failed\")", "")]
    [InlineData("log.LogError(ex, \"failed {Id} {Name}\", id, name)", "Id=id Name=name")]
    [InlineData("log.LogError(new EventId(1), ex, \"failed {Id}\", id)", "Id=id")]
    [InlineData("log.LogError(\"failed {@Order} {1}\", known, id)", "*Order=known #1=id")]
    [InlineData("log.LogError(\"failed {Id}\", new object[] { id })", "Id=id")]
    [InlineData("log.LogError(\"failed {Id}\", all)", "Id=all")]
    [InlineData("log.LogError(name, id)", "?=id")]
    [InlineData("log.LogError(\"failed\", id)", "?=id")]
    [InlineData("log.Log(LogLevel.Error, ex, \"failed {Id}\", id)", "Id=id")]
    [InlineData("log.Log<string>(LogLevel.Error, default, name, ex, (state, e) => state)", "+?=name")]
    [InlineData("LoggerExtensions.LogError(log, ex, \"failed {Id}\", id)", "Id=id")]
    [InlineData("log.LogError(args: new object[] { id }, message: \"failed {Id}\")", "Id=id")]
    [InlineData("log.LogError($\"failed {id}\")", "")]
    public void MicrosoftLogger_WritesItsArguments(string call, string values) => AssertValues(call, values);

    [Theory]
    [InlineData("Messages.WithValues(log, id, known, name, all, ex, ex)", "id=id *order=known +beside=name +*whole=all +other=ex")]
    [InlineData("s_failedWithId(log, id, ex)", "Id=id")]
    [InlineData("s_scope(log, id)", "Id=id")]
    [InlineData("log.BeginScope(\"order {Id}\", id)", "Id=id")]
    [InlineData("log.BeginScope(known)", "+?=known")]
    [InlineData("log.BeginScope(new Dictionary<string, object> { [\"Id\"] = id, [\"Name\"] = name })", "+Id=id +Name=name")]
    [InlineData("log.BeginScope(new Dictionary<string, object> { { \"Id\", id } })", "+Id=id")]
    [InlineData("log.BeginScope(new[] { new KeyValuePair<string, object>(\"Id\", id) })", "+Id=id")]
    [InlineData("log.BeginScope(new List<KeyValuePair<string, object>> { new(\"Id\", id) })", "+Id=id")]
    [InlineData("log.BeginScope((\"Id\", id))", "+Id=id")]
    public void LoggerMessageAndScope_WriteTheirValues(string call, string values) => AssertValues(call, values);

    [Theory]
    [InlineData("serilog.Error(ex, \"failed {Id} {@Order}\", id, known)", "Id=id *Order=known")]
    [InlineData("serilog.Error(\"failed {A} {B} {C} {D}\", id, id, id, name)", "A=id B=id C=id D=name")]
    [InlineData("serilog.Error(\"failed {1} {0}\", id, name)", "#0=id #1=name")]
    [InlineData("serilog.Write(LogEventLevel.Error, \"failed {Id}\", id)", "Id=id")]
    [InlineData("serilog.ForContext(\"Id\", id)", "+Id=id")]
    [InlineData("serilog.ForContext(\"Order\", known, destructureObjects: true)", "+*Order=known")]
    [InlineData("Serilog.Log.ForContext(\"Id\", id)", "+Id=id")]
    [InlineData("Serilog.Context.LogContext.PushProperty(\"Id\", id)", "+Id=id")]
    [InlineData("nlog.Error(ex, \"failed {Id}\", id)", "Id=id")]
    [InlineData("nlog.Error(\"failed {Id} {Name}\", id, name)", "Id=id Name=name")]
    [InlineData("nlog.WithProperty(\"Id\", id)", "+Id=id")]
    [InlineData("NLog.ScopeContext.PushProperty(\"Id\", name)", "+Id=name")]
    [InlineData("NLog.GlobalDiagnosticsContext.Set(\"Id\", name)", "+Id=name")]
    [InlineData("log4.ErrorFormat(\"failed {0} {1}\", id, name)", "#0=id #1=name")]
    [InlineData("log4net.ThreadContext.Properties[\"Id\"] = id", "+Id=id")]
    [InlineData("castle.WarnFormat(ex, \"failed {0}\", id)", "#0=id")]
    public void OtherLogger_WritesItsValues(string call, string values) => AssertValues(call, values);

    [Theory]
    [InlineData("Trace.TraceError(\"failed {0}\", id)", "#0=id")]
    [InlineData("Debug.WriteLine(\"failed {0}\", id)", "#0=id")]
    [InlineData("source.TraceEvent(TraceEventType.Error, 1, \"failed {0}\", id)", "#0=id")]
    [InlineData("source.TraceData(TraceEventType.Error, 1, name)", "+?=name")]
    [InlineData("Console.WriteLine(\"failed {0} {1}\", id, name)", "#0=id #1=name")]
    [InlineData("Console.Error.WriteLine(\"failed {0}\", id)", "#0=id")]
    [InlineData("Console.WriteLine(name)", "")]
    [InlineData("WriteEvent(1, id, name)", "?=id ?=name")]
    public void TraceAndConsole_WriteTheirValues(string call, string values) => AssertValues(call, values);

    [Theory]
    [InlineData("activity.SetTag(\"id\", id)", "+id=id")]
    [InlineData("activity.AddTag(\"id\", name)", "+id=name")]
    [InlineData("activity.SetBaggage(\"id\", name)", "+id=name")]
    [InlineData("activity.AddBaggage(\"id\", name)", "+id=name")]
    [InlineData("activity.SetStatus(ActivityStatusCode.Error, name)", "+?=name")]
    [InlineData("activity.AddEvent(new ActivityEvent(\"done\", tags: new ActivityTagsCollection { { \"id\", id } }))", "+id=id")]
    [InlineData("activity.AddEvent(new ActivityEvent(\"done\", default, new ActivityTagsCollection { [\"id\"] = id }))", "+id=id")]
    [InlineData("new ActivityTagsCollection()[\"id\"] = id", "+id=id")]
    [InlineData("counter.Add(1, new KeyValuePair<string, object>(\"id\", id))", "+id=id")]
    [InlineData("counter.Add(1, new KeyValuePair<string, object>(\"id\", id), new KeyValuePair<string, object>(\"name\", name))", "+id=id +name=name")]
    [InlineData("counter.Add(1, new TagList { { \"id\", id } })", "+id=id")]
    [InlineData("histogram.Record(1, new[] { new KeyValuePair<string, object>(\"id\", id) })", "+id=id")]
    [InlineData("span.SetAttribute(\"id\", name)", "+id=name")]
    [InlineData("diagnostics.Write(\"done\", id)", "+done=id")]
    [InlineData("insights.TrackEvent(\"done\", new Dictionary<string, string> { [\"id\"] = name })", "+id=name")]
    [InlineData("insights.TrackTrace(\"done\", new Dictionary<string, string> { [\"id\"] = name })", "+id=name")]
    [InlineData("insights.Context.GlobalProperties[\"id\"] = name", "+id=name")]
    [InlineData("new EventTelemetry().Properties[\"id\"] = name", "+id=name")]
    [InlineData("scope.SetTag(\"id\", name)", "+id=name")]
    [InlineData("scope.SetExtra(\"id\", id)", "+id=id")]
    [InlineData("SentrySdk.AddBreadcrumb(\"done\", data: new Dictionary<string, string> { [\"id\"] = name })", "+id=name")]
    [InlineData("SentrySdk.CaptureMessage(name)", "")]
    public void Telemetry_WritesTagsAndIsNoLog(string call, string values)
    {
        AssertValues(call, values);
        Assert.True(Recognize(call)!.IsTelemetry);
    }

    [Theory]
    [InlineData("log.LogError(\"failed\")", LogCallKind.Entry)]
    [InlineData("log.BeginScope(known)", LogCallKind.Scope)]
    [InlineData("s_scope(log, id)", LogCallKind.Scope)]
    [InlineData("serilog.ForContext(\"Id\", id)", LogCallKind.Property)]
    [InlineData("activity.SetTag(\"id\", id)", LogCallKind.Telemetry)]
    public void Kind_TellsWhatACallDoes(string call, object kind) => Assert.Equal(kind, Recognize(call)!.Kind);

    [Theory]
    [InlineData("known[\"Id\"] = id")]
    [InlineData("known.Add(\"Id\", id)")]
    [InlineData("log.IsEnabled(level)")]
    [InlineData("activity.GetTagItem(\"id\")")]
    public void OtherCode_WritesNothing(string expression) => Assert.Null(Recognize(expression));

    private static void AssertValues(string call, string values) =>
        Assert.Equal(values, string.Join(' ', Recognize(call)!.Values.Select(Describe)));

    private static LogCall? Recognize(string call) => WritingCalls.Recognize(LogCompilation.OperationOf(call));

    private static string Describe(WrittenValue value) =>
        $"{(value.IsProperty ? "+" : "")}{(value.IsDestructured ? "*" : "")}{(value.IsIndexed ? "#" : "")}{value.Name ?? "?"}={value.Operation.WithoutConversions().Syntax}";
}

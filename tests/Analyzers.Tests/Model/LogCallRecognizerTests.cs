using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Tests.Model;

/// <summary>Every API that writes entries is known, with its sink, its level and the place of the exception; its neighbours are not taken for one.</summary>
public sealed class LogCallRecognizerTests
{
    [Theory]
    [InlineData("log.LogError(ex, \"failed\")", "Error")]
    [InlineData("log.LogError(new EventId(1), ex, \"failed\")", "Error")]
    [InlineData("log.LogCritical(ex, \"failed\")", "Critical")]
    [InlineData("log.LogWarning(ex, \"failed {Id}\", 1)", "Warning")]
    [InlineData("log.LogInformation(ex, \"failed\")", "Information")]
    [InlineData("log.LogDebug(ex, \"failed\")", "Debug")]
    [InlineData("log.LogTrace(ex, \"failed\")", "Trace")]
    [InlineData("log.Log(LogLevel.Error, ex, \"failed\")", "Error")]
    [InlineData("log.Log(LogLevel.Warning, new EventId(1), ex, \"failed\")", "Warning")]
    [InlineData("log.Log(level, ex, \"failed\")", "Unknown")]
    [InlineData("log.Log<string>(LogLevel.Error, default, \"state\", ex, (state, e) => state)", "Error")]
    [InlineData("typed.LogError(ex, \"failed\")", "Error")]
    [InlineData("LoggerExtensions.LogError(log, ex, \"failed\")", "Error")]
    [InlineData("log.LogError(message: \"failed\", exception: ex)", "Error")]
    public void MicrosoftLoggerWithException_IsKnown(string call, string level) => AssertLog(call, "MicrosoftLogger", level, "ex");

    [Theory]
    [InlineData("log.LogError(\"failed\")", "Error")]
    [InlineData("log.LogError(\"failed: {Error}\", ex)", "Error")]
    [InlineData("log.LogWarning(\"failed: {Error}\", ex.Message)", "Warning")]
    [InlineData("log.Log(LogLevel.Critical, \"failed\")", "Critical")]
    public void MicrosoftLoggerWithoutException_HasNoExceptionArgument(string call, string level) => AssertLog(call, "MicrosoftLogger", level, null);

    [Fact]
    public void Scope_WritesNothingByItself()
    {
        var call = Recognize("log.BeginScope(\"order {Id}\", 1)");

        Assert.True(call?.IsScope);
        Assert.False(call?.IsWarningOrAbove);
    }

    [Theory]
    [InlineData("Messages.Failed(log, ex)", "Error", "ex")]
    [InlineData("Messages.Warned(log, ex)", "Warning", "ex")]
    [InlineData("Messages.WithDynamicLevel(log, level, ex)", "Unknown", "ex")]
    [InlineData("Messages.WithoutException(log, 1)", "Information", null)]
    [InlineData("s_failed(log, ex)", "Error", "ex")]
    [InlineData("s_failed.Invoke(log, ex)", "Error", "ex")]
    [InlineData("s_failedWithId(log, 1, ex)", "Error", "ex")]
    public void LoggerMessage_IsKnown(string call, string level, string? exception) => AssertLog(call, "LoggerMessage", level, exception);

    [Theory]
    [InlineData("serilog.Error(ex, \"failed\")", "Error", "ex")]
    [InlineData("serilog.Error(ex, \"failed {Id}\", 1)", "Error", "ex")]
    [InlineData("serilog.Fatal(ex, \"failed\")", "Critical", "ex")]
    [InlineData("serilog.Warning(\"failed\")", "Warning", null)]
    [InlineData("serilog.Information(\"failed {Error}\", ex)", "Information", null)]
    [InlineData("serilog.Verbose(ex, \"failed\")", "Trace", "ex")]
    [InlineData("serilog.Write(LogEventLevel.Error, ex, \"failed\")", "Error", "ex")]
    [InlineData("serilog.ForContext<C>().Error(ex, \"failed\")", "Error", "ex")]
    [InlineData("Serilog.Log.Error(ex, \"failed\")", "Error", "ex")]
    [InlineData("Serilog.Log.Logger.Debug(ex, \"failed\")", "Debug", "ex")]
    [InlineData("serilogCore.Error(ex, \"failed\")", "Error", "ex")]
    public void Serilog_IsKnown(string call, string level, string? exception) => AssertLog(call, "Serilog", level, exception);

    [Theory]
    [InlineData("nlog.Error(ex, \"failed\")", "Error", "ex")]
    [InlineData("nlog.Error(ex)", "Error", "ex")]
    [InlineData("nlog.Fatal(ex, \"failed\")", "Critical", "ex")]
    [InlineData("nlog.Warn(\"failed\")", "Warning", null)]
    [InlineData("nlog.Info(ex, \"failed\")", "Information", "ex")]
    [InlineData("nlog.Log(NLog.LogLevel.Error, ex, \"failed\")", "Error", "ex")]
    [InlineData("nlogInterface.Error(ex, \"failed\")", "Error", "ex")]
    [InlineData("nlogBase.Log(NLog.LogLevel.Warn, ex, null, \"failed\")", "Warning", "ex")]
    [InlineData("NLog.Common.InternalLogger.Error(ex, \"failed\")", "Error", "ex")]
    public void NLog_IsKnown(string call, string level, string? exception) => AssertLog(call, "NLog", level, exception);

    [Theory]
    [InlineData("log4.Error(\"failed\", ex)", "Error", "ex")]
    [InlineData("log4.Error(ex)", "Error", null)]
    [InlineData("log4.ErrorFormat(\"failed {0}\", 1)", "Error", null)]
    [InlineData("log4.Warn(\"failed\", ex)", "Warning", "ex")]
    [InlineData("log4.Fatal(\"failed\", ex)", "Critical", "ex")]
    [InlineData("log4.ErrorExt(\"failed\", ex)", "Error", "ex")]
    public void Log4Net_IsKnown(string call, string level, string? exception) => AssertLog(call, "Log4Net", level, exception);

    [Theory]
    [InlineData("castle.Error(\"failed\", ex)", "Error", "ex")]
    [InlineData("castle.WarnFormat(ex, \"failed {0}\", 1)", "Warning", "ex")]
    [InlineData("castle.Fatal(\"failed\")", "Critical", null)]
    [InlineData("common.Error(\"failed\", ex)", "Error", "ex")]
    [InlineData("common.WarnFormat(\"failed {0}\", ex, 1)", "Warning", "ex")]
    public void CommonLogging_IsKnown(string call, string level, string? exception) => AssertLog(call, "CommonLogging", level, exception);

    [Theory]
    [InlineData("own.Error(\"failed\", ex)", "Error")]
    [InlineData("own.WarnException(\"failed\", ex)", "Warning")]
    [InlineData("own.Exception(ex)", "Error")]
    [InlineData("own.InfoException(\"done\", ex)", "Information")]
    public void OwnLogger_IsKnown(string call, string level) => AssertLog(call, "Own", level, "ex");

    [Theory]
    [InlineData("Trace.TraceError(ex.ToString())", "Error")]
    [InlineData("Trace.TraceWarning(\"failed {0}\", ex)", "Warning")]
    [InlineData("Trace.TraceInformation(\"failed\")", "Information")]
    [InlineData("Trace.WriteLine(ex)", "Information")]
    [InlineData("Trace.Fail(\"failed\")", "Error")]
    [InlineData("source.TraceEvent(TraceEventType.Error, 1, \"failed\")", "Error")]
    [InlineData("source.TraceEvent(TraceEventType.Critical, 1)", "Critical")]
    [InlineData("source.TraceData(TraceEventType.Warning, 1, ex)", "Warning")]
    [InlineData("source.TraceInformation(\"failed\")", "Information")]
    [InlineData("events.WriteEntry(\"failed\", EventLogEntryType.Error)", "Error")]
    [InlineData("EventLog.WriteEntry(\"C\", \"failed\", EventLogEntryType.Warning)", "Warning")]
    public void Trace_IsKnown(string call, string level) => AssertLog(call, "Trace", level, null);

    [Fact]
    public void WriteEventOfAnEventSource_IsKnown() => AssertLog("WriteEvent(1, ex.Message)", "Trace", "Unknown", null);

    [Theory]
    [InlineData("Console.WriteLine(ex)", "Information")]
    [InlineData("Console.Write(\"failed\")", "Information")]
    [InlineData("Console.Out.WriteLine(ex.Message)", "Information")]
    [InlineData("Console.Error.WriteLine(ex)", "Error")]
    [InlineData("Console.Error.WriteLineAsync(ex.Message)", "Error")]
    public void Console_IsKnown(string call, string level) => AssertLog(call, "Console", level, null);

    [Theory]
    [InlineData("activity.AddException(ex)", "ex")]
    [InlineData("activity.RecordException(ex)", "ex")]
    [InlineData("activity.SetStatus(ActivityStatusCode.Error, ex.Message)", null)]
    [InlineData("activity.SetStatus(Status.Error)", null)]
    [InlineData("span.RecordException(ex)", "ex")]
    [InlineData("insights.TrackException(ex)", "ex")]
    [InlineData("insights.TrackException(new ExceptionTelemetry(ex))", null)]
    [InlineData("SentrySdk.CaptureException(ex)", "ex")]
    [InlineData("hub.CaptureException(ex)", "ex")]
    public void Telemetry_IsKnown(string call, string? exception) => AssertLog(call, "Telemetry", "Error", exception);

    [Theory]
    [InlineData("insights.TrackTrace(\"failed\")")]
    [InlineData("insights.TrackEvent(\"failed\")")]
    [InlineData("SentrySdk.CaptureMessage(\"failed\")")]
    public void TelemetryWithoutLevel_CountsAsInformation(string call) => AssertLog(call, "Telemetry", "Information", null);

    [Theory]
    [InlineData("log.IsEnabled(level)")]
    [InlineData("serilog.IsEnabled(LogEventLevel.Error)")]
    [InlineData("serilog.ForContext<C>()")]
    [InlineData("Serilog.Log.CloseAndFlush()")]
    [InlineData("nlog.IsEnabled(NLog.LogLevel.Error)")]
    [InlineData("castle.CreateChildLogger(\"a\")")]
    [InlineData("Trace.Flush()")]
    [InlineData("source.Close()")]
    [InlineData("Debug.WriteLine(ex)")]
    [InlineData("Console.ReadLine()")]
    [InlineData("Console.Error.Flush()")]
    [InlineData("writer.WriteLine(ex)")]
    [InlineData("activity.SetTag(\"a\", 1)")]
    [InlineData("activity.Stop()")]
    [InlineData("insights.Flush()")]
    [InlineData("insights.TrackMetric(\"a\", 1)")]
    [InlineData("other(\"failed\", ex)")]
    [InlineData("Own.LoggerExtensions.LogError(ex)")]
    [InlineData("Math.Log(1)")]
    [InlineData("own.Error(\"failed\")")]
    public void OtherCall_IsNone(string call) => Assert.Null(Recognize(call));

    private static void AssertLog(string call, string sink, string level, string? exception)
    {
        var log = Recognize(call);

        Assert.NotNull(log);
        Assert.Equal((sink, level), (log.Sink.ToString(), log.Level.ToString()));
        Assert.Equal(exception, log.ExceptionArgument(LogCompilation.Types)?.Value.Syntax.ToString());
        Assert.Equal(level is "Warning" or "Error" or "Critical", log.IsWarningOrAbove);
    }

    private static LogCall? Recognize(string call) => LogCallRecognizer.Recognize(Assert.IsAssignableFrom<IInvocationOperation>(LogCompilation.OperationOf(call)));
}

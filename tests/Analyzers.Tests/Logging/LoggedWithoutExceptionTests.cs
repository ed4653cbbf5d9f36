using ErrorHandling.Analyzers.CodeFixes.Logging;
using ErrorHandling.Analyzers.Logging;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Fix = LogFix<LoggedWithoutExceptionAnalyzer, LoggedWithoutExceptionCodeFix>;
using Verify = MemberVerifier<LoggedWithoutExceptionAnalyzer>;

public sealed class LoggedWithoutExceptionTests
{
    [Theory]
    [InlineData("_log.{|EH2005:LogError|}(\"failed\");")]
    [InlineData("_log.{|EH2005:LogWarning|}(\"failed {Id}\", 1);")]
    [InlineData("_log.{|EH2005:LogCritical|}(\"failed\"); return;")]
    [InlineData("_log?.{|EH2005:LogError|}(\"failed\");")]
    [InlineData("_log.{|EH2005:Log|}(LogLevel.Error, \"failed\");")]
    [InlineData("LoggerExtensions.{|EH2005:LogError|}(_log, \"failed\");")]
    [InlineData("_log.{|EH2005:LogError|}(null, \"failed\");")]
    [InlineData("if (_log.IsEnabled(LogLevel.Error)) _log.{|EH2005:LogError|}(\"failed\");")]
    [InlineData("if (Flag) { _log.{|EH2005:LogError|}(\"failed\"); return; } _log.LogError(ex, \"failed\");")]
    [InlineData("if (Flag) { _log.{|EH2005:LogError|}(\"failed\"); return; } throw;")]
    [InlineData("_log.LogWarning(\"failing\"); _log.{|EH2005:LogError|}(\"failed\");")]
    [InlineData("_log.{|EH2005:LogError|}(\"failed\"); _log.LogError(\"again\");")]
    [InlineData("if (Flag) _log.{|EH2005:LogError|}(\"failed\"); else _log.{|EH2005:LogError|}(\"again\");")]
    [InlineData("switch (ex.HResult) { case 5: throw; default: _log.{|EH2005:LogWarning|}(\"failed\"); return; }")]
    [InlineData("Trace.{|EH2005:TraceError|}(\"failed\");")]
    [InlineData("_log.{|EH2005:LogError|}(\"failed\"); Ignore(ex);")]
    [InlineData("try { Work(); } catch (IOException inner) { _log.LogError(inner, \"failed\"); } _log.{|EH2005:LogError|}(\"failed\");")]
    public Task EntryWithoutTheException_IsReported(string handler) => Verify.VerifyAsync(
        $"void M() {{ try {{ Work(); }} catch (Exception ex) {{ {handler} }} }} private void Ignore(Exception e) {{ }}");

    [Theory]
    [InlineData("_log.LogError(ex, \"failed\");")]
    [InlineData("_log.LogError(\"failed: {Error}\", ex.Message);")]
    [InlineData("_log.LogError(\"failed\"); _log.LogDebug(ex, \"failed\");")]
    [InlineData("_log.LogError(\"failed\"); Console.WriteLine(ex);")]
    [InlineData("_log.LogError(\"failed\"); throw;")]
    [InlineData("_log.LogError(\"failed\"); throw new OrderException(\"no\", ex);")]
    [InlineData("_log.LogError(\"failed\"); _error = ex;")]
    [InlineData("_log.LogError(\"failed\"); Report(ex);")]
    [InlineData("_log.LogError(\"failed\"); _text = ex.Message;")]
    [InlineData("Log(ex); _log.LogError(\"failed\");")]
    [InlineData("if (ex is IOException) { _log.LogWarning(\"failed\"); return; } throw;")]
    [InlineData("Console.Error.WriteLine(\"failed\");")]
    [InlineData("var code = ex.HResult; switch (code) { case 5: _log.LogWarning(\"busy\"); return; default: throw; }")]
    public Task ExceptionThatIsFoundElsewhere_IsNotReported(string handler) => Verify.VerifyAsync(
        $$"""
        void M() { try { Work(); } catch (Exception ex) { {{handler}} } }
        private void Log(Exception e) => _log.LogError(e, "failed");
        protected virtual void Report(Exception e) { }
        private Exception? _error;
        public string? _text;
        """);

    [Theory]
    [InlineData("catch (OperationCanceledException)")]
    [InlineData("catch (Exception) when (_stopping.IsCancellationRequested)")]
    [InlineData("catch (FileNotFoundException)")]
    [InlineData("catch (IOException ex) when (ex.HResult == 5)")]
    public Task ExceptionThatExplainsItself_IsNotReported(string clause) => Verify.VerifyAsync(
        $"private readonly CancellationToken _stopping; void M() {{ try {{ Work(); }} {clause} {{ _log.LogWarning(\"failed\"); }} }}");

    [Theory]
    [InlineData("catch (LimitReachedException)", "LogWarning(\"Request limit reached for {Id}\", 1)")]
    [InlineData("catch (PartUnavailableException)", "LogError(\"This part is not available\")")]
    [InlineData("catch (LimitReachedException)", "{|EH2005:LogWarning|}(\"failed\")")]
    [InlineData("catch (TimeoutException)", "LogWarning(\"{Id} timed out\", 1)")]
    [InlineData("catch (TimeoutException)", "LogWarning(\"{Id} did not end within {Timeout}\", 1, 2)")]
    [InlineData("catch (TimeoutException)", "{|EH2005:LogWarning|}(\"{Id} failed\", 1)")]
    [InlineData("catch (PriceListException)", "{|EH2005:LogWarning|}(\"Wrong price list\")")]
    [InlineData("catch (IOException) /* No stack trace: this is frequent. */", "LogWarning(\"failed\")")]
    [InlineData("catch (IOException) /* Log it and go on with the next. */", "{|EH2005:LogWarning|}(\"failed\")")]
    [InlineData("catch (Exception ex) when (ex is NotImplementedException or MissingMethodException)", "LogWarning(\"not supported\")")]
    public Task EntryThatSaysAsMuchAsTheException_IsNotReported(string clause, string entry) => Verify.VerifyAsync(
        $$"""
        void M() { try { Work(); } {{clause}} { _log.{{entry}}; } }
        public class LimitReachedException : Exception { }
        public class PartUnavailableException : Exception { }
        public class PriceListException : Exception { }
        """);

    [Fact]
    public Task Retry_IsNotReported() => Verify.VerifyAsync(
        "void M() { while (true) { try { Work(); return; } catch (IOException) { _log.LogWarning(\"once more\"); } } }");

    [Fact]
    public Task HandlerInALambda_IsReported() => Verify.VerifyAsync(
        "Action M() => () => { try { Work(); } catch (Exception) { _log.{|EH2005:LogError|}(\"failed\"); } };");

    [Fact]
    public Task HandlerInAHandler_IsReportedOnce() => Verify.VerifyAsync(
        "void M() { try { Work(); } catch (IOException) { try { Work(); } catch (Exception) { _log.{|EH2005:LogError|}(\"failed\"); } } }");

    [Fact]
    public Task TopLevelStatements_AreReported() => Verify.VerifyProgramAsync(
        "ILogger log = null!; try { Console.WriteLine(); } catch (Exception) { log.{|EH2005:LogError|}(\"failed\"); }");

    [Theory]
    [InlineData("Exception", "LogWarning", DiagnosticSeverity.Warning)]
    [InlineData("IOException", "LogError", DiagnosticSeverity.Warning)]
    [InlineData("IOException", "LogWarning", DiagnosticSeverity.Info)]
    public Task Severity_IsOfTypeAndLevel(string type, string method, DiagnosticSeverity severity) => Verify.VerifyAsync(
        $"void M() {{ try {{ Work(); }} catch ({type}) {{ _log.{{|#0:{method}|}}(\"failed\"); }} }}",
        new DiagnosticResult("EH2005", severity).WithLocation(0).WithArguments(method));

    [Fact]
    public Task BrokenCode_IsLeftAlone()
    {
        var test = Verify.Test("partial class C { void M() { try { Work(); } catch (Exception) { _log.LogError( } } }");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }

    [Fact]
    public Task Pragma_Silences() => Verify.VerifyAsync(
        """
        #pragma warning disable EH2005
        void M() { try { Work(); } catch (Exception) { _log.LogError("failed"); } }
        """);

    [Theory]
    [InlineData("_log.{|EH2005:LogError|}(\"failed\");", "_log.LogError(ex, \"failed\");")]
    [InlineData("_log.{|EH2005:LogError|}(\"failed {Id}\", id);", "_log.LogError(ex, \"failed {Id}\", id);")]
    [InlineData("_log.{|EH2005:LogError|}(new EventId(1), \"failed\");", "_log.LogError(new EventId(1), ex, \"failed\");")]
    [InlineData("_log.{|EH2005:LogError|}(message: \"failed\");", "_log.LogError(ex, message: \"failed\");")]
    [InlineData("_log.{|EH2005:LogError|}(eventId: default, message: \"failed\");", "_log.LogError(eventId: default, exception: ex, message: \"failed\");")]
    [InlineData("_log.{|EH2005:Log|}(LogLevel.Error, \"failed\");", "_log.Log(LogLevel.Error, ex, \"failed\");")]
    [InlineData("LoggerExtensions.{|EH2005:LogError|}(_log, \"failed\");", "LoggerExtensions.LogError(_log, ex, \"failed\");")]
    [InlineData("_log?.{|EH2005:LogError|}(/* why */ \"failed\"); // done", "_log?.LogError(/* why */ ex, \"failed\"); // done")]
    [InlineData("_log.{|EH2005:LogError|}(null, \"failed\");", "_log.LogError(ex, \"failed\");")]
    [InlineData("{|EH2005:s_failed|}(_log, null);", "s_failed(_log, ex);")]
    [InlineData("s_failed.{|EH2005:Invoke|}(_log, null);", "s_failed.Invoke(_log, ex);")]
    [InlineData("_serilog.{|EH2005:Error|}(\"failed {Id}\", id);", "_serilog.Error(ex, \"failed {Id}\", id);")]
    [InlineData("_serilog.{|EH2005:Write|}(Serilog.Events.LogEventLevel.Error, \"failed\");", "_serilog.Write(Serilog.Events.LogEventLevel.Error, ex, \"failed\");")]
    [InlineData("Serilog.Log.{|EH2005:Fatal|}(\"failed\");", "Serilog.Log.Fatal(ex, \"failed\");")]
    [InlineData("_nlog.{|EH2005:Error|}(\"failed\");", "_nlog.Error(ex, \"failed\");")]
    [InlineData("_nlog.{|EH2005:Error|}(\"failed {Id}\", id);", "_nlog.Error(ex, \"failed {Id}\", id);")]
    [InlineData("_nlog.{|EH2005:Error|}(culture, \"failed {Id}\", id);", "_nlog.Error(ex, culture, \"failed {Id}\", id);")]
    [InlineData("_nlog.{|EH2005:Log|}(NLog.LogLevel.Error, \"failed\");", "_nlog.Log(NLog.LogLevel.Error, ex, \"failed\");")]
    [InlineData("_log4.{|EH2005:Error|}(\"failed\");", "_log4.Error(\"failed\", ex);")]
    [InlineData("_log4.{|EH2005:ErrorFormat|}(\"failed {0}\", id);", "_log4.Error(string.Format(CultureInfo.InvariantCulture, \"failed {0}\", id), ex);")]
    [InlineData("_log4.{|EH2005:ErrorFormat|}(culture, \"failed {0}\", id);", "_log4.Error(string.Format(culture, \"failed {0}\", id), ex);")]
    [InlineData("_log4.{|EH2005:ErrorFormat|}(format: \"failed {0}\", arg0: id);", "_log4.Error(string.Format(CultureInfo.InvariantCulture, format: \"failed {0}\", arg0: id), ex);")]
    [InlineData("_castle.{|EH2005:Error|}(\"failed\");", "_castle.Error(\"failed\", ex);")]
    [InlineData("_castle.{|EH2005:ErrorFormat|}(\"failed {0}\", id);", "_castle.ErrorFormat(ex, \"failed {0}\", id);")]
    [InlineData("_common.{|EH2005:Error|}(\"failed\");", "_common.Error(\"failed\", ex);")]
    [InlineData("_common.{|EH2005:ErrorFormat|}(\"failed {0}\", id);", "_common.ErrorFormat(\"failed {0}\", ex, id);")]
    public Task Exception_GoesWhereTheLibraryTakesIt(string statement, string fixedStatement) => Fix.VerifyAsync(statement, fixedStatement);

    [Theory]
    [InlineData("System.Diagnostics.Trace.{|EH2005:TraceError|}(\"failed\");")]
    public Task NoPlaceForTheException_HasNoFix(string statement) => Fix.VerifyNoFixAsync(statement);

    [Theory]
    [InlineData("catch", "catch (Exception ex)")]
    [InlineData("catch (Exception)", "catch (Exception ex)")]
    [InlineData("catch (IOException)", "catch (IOException ex)")]
    [InlineData("catch (IOException) when (ex > 1)", "catch (IOException exception) when (ex > 1)")]
    public Task ClauseWithoutVariable_GetsOne(string clause, string fixedClause) => Fix.Test(
        Handler(clause, "_log.{|EH2005:LogError|}(\"failed\");"),
        Handler(fixedClause, $"_log.LogError({(fixedClause.Contains("exception", StringComparison.Ordinal) ? "exception" : "ex")}, \"failed\");")).RunAsync();

    [Fact]
    public Task LineOfItsOwn_IsKept() => Fix.VerifyAsync(
        """
        _log.{|EH2005:LogError|}(
                        "failed {Id}",
                        id);
        """,
        """
        _log.LogError(
                        ex,
                        "failed {Id}",
                        id);
        """);

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce() => Fix.VerifyTwoDocumentsAsync("_log.{|EH2005:LogError|}(\"failed\");", "_log.LogError(ex, \"failed\");");

    private static string Handler(string clause, string statement) =>
        $$"""
        using System;
        using System.IO;
        using Microsoft.Extensions.Logging;
        class C
        {
            void M(ILogger _log, int {{(clause.Contains("when", StringComparison.Ordinal) ? "ex" : "id")}}, Action work) { try { work(); } {{clause}} { {{statement}} } }
        }
        """;
}

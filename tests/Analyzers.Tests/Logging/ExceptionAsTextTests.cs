using ErrorHandling.Analyzers.CodeFixes.Logging;
using ErrorHandling.Analyzers.Logging;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Fix = LogFix<ExceptionAsTextAnalyzer, ExceptionAsTextCodeFix>;
using Verify = MemberVerifier<ExceptionAsTextAnalyzer>;

public sealed class ExceptionAsTextTests
{
    [Theory]
    [InlineData("_log.LogError(\"failed: {Error}\", {|EH2006:ex.Message|});")]
    [InlineData("_log.LogError(\"failed: {Error}\", {|EH2006:ex.ToString()|});")]
    [InlineData("_log.LogError(\"failed: {Error}\", {|EH2006:ex.StackTrace|});")]
    [InlineData("_log.LogError(\"failed: {Error}\", {|EH2006:ex|});")]
    [InlineData("_log.LogError(\"failed: {Error}\", {|EH2006:ex.InnerException?.Message|});")]
    [InlineData("_log.LogError(\"failed: {Error}\", {|EH2006:ex.InnerException?.Message ?? ex.Message|});")]
    [InlineData("_log.LogError(\"failed: {Error}\", {|EH2006:ex.GetBaseException().Message|});")]
    [InlineData("_log.LogError({|EH2006:ex.Message|});")]
    [InlineData("_log.LogError($\"failed: {{|EH2006:ex.Message|}}\");")]
    [InlineData("_log.LogError(\"failed: \" + {|EH2006:ex|});")]
    [InlineData("_log.LogError(string.Format(\"failed: {0}\", {|EH2006:ex.Message|}));")]
    [InlineData("_log.LogError((\"failed: {Error} {Trace}\"), {|EH2006:ex.Message|}, ex.StackTrace);")]
    [InlineData("_log.LogError(null, \"failed: {Error}\", {|EH2006:ex.Message|});")]
    [InlineData("_log.Log(LogLevel.Error, \"failed: {Error}\", {|EH2006:ex.Message|});")]
    [InlineData("_log?.LogError(\"failed: {Error}\", {|EH2006:ex.Message|});")]
    [InlineData("s_failedWith(_log, {|EH2006:ex.Message|}, null);")]
    [InlineData("Action later = () => _log.LogError(\"failed: {Error}\", {|EH2006:ex.Message|});")]
    public Task TextOfAnException_IsReported(string handler) => Verify.VerifyAsync(
        $"static readonly Action<ILogger, string, Exception?> s_failedWith = LoggerMessage.Define<string>(LogLevel.Error, default, \"failed {{Error}}\"); void M() {{ try {{ Work(); }} catch (IOException ex) {{ {handler} }} }}");

    [Theory]
    [InlineData("_log.LogError(ex, \"failed: {Error}\", ex.Message);")]
    [InlineData("_log.LogError(ex, $\"failed: {ex.Message}\");")]
    [InlineData("_log.LogError(\"failed: {Code}\", ex.HResult);")]
    [InlineData("_log.LogError(\"failed: {Type}\", ex.GetType().Name);")]
    [InlineData("_log.LogError(\"failed: {Value}\", ex.Data[\"x\"]);")]
    [InlineData("_log.LogError(\"failed: {Length}\", ex.Message.Length);")]
    [InlineData("_log.LogError(\"failed: {Text}\", other.Message);")]
    [InlineData("_log.LogError(\"failed: {Text}\", new IOException(\"no\").Message);")]
    [InlineData("var made = new IOException(\"no\"); _log.LogError(\"failed: {Text}\", made.Message);")]
    [InlineData("_log.LogError(\"failed: {Error}\", ex.Message); throw;")]
    [InlineData("_log.LogError(\"failed: {Error}\", ex.Message); throw new OrderException(\"no\", ex);")]
    [InlineData("_log.LogError(\"failed: {Error}\", ex.Message); _log.LogDebug(ex, \"details\");")]
    [InlineData("Trace.TraceError(ex.ToString());")]
    [InlineData("Console.WriteLine(ex.Message);")]
    [InlineData("_log.BeginScope(\"failed: {Error}\", ex.Message);")]
    [InlineData("Activity.Current?.SetStatus(ActivityStatusCode.Error, ex.Message);")]
    [InlineData("Other(ex.Message);")]
    public Task OtherValueOrPlace_IsNotReported(string handler) => Verify.VerifyAsync(
        $$"""
        void M(Note other) { try { Work(); } catch (IOException ex) { {{handler}} } }
        void Other(string text) { }
        public sealed class Note { public string Message => ""; }
        """);

    [Fact]
    public Task ExceptionOfAParameterOrEvent_IsReported() => Verify.VerifyAsync(
        """
        void Log(Exception e) => _log.LogError("failed: {Error}", {|EH2006:e.Message|});
        void On(ErrorEventArgs args) => _log.LogError($"failed: {{|EH2006:args.GetException()|}}");
        void Generic<T>(T e) where T : Exception => _log.LogError("failed: {Error}", {|EH2006:e.Message|});
        """);

    [Fact]
    public Task LoggerMessageMethod_IsReportedWhereItGetsNoException() => Verify.VerifyTypesAsync(
        """
        partial class C { void M(Exception e) { Log.Failed(_log, {|EH2006:e.Message|}); Log.FailedWith(_log, e.Message, e); } }
        static partial class Log
        {
            [LoggerMessage(1, LogLevel.Error, "{Message}")] internal static partial void Failed(ILogger log, string message);
            [LoggerMessage(2, LogLevel.Error, "{Message}")] internal static partial void FailedWith(ILogger log, string message, Exception e);
        }
        static partial class Log
        {
            internal static partial void Failed(ILogger log, string message) { }
            internal static partial void FailedWith(ILogger log, string message, Exception e) { }
        }
        """);

    [Theory]
    [InlineData("LogWarning", DiagnosticSeverity.Warning)]
    [InlineData("LogInformation", DiagnosticSeverity.Info)]
    public Task Severity_IsOfTheLevel(string method, DiagnosticSeverity severity) => Verify.VerifyAsync(
        $"void M(Exception e) => _log.{method}(\"failed: {{Error}}\", {{|#0:e.Message|}});",
        new DiagnosticResult("EH2006", severity).WithLocation(0).WithArguments("e.Message"));

    [Fact]
    public Task MessageOfTheSolutionsOwnException_IsASuggestion() => Verify.VerifyAsync(
        "void M(OrderException e) => _log.LogError(\"failed: {Error}\", {|#0:e.Message|}); public sealed class OrderException : Exception { public OrderException(string message, Exception cause) : base(message, cause) { } }",
        new DiagnosticResult("EH2006", DiagnosticSeverity.Info).WithLocation(0).WithArguments("e.Message"));

    [Theory]
    [InlineData("NotSupportedException ex", "ex.Message")]
    [InlineData("NotImplementedException ex", "ex.Message")]
    [InlineData("ArgumentOutOfRangeException ex", "ex.Message")]
    [InlineData("Exception ex) when (ex is FormatException or OverflowException", "ex.Message")]
    [InlineData("System.ComponentModel.DataAnnotations.ValidationException ex", "ex.Message")]
    [InlineData("NotSupportedException ex", "{|EH2006:ex|}")]
    [InlineData("NotSupportedException ex", "{|EH2006:ex.StackTrace|}")]
    [InlineData("Exception ex) when (ex is FormatException or IOException", "{|EH2006:ex.Message|}")]
    public Task MessageOfAnExceptionThatIsAnAnswer_IsNotReported(string caught, string text) =>
        Verify.VerifyAsync($"void M() {{ try {{ Work(); }} catch ({caught}) {{ _log.LogWarning(\"skipped: {{Why}}\", {text}); }} }}");

    [Theory]
    [InlineData("// IOException: the other side has closed.", "ex.Message")]
    [InlineData("// The file is locked by others.", "{|EH2006:ex.Message|}")]
    [InlineData("// Another has done it; safe to swallow.", "ex.Message")]
    [InlineData("// We cannot ignore it here.", "{|EH2006:ex.Message|}")]
    [InlineData("// TODO IOException is not enough.", "{|EH2006:ex.Message|}")]
    public Task CommentThatNamesWhatIsCaught_ExplainsTheFewWords(string comment, string text) => Verify.VerifyAsync(
        $$"""
        void M() { try { Work(); } catch (Exception ex) when (ex is IOException or TimeoutException) { {{comment}}
            _log.LogWarning("skipped: {Why}", {{text}}); } }
        """);

    [Fact]
    public Task MessageThatRefusesAnInput_IsNotReported() => Verify.VerifyAsync(
        "void M(Exception e) { if (e is System.ComponentModel.DataAnnotations.ValidationException refused) _log.LogWarning(\"refused: {Why}\", refused.Message); }");

    [Theory]
    [InlineData("RefusedException", "ex.Message")]
    [InlineData("RefusedException", "{|EH2006:ex.ToString()|}")]
    [InlineData("Exception ex) when (ex is RefusedException or FormatException", "ex.Message")]
    [InlineData("DetailedException", "ex.Message")]
    [InlineData("CausedException", "{|EH2006:ex.Message|}")]
    public Task MessageOfAnExceptionThatHasNothingElse_IsNotReported(string caught, string text) => Verify.VerifyAsync(
        $$"""
        void M() { try { Work(); } catch ({{(caught.Contains(')', StringComparison.Ordinal) ? caught : caught + " ex")}}) { _log.LogError("refused: {Why}", {{text}}); } }
        void N(RefusedException e) => _log.LogError(e.Message);
        public class RefusedException : Exception { public RefusedException(string message) : base(message) { } }
        public class DetailedException : RefusedException { public DetailedException() : base("no") { } public override string ToString() => "more"; }
        public class CausedException : Exception { public CausedException(string message, Exception? cause = null) : base(message, cause) { } }
        """);

    [Theory]
    [InlineData("if (ex.InnerException is TimeoutException) { _log.LogError(\"late: {Why}\", ex.Message); return; } throw;")]
    [InlineData("if (ex.HResult == 5 || ex.Message.Contains(\"5\")) _log.LogError(\"busy: {Why}\", ex.Message); else _log.LogError(ex, \"failed\");")]
    [InlineData("// Without the stack trace, which says nothing here.\n_log.LogError(\"failed: {Why}\", ex.Message);")]
    [InlineData("// This is expected while the server starts.\n_log.LogError(\"failed: {Why}\", ex.Message);")]
    [InlineData("if (ex.InnerException != null) _log.LogError(\"failed: {Why}\", {|EH2006:ex.Message|});")]
    [InlineData("if (ex.HResult == 5) Work(); _log.LogError(\"failed: {Why}\", {|EH2006:ex.Message|});")]
    [InlineData("if (ex.HResult == 5) _log.LogError(\"failed: {Why}\", {|EH2006:ex|}); else throw;")]
    [InlineData("// This is not expected to happen.\n_log.LogError(\"failed: {Why}\", {|EH2006:ex.Message|});")]
    [InlineData("// Log the message and go on with the next.\n_log.LogError(\"failed: {Why}\", {|EH2006:ex.Message|});")]
    public Task MessageOfOneKindOrOnPurpose_IsNotReported(string handler) =>
        Verify.VerifyAsync($"void M() {{ try {{ Work(); }} catch (IOException ex)\n{{\n{handler}\n}} }}");

    [Theory]
    [InlineData("_log.LogDebug(\"closing: {Why}\", reason?.Message);")]
    [InlineData("_log.LogWarning(\"closing: {Why}\", {|EH2006:reason?.Message|});")]
    [InlineData("_log.LogDebug(\"closing: {Why}\", {|EH2006:reason.Message|});")]
    public Task ReasonThatWasHandedIn_IsNotReported(string entry) => Verify.VerifyAsync($"void Close(IOException? reason) {{ {entry} }}");

    [Fact]
    public Task BrokenCode_IsLeftAlone()
    {
        var test = Verify.Test("partial class C { void M(Exception e) { _log.LogError(\"{Error}\", e. } }");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }

    [Fact]
    public Task Pragma_Silences() => Verify.VerifyAsync(
        """
        #pragma warning disable EH2006
        void M(Exception e) => _log.LogError(e.Message);
        """);

    [Theory]
    [InlineData("_log.LogError(\"Failed: {Error}\", {|EH2006:ex.Message|});", "_log.LogError(ex, \"Failed\");")]
    [InlineData("_log.LogError(\"Failed {Id} ({Error})\", id, {|EH2006:ex.Message|});", "_log.LogError(ex, \"Failed {Id}\", id);")]
    [InlineData("_log.LogError(\"Failed '{Error}' for {Id}\", {|EH2006:ex.Message|}, id);", "_log.LogError(ex, \"Failed for {Id}\", id);")]
    [InlineData("_log.LogError(\"Failed: {Error}, id {Id:N0}.\", {|EH2006:ex.Message|}, id);", "_log.LogError(ex, \"Failed, id {Id:N0}.\", id);")]
    [InlineData("_log.LogError(\"Failed due to {Error}\\n{Trace}\", {|EH2006:ex.Message|}, ex.StackTrace);", "_log.LogError(ex, \"Failed\");")]
    [InlineData("_log.LogError(\"{Error}: {Id}\", {|EH2006:ex.Message|}, id);", "_log.LogError(ex, \"{Id}\", id);")]
    [InlineData("_log.LogError(\"{Error}\", {|EH2006:ex|});", "_log.LogError(ex, \"Save failed\");")]
    [InlineData("_log.LogError({|EH2006:ex.ToString()|});", "_log.LogError(ex, \"Save failed\");")]
    [InlineData("_log.LogError(@\"Failed \"\"x\"\": {Error}\", {|EH2006:ex.Message|});", "_log.LogError(ex, @\"Failed \"\"x\"\"\");")]
    [InlineData("_log.LogError($\"Failed: {{|EH2006:ex.Message|}}\");", "_log.LogError(ex, \"Failed\");")]
    [InlineData("_log.LogError($\"Order {id} failed: {{|EH2006:ex.Message|}}\");", "_log.LogError(ex, \"Order {Id} failed\", id);")]
    [InlineData("_log.LogError(\"Failed: \" + {|EH2006:ex.Message|} + \" for \" + id);", "_log.LogError(ex, \"Failed for {Id}\", id);")]
    [InlineData("_log.LogError(string.Format(\"Order {0}: {1}\", id, {|EH2006:ex.Message|}));", "_log.LogError(ex, \"Order {Id}\", id);")]
    [InlineData("_log.LogError(new EventId(1), \"Failed: {Error}\", {|EH2006:ex.Message|});", "_log.LogError(new EventId(1), ex, \"Failed\");")]
    [InlineData("_log.LogError(null, \"Failed: {Error}\", {|EH2006:ex.Message|});", "_log.LogError(ex, \"Failed\");")]
    [InlineData("_log?.LogError(\"Failed: {Error}\", {|EH2006:ex.InnerException?.Message|}); // done", "_log?.LogError(ex, \"Failed\"); // done")]
    [InlineData("_serilog.Error(\"Failed {Id}: {Error}\", id, {|EH2006:ex.Message|});", "_serilog.Error(ex, \"Failed {Id}\", id);")]
    [InlineData("_serilog.Error(\"Failed {@Order}: {Error}\", order, {|EH2006:ex.Message|});", "_serilog.Error(ex, \"Failed {@Order}\", order);")]
    [InlineData("_serilog.Error(\"Failed {0}: {1}\", {|EH2006:ex.Message|}, id);", "_serilog.Error(ex, \"Failed: {0}\", id);")]
    [InlineData("_nlog.Error(\"Failed: {Error}\", {|EH2006:ex.Message|});", "_nlog.Error(ex, \"Failed\");")]
    [InlineData("_nlog.Error({|EH2006:ex.Message|});", "_nlog.Error(ex, \"Save failed\");")]
    [InlineData("_log4.Error({|EH2006:ex|});", "_log4.Error(\"Save failed\", ex);")]
    [InlineData("_log4.Error(\"Failed: \" + {|EH2006:ex.Message|});", "_log4.Error(\"Failed\", ex);")]
    [InlineData("_log4.Error($\"Failed {id:N0} {{x}}: {{|EH2006:ex.Message|}}\");", "_log4.Error($\"Failed {id:N0} {{x}}\", ex);")]
    [InlineData("_log4.ErrorFormat(\"Failed {0}: {1}\", id, {|EH2006:ex.Message|});", "_log4.Error(string.Format(CultureInfo.InvariantCulture, \"Failed {0}\", id), ex);")]
    [InlineData("_log4.ErrorFormat(\"Failed: {0}\", {|EH2006:ex.Message|});", "_log4.Error(\"Failed\", ex);")]
    [InlineData("_castle.ErrorFormat(\"Failed {1}: {0}\", {|EH2006:ex.Message|}, id);", "_castle.ErrorFormat(ex, \"Failed {0}\", id);")]
    public Task Exception_MovesToItsOwnPlace(string statement, string fixedStatement) => Fix.VerifyAsync(statement, fixedStatement);

    [Theory]
    [InlineData("s_failedWith(_log, {|EH2006:ex.Message|}, null);")]
    [InlineData("_log.LogError(\"Failed: {Error}\", /* why */ {|EH2006:ex.Message|});")]
    [InlineData("_log.LogError(\"Failed: {Error}\", new object[] { {|EH2006:ex.Message|} });")]
    [InlineData("const string text = \"Failed: {Error}\"; _log.LogError(text, {|EH2006:ex.Message|});")]
    [InlineData("_log.LogError(\"Failed {Id}: {Error}\", {|EH2006:ex.Message|});")]
    [InlineData("_log.LogError(\"Failed: {Error}\", {|EH2006:ex.Message|}); if (id > 1) throw;")]
    public Task WhatCannotBeMoved_HasNoFix(string statement) => Fix.VerifyNoFixAsync(statement);

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce() => Fix.VerifyTwoDocumentsAsync("_log.LogError(\"Failed: {Error}\", {|EH2006:ex.Message|});", "_log.LogError(ex, \"Failed\");");
}

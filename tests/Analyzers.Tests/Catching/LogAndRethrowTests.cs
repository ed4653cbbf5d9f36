using ErrorHandling.Analyzers.Catching;
using ErrorHandling.Analyzers.CodeFixes.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<LogAndRethrowAnalyzer>;

public sealed class LogAndRethrowTests
{
    private const string Delegates =
        """
        private static readonly Action<ILogger, Exception?> s_failed = LoggerMessage.Define(LogLevel.Error, default, "failed");
        private static readonly Action<ILogger, Exception?> s_noted = LoggerMessage.Define(LogLevel.Debug, default, "failed");

        """;

    [Theory]
    [InlineData("_log.LogError(ex, \"failed\"); throw;")]
    [InlineData("_log.LogWarning(ex, \"failed\"); throw;")]
    [InlineData("_log.LogCritical(ex, \"failed {Id}\", 1); throw;")]
    [InlineData("_log?.LogError(ex, \"failed\"); throw;")]
    [InlineData("_log.Log(LogLevel.Error, ex, \"failed\"); throw;")]
    [InlineData("if (_log.IsEnabled(LogLevel.Error)) _log.LogError(ex, \"failed\"); throw;")]
    [InlineData("_log.LogError(ex, \"failed\"); throw new OrderException(\"no\", ex);")]
    [InlineData("_log.LogError(ex, \"failed\"); var failure = new OrderException(\"no\", ex); throw failure;")]
    [InlineData("_log.LogError(ex, \"failed\"); if (Flag) return; throw;")]
    [InlineData("_log.LogError(ex, \"failed\"); Compute(); throw;")]
    [InlineData("_log.LogError(ex, \"failed\"); ExceptionDispatchInfo.Capture(ex).Throw();")]
    [InlineData("_log.LogError(ex, \"failed\"); ExceptionDispatchInfo.Throw(ex);")]
    [InlineData("s_failed(_log, ex); throw;")]
    public Task LoggedAndThrownOn_IsReported(string handler) => Verify.VerifyAsync($"{Delegates} void M() {{ try {{ Work(); }} [|catch (IOException ex)|] {{ {handler} }} }}");

    [Theory]
    [InlineData("_log.LogInformation(ex, \"failed\"); throw;")]
    [InlineData("_log.LogDebug(ex, \"failed\"); throw;")]
    [InlineData("_log.LogError(\"failed\"); throw;")]
    [InlineData("_log.LogError(\"failed {Id}\", 1); throw;")]
    [InlineData("_log.LogError(ex, \"failed\");")]
    [InlineData("_log.LogError(ex, \"failed\"); return;")]
    [InlineData("if (Flag) { _log.LogError(ex, \"failed\"); return; } throw;")]
    [InlineData("_log.LogError(ex, \"failed\"); throw new OrderException(\"no\");")]
    [InlineData("throw;")]
    [InlineData("throw new OrderException(\"no\", ex);")]
    [InlineData("Activity.Current?.AddException(ex); throw;")]
    [InlineData("s_noted(_log, ex); throw;")]
    public Task LoggedOnceOrWithoutTheException_IsNotReported(string handler) => Verify.VerifyAsync($"{Delegates} void M() {{ try {{ Work(); }} catch (IOException ex) {{ {handler} }} }}");

    [Fact]
    public Task FilterThatLogs_IsNotReported() => Verify.VerifyAsync(
        """
        void M() { try { Work(); } catch (IOException ex) when (Log(ex)) { throw; } }
        private bool Log(Exception e) { _log.LogError(e, "failed"); return Flag; }
        """);

    [Fact]
    public Task HelperThatLogs_IsReported() => Verify.VerifyAsync(
        """
        void M() { try { Work(); } [|catch (IOException ex)|] { Log(ex); throw; } }
        private void Log(Exception e) => _log.LogError(e, "failed");
        """);

    [Theory]
    [InlineData("{ _log.LogError(e, \"failed\"); throw e; }")]
    [InlineData("{ _log.LogError(e, \"failed\"); throw new OrderException(\"no\", e); }")]
    [InlineData("{ if (Flag) _log.LogError(e, \"failed\"); else _log.LogWarning(e, \"failed\"); throw new OrderException($\"no {e}\", e); }")]
    [InlineData("{ _log.LogError(e, \"failed\"); ExceptionDispatchInfo.Capture(e).Throw(); }")]
    public Task HelperThatLogsAndThrows_IsReported(string body) => Verify.VerifyAsync(
        $"void M() {{ try {{ Work(); }} [|catch (IOException ex)|] {{ Fail(ex); }} }} private void Fail(Exception e) {body}");

    [Theory]
    [InlineData("{ if (Flag) { _log.LogError(e, \"failed\"); return; } throw new OrderException(\"no\", e); }")]
    [InlineData("{ if (Flag) throw new OrderException(\"no\", e); _log.LogError(e, \"failed\"); }")]
    [InlineData("{ if (Flag) _log.LogError(e, \"failed\"); else ExceptionDispatchInfo.Capture(e).Throw(); }")]
    [InlineData("{ _log.LogDebug(e, \"failed\"); throw new OrderException(\"no\", e); }")]
    [InlineData("{ _log.LogError(e, \"failed\"); throw new OrderException(\"no\"); }")]
    [InlineData("=> throw new OrderException(\"no\", e);")]
    public Task HelperThatLogsOrThrows_IsNotReported(string body) => Verify.VerifyAsync(
        $"void M() {{ try {{ Work(); }} catch (IOException ex) {{ Fail(ex); }} }} private void Fail(Exception e) {body}");

    [Theory]
    [InlineData("[|catch (IOException ex)|] { _log.LogError(ex, \"failed\"); return Task.FromException(ex); }")]
    [InlineData("[|catch (IOException ex)|] { _log.LogError(ex, \"failed\"); return Task.FromException(new OrderException(\"no\", ex)); }")]
    [InlineData("catch (IOException ex) { _log.LogError(ex, \"failed\"); return Task.FromException(new OrderException(\"no\")); }")]
    [InlineData("catch (IOException ex) { _log.LogError(ex, \"failed\"); _done.SetException(ex); return _done.Task; }")]
    public Task LoggedAndReturnedAsAFailedTask_IsReported(string clause) => Verify.VerifyAsync(
        $"private readonly TaskCompletionSource _done = new(); Task M() {{ try {{ Work(); return Task.CompletedTask; }} {clause} }}");

    [Theory]
    [InlineData("_own.Error(\"failed\", ex); throw;", true)]
    [InlineData("_own.WriteWarningMessage(\"failed\", ex); throw;", true)]
    [InlineData("_own.ErrorException(\"failed\", ex); throw new OrderException(\"no\", ex);", true)]
    [InlineData("_own.Log(OwnLevel.LogLevel.Error, ex); throw;", true)]
    [InlineData("_own.Log(OwnLevel.LogLevel.Debug, ex); throw;", false)]
    [InlineData("_own.DebugException(\"failed\", ex); throw;", false)]
    [InlineData("_own.Error(\"failed\", null); throw;", false)]
    [InlineData("_own.Keep(\"failed\", ex); throw;", false)]
    [InlineData("_other.Error(\"failed\", ex); throw;", false)]
    public Task OwnLogger_IsKnownByItsName(string handler, bool isReported) => Verify.VerifyTypesAsync(
        $$"""
        public interface IWriter { void Error(string text, Exception? e); }
        public interface IOrderLog : IWriter
        {
            void WriteWarningMessage(string text, Exception e);
            void ErrorException(string text, Exception e);
            void DebugException(string text, Exception e);
            void Keep(string text, Exception e);
            bool Log(OwnLevel.LogLevel level, Exception e);
            new void Error(string text, Exception? e);
        }
        public class OwnLevel { public enum LogLevel { Debug, Error } }
        partial class C
        {
            private readonly IOrderLog _own = null!;
            private readonly IWriter _other = null!;
            void M() { try { Work(); } {{(isReported ? "[|catch (IOException ex)|]" : "catch (IOException ex)")}} { {{handler}} } }
        }
        """);

    [Fact]
    public Task Boundary_IsNotReported() => Verify.VerifyTypesAsync(
        """
        partial class C
        {
            static ILogger s_log = null!;
            static void Main() { try { Work(); } catch (IOException ex) { s_log.LogError(ex, "failed"); throw; } }
            void OnClick(object sender, EventArgs e) { try { Work(); } catch (IOException ex) { _log.LogError(ex, "failed"); throw; } }
        }
        """);

    [Fact]
    public Task LogAndWrap_IsAllowedByOption() => Verify.VerifyWithConfigAsync(
        "error_handling.allow_log_and_wrap = true",
        """
        void M() { try { Work(); } catch (IOException ex) { _log.LogError(ex, "failed"); throw new OrderException("no", ex); } }
        void N() { try { Work(); } [|catch (IOException ex)|] { _log.LogError(ex, "failed"); throw; } }
        """);

    [Fact]
    public Task CancellationTreatedAsFailure_IsLeftToItsRule() => Verify.VerifyAsync(
        """
        async Task M(CancellationToken token)
        {
            try { await Task.Delay(1, token); }
            catch (Exception ex) { _log.LogError(ex, "failed"); throw new OrderException("no", ex); }
        }
        """);

    [Theory]
    [InlineData("_log.LogError(ex, \"failed\"); throw new InvalidOperationException(\"no\", ex);", "_log.LogError(\"failed\"); throw new InvalidOperationException(\"no\", ex);")]
    [InlineData("_log.LogError(ex, \"failed {Id}\", 1); throw;", "_log.LogError(\"failed {Id}\", 1); throw;")]
    [InlineData("_log.LogError(1, ex, \"failed\"); throw;", "_log.LogError(1, \"failed\"); throw;")]
    public Task ExceptionArgument_Goes(string handler, string fixedHandler) => FixAsync(
        $"catch (IOException{(fixedHandler.Contains("ex)", StringComparison.Ordinal) ? " ex" : "")}) {{ {fixedHandler} }}", handler, "LogAndRethrowCodeFixKeepContext");

    [Theory]
    [InlineData("_log.LogError(ex, \"failed\"); throw new InvalidOperationException(\"no\", ex);", "catch (IOException ex) { throw new InvalidOperationException(\"no\", ex); }")]
    [InlineData("_log.LogError(ex, ex.Message); Work(); throw;", "catch (IOException) { Work(); throw; }")]
    [InlineData("_log?.LogError(ex, \"failed\"); Work(); throw;", "catch (IOException) { Work(); throw; }")]
    public Task Entry_Goes(string handler, string fixedClause) => FixAsync(fixedClause, handler, "LogAndRethrowCodeFixDrop");

    [Fact]
    public Task HandlerThatOnlyLogsAndRethrows_GoesWithItsTry() => FixAsync(null, "_log.LogError(ex, \"failed\"); throw;", "LogAndRethrowCodeFixDrop");

    [Fact]
    public Task MessageThatSpeaksOfTheException_IsNotKeptAsContext() => FixAsync(
        "[|catch (IOException ex)|] { _log.LogError(ex, ex.Message); throw; }", "_log.LogError(ex, ex.Message); throw;", "LogAndRethrowCodeFixKeepContext");

    /// <summary>Somewhere the entry is all that is left of the exception.</summary>
    [Theory]
    [InlineData("_log.LogError(ex, \"failed\"); if (ex.HResult == 5) return; throw;")]
    [InlineData("_log.LogError(ex, \"failed\"); if (ex.HResult == 5) throw new InvalidOperationException(\"no\"); throw;")]
    public async Task EntryThatIsTheOnlyTraceOnAPath_HasNoFix(string handler)
    {
        await FixAsync($"[|catch (IOException ex)|] {{ {handler} }}", handler, "LogAndRethrowCodeFixDrop");
        await FixAsync($"[|catch (IOException ex)|] {{ {handler} }}", handler, "LogAndRethrowCodeFixKeepContext");
    }

    /// <summary>Nothing in the handler could be mended without knowing the helper's other callers.</summary>
    [Fact]
    public Task EntryOfAHelper_HasNoFix() => FixAsync("[|catch (IOException ex)|] { Log(ex); throw; }", "Log(ex); throw;", "LogAndRethrowCodeFixDrop");

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce()
    {
        var test = FixTest("LogAndRethrowCodeFixKeepContext");

        foreach (var name in new[] { "A", "B" })
        {
            test.TestState.Sources.Add(Code(name, "[|catch (IOException ex)|] { _log.LogError(ex, \"failed\"); throw; }"));
            test.FixedState.Sources.Add(Code(name, "catch (IOException) { _log.LogError(\"failed\"); throw; }"));
        }

        return test.RunAsync();
    }

    private static Task FixAsync(string? fixedClause, string handler, string key)
    {
        var test = FixTest(key);
        test.TestState.Sources.Add(Code("C", $"[|catch (IOException ex)|] {{ {handler} }}"));
        test.FixedState.Sources.Add(fixedClause is null
            ? Code("C", "").Replace("try { Work(); } ", "Work();", StringComparison.Ordinal)
            : Code("C", fixedClause));
        return test.RunAsync();
    }

    private static CSharpCodeFixTest<LogAndRethrowAnalyzer, LogAndRethrowCodeFix, DefaultVerifier> FixTest(string key)
    {
        var test = new CSharpCodeFixTest<LogAndRethrowAnalyzer, LogAndRethrowCodeFix, DefaultVerifier> { CodeActionEquivalenceKey = key };
        test.TestState.AdditionalReferences.Add(typeof(Microsoft.Extensions.Logging.ILogger).Assembly);
        return test;
    }

    private static string Code(string name, string clause) =>
        $$"""
        using System;
        using System.IO;
        using Microsoft.Extensions.Logging;
        class {{name}}
        {
            private readonly ILogger _log;
            {{name}}(ILogger log) => _log = log;
            void Log(Exception e) => _log.LogError(e, "failed");
            void Work() { }
            void M() { try { Work(); } {{clause}} }
        }
        """;
}

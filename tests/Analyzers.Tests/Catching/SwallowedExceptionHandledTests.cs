using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<SwallowedExceptionAnalyzer>;

/// <summary>What counts as having handled the exception: thrown, logged, captured, or converted into a visible failure.</summary>
public sealed class SwallowedExceptionHandledTests
{
    [Theory]
    [InlineData("throw;")]
    [InlineData("throw ex;")]
    [InlineData("throw new OrderException(\"no\", ex);")]
    [InlineData("throw new OrderException(\"no\");")]
    [InlineData("ExceptionDispatchInfo.Throw(ex);")]
    [InlineData("ExceptionDispatchInfo.Capture(ex).Throw();")]
    [InlineData("throw Failure(ex);")]
    [InlineData("ThrowFailure();")]
    public Task Thrown_IsSilent(string handler) => Verify.VerifyAsync(
        $$"""
        void M() { try { Work(); } catch (Exception ex) { {{handler}} } }
        private static Exception Failure(Exception inner) => new OrderException("no", inner);
        [System.Diagnostics.CodeAnalysis.DoesNotReturn] private static void ThrowFailure() => throw new OrderException("no");
        """);

    [Theory]
    [InlineData("_log.LogError(ex, \"failed\");")]
    [InlineData("_log.LogDebug(ex, \"failed\");")]
    [InlineData("_log.LogTrace(ex, null);")]
    [InlineData("_log.Log(LogLevel.Information, ex, \"failed\");")]
    [InlineData("var copy = ex; _log.LogError(copy, \"failed\");")]
    [InlineData("if (ex is AggregateException many) { _log.LogError(many, \"failed\"); } else { _log.LogError(ex, \"failed\"); }")]
    [InlineData("_log.LogError(ex.InnerException, \"failed\");")]
    [InlineData("_log.LogError(\"failed: {Error}\", ex);")]
    [InlineData("_log.LogInformation(\"failed: {Error}\", ex.Message);")]
    [InlineData("_log.LogInformation($\"failed: {ex}\");")]
    [InlineData("var text = ex.Message; _log.LogInformation(\"failed: {Error}\", text);")]
    [InlineData("_log.LogError(\"failed\");")]
    [InlineData("_log.LogWarning(\"failed\");")]
    public Task Logged_IsSilent(string handler) => VerifySilentAsync(handler);

    [Theory]
    [InlineData("_log.LogInformation(\"failed\");")]
    [InlineData("_log.LogDebug(\"failed {Number}\", Compute());")]
    [InlineData("_log.Log(LogLevel.Trace, \"done\");")]
    public Task LoggedBelowWarningWithNothingOfTheException_IsReported(string handler) =>
        Verify.VerifyAsync($"void M() {{ try {{ Work(); }} [|catch (Exception ex)|] {{ {handler} }} }}");

    [Theory]
    [InlineData("_error = ex;")]
    [InlineData("_errors.Add(ex);")]
    [InlineData("errors.Add(ex.Message);")]
    [InlineData("error = ex;")]
    [InlineData("Last = ex;")]
    [InlineData("_byName[\"a\"] = ex;")]
    [InlineData("_captured = ExceptionDispatchInfo.Capture(ex);")]
    [InlineData("(_error, _) = (ex, 1);")]
    [InlineData("_error ??= ex;")]
    [InlineData("text = ex.Message;")]
    [InlineData("_texts.AppendLine(ex.ToString());")]
    [InlineData("_queue.Enqueue((DateTime.UtcNow, ex));")]
    [InlineData("source.SetException(ex);")]
    [InlineData("source.TrySetException(ex);")]
    public Task StoredForLater_IsSilent(string handler) => Verify.VerifyAsync(
        $$"""
        private Exception? _error;
        private ExceptionDispatchInfo? _captured;
        private Exception? Last { get; set; }
        private readonly List<Exception> _errors = new();
        private readonly Dictionary<string, Exception> _byName = new();
        private readonly StringBuilder _texts = new();
        private readonly Queue<(DateTime, Exception)> _queue = new();
        void M(List<string> errors, TaskCompletionSource<int> source, ref string text, out Exception? error)
        {
            error = null;
            try { Work(); } catch (Exception ex) { {{handler}} }
        }
        """);

    [Fact]
    public Task LocalReadBehindTheTry_IsSilent() => Verify.VerifyAsync(
        """
        void M()
        {
            Exception? failure = null;
            try { Work(); } catch (Exception ex) { failure = ex; }
            if (failure != null) throw failure;
        }
        """);

    [Fact]
    public Task LocalNeverReadBehindTheTry_IsReported() => Verify.VerifyAsync(
        "void M() { Exception? failure = null; try { Work(); } [|catch (Exception ex)|] { failure = ex; } }");

    [Theory]
    [InlineData("Exception?", "ex")]
    [InlineData("(bool, Exception?)", "(false, ex)")]
    [InlineData("Result", "Result.Fail(ex)")]
    [InlineData("Result", "Result.Fail(ex.Message)")]
    [InlineData("Result", "new Result { Error = ex.Message }")]
    [InlineData("Result", "new Result { Success = false, Error = \"could not save\" }")]
    [InlineData("Result", "Result.Failed")]
    [InlineData("Task<int>", "Task.FromException<int>(ex)")]
    [InlineData("ValueTask<int>", "ValueTask.FromException<int>(ex)")]
    [InlineData("string", "ex.Message")]
    [InlineData("string", "$\"error: {ex}\"")]
    [InlineData("string", "\"could not load the order\"")]
    [InlineData("object", "new { error = ex.Message }")]
    [InlineData("Status", "Status.Error")]
    [InlineData("object", "Problem()")]
    [InlineData("object", "StatusCode(500)")]
    [InlineData("Exception[]", "new[] { ex }")]
    [InlineData("object", "Flag ? ex : Result.Fail(ex)")]
    public Task ReturnedAsAFailure_IsSilent(string type, string value) => Verify.VerifyAsync(
        $$"""
        {{type}} M() { try { Work(); throw new IOException(); } catch (Exception ex) { return {{value}}; } }
        private enum Status { Fine, Error }
        private class Result
        {
            public static Result Failed { get; } = new();
            public bool Success { get; set; }
            public string? Error { get; set; }
            public static Result Fail(Exception e) => new() { Error = e.Message };
            public static Result Fail(string text) => new() { Error = text };
        }
        private static object Problem() => 1;
        private static object StatusCode(int code) => code;
        """);

    [Theory]
    [InlineData("MessageBox.Show(ex.Message);")]
    [InlineData("MessageBox.Show(\"Something went wrong\");")]
    [InlineData("ModelState.AddModelError(\"name\", ex.Message);")]
    [InlineData("ModelState.AddModelError(\"name\", \"That did not work\");")]
    [InlineData("ErrorText = \"That did not work\";")]
    [InlineData("HasError = true;")]
    [InlineData("Succeeded = false;")]
    [InlineData("Environment.ExitCode = 1;")]
    [InlineData("Environment.Exit(1);")]
    [InlineData("Environment.FailFast(\"no\", ex);")]
    [InlineData("Console.Error.WriteLine(ex);")]
    [InlineData("Console.WriteLine(ex.Message); Environment.ExitCode = 2;")]
    [InlineData("Interlocked.Increment(ref _failures);")]
    [InlineData("_failures++;")]
    [InlineData("_health = HealthCheckResult.Unhealthy();")]
    public Task ShownOrRecordedForSomeone_IsSilent(string handler) => Verify.VerifyTypesAsync(
        $$"""
        public static class MessageBox { public static void Show(string text) { } }
        public struct HealthCheckResult { public static HealthCheckResult Unhealthy() => default; }
        public class ModelStateDictionary { public void AddModelError(string key, string text) { } }
        public partial class C
        {
            private int _failures;
            private HealthCheckResult _health;
            public ModelStateDictionary ModelState { get; } = new();
            public string? ErrorText { get; set; }
            public bool HasError { get; set; }
            public bool Succeeded { get; set; }
            void M() { try { Work(); } catch (Exception ex) { {{handler}} } }
        }
        """);

    [Theory]
    [InlineData("HasError = false;")]
    [InlineData("Succeeded = true;")]
    [InlineData("ErrorText = null;")]
    [InlineData("_count++;")]
    [InlineData("_last = DateTime.UtcNow;")]
    [InlineData("Refresh();")]
    [InlineData("Thread.Sleep(1);")]
    public Task StateThatTellsNothing_IsReported(string handler) => Verify.VerifyAsync(
        $$"""
        private int _count;
        private DateTime _last;
        private bool HasError { get; set; }
        private bool Succeeded { get; set; }
        private string? ErrorText { get; set; }
        private void Refresh() { }
        void M() { try { Work(); } [|catch (Exception ex)|] { {{handler}} } }
        """);

    [Theory]
    [InlineData("int Main() { try { Work(); return 0; } catch { return 1; } }")]
    [InlineData("async Task<int> Main() { try { await WorkAsync(); return 0; } catch { return 1; } }")]
    public Task ExitCodeOfMain_IsSilent(string main) => Verify.VerifyTypesAsync($"partial class C {{ static {main} }}");

    [Fact]
    public Task ZeroAsExitCodeOfMain_IsReported() =>
        Verify.VerifyTypesAsync("partial class C { static int Main() { try { Work(); return 0; } [|catch|] { return 0; } } }");

    [Theory]
    [InlineData("onError(ex);")]
    [InlineData("onError.Invoke(ex);")]
    [InlineData("Failed?.Invoke(this, ex);")]
    [InlineData("reporter.Handle(ex);")]
    [InlineData("observer.OnError(ex);")]
    [InlineData("progress.Report(ex);")]
    [InlineData("writer.Complete(ex);")]
    [InlineData("writer.TryComplete(ex);")]
    [InlineData("dynamic any = this; any.Handle(ex);")]
    [InlineData("_ = new Envelope(ex).Send();")]
    [InlineData("Volatile.Write(ref _error, ex);")]
    [InlineData("Interlocked.CompareExchange(ref _error, ex, null);")]
    [InlineData("Task.Run(() => onError(ex));")]
    [InlineData("void Tell() => onError(ex); Tell();")]
    [InlineData("((AggregateException)ex).Handle(inner => false);")]
    public Task HandedToCodeThatCannotBeSeen_IsSilent(string handler) => Verify.VerifyTypesAsync(
        $$"""
        public interface IReporter { void Handle(Exception e); }
        public class Envelope { public Envelope(Exception e) { } public int Send() => 1; }
        public partial class C
        {
            private Exception? _error;
            private event EventHandler<Exception>? Failed;
            void M(Action<Exception> onError, IReporter reporter, IObserver<int> observer, IProgress<Exception> progress,
                System.Threading.Channels.ChannelWriter<int> writer)
            {
                try { Work(); } catch (Exception ex) { {{handler}} }
            }
        }
        """);

    private static Task VerifySilentAsync(string handler) =>
        Verify.VerifyAsync($"void M() {{ try {{ Work(); }} catch (Exception ex) {{ {handler} }} }}");
}

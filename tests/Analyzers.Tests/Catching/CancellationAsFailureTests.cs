using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<CancellationAsFailureAnalyzer>;

public sealed class CancellationAsFailureTests
{
    private const string Loader =
        """
        private CancellationToken _stopping;
        private readonly CancellationTokenSource _cts = new();
        private CancellationToken Stopping => _stopping;
        private static Task LoadAsync(CancellationToken token) => Task.Delay(1, token);
        private static int Load(CancellationToken token) { token.ThrowIfCancellationRequested(); return 1; }
        private static async IAsyncEnumerable<int> Items() { await Task.Yield(); yield return 1; }
        private void Log(Exception ex) => _log.LogError(ex, "failed");
        private static bool IsCancelled(Exception ex) => ex is OperationCanceledException;
        private static Task Subscribe(Func<int, Task> handler) => Task.CompletedTask;
        private static bool IsFatal(Exception ex) => ex is OutOfMemoryException;

        """;

    [Theory]
    [InlineData("_log.LogError(ex, \"failed\");")]
    [InlineData("_log.LogWarning(ex, \"failed\");")]
    [InlineData("_log.LogError(\"failed\");")]
    [InlineData("_log.LogError(ex.Message);")]
    [InlineData("Log(ex);")]
    [InlineData("throw new OrderException(\"failed\", ex);")]
    [InlineData("throw new OrderException(\"failed\");")]
    [InlineData("if (Flag) throw; _log.LogError(ex, \"failed\");")]
    [InlineData("if (IsFatal(ex)) throw; _log.LogError(ex, \"failed\");")]
    [InlineData("if (new TaskCompletionSource().TrySetException(ex)) Work(); _log.LogError(ex, \"failed\");")]
    [InlineData("Console.Error.WriteLine(ex); Environment.ExitCode = 1;")]
    public Task HandlerThatTakesItForAFailure_IsReported(string handler) => Verify.VerifyAsync(
        $"{Loader} async Task M(CancellationToken token) {{ try {{ await LoadAsync(token); }} [|catch (Exception ex)|] {{ {handler} }} }}");

    [Theory]
    [InlineData("await LoadAsync(token);")]
    [InlineData("await LoadAsync(token).ConfigureAwait(false);")]
    [InlineData("Load(token);")]
    [InlineData("LoadAsync(token).GetAwaiter().GetResult();")]
    [InlineData("LoadAsync(token).Wait();")]
    [InlineData("token.ThrowIfCancellationRequested();")]
    [InlineData("var task = LoadAsync(token); Work(); await task;")]
    [InlineData("await Task.WhenAll(LoadAsync(token), LoadAsync(token));")]
    [InlineData("await foreach (var item in Items().WithCancellation(token)) Work();")]
    [InlineData("await LoadAsync(_stopping);")]
    [InlineData("await LoadAsync(this._stopping);")]
    [InlineData("await LoadAsync(Stopping);")]
    [InlineData("await LoadAsync(_cts.Token);")]
    [InlineData("var copy = token; await LoadAsync(copy);")]
    [InlineData("using var linked = CancellationTokenSource.CreateLinkedTokenSource(token); linked.CancelAfter(1000); await LoadAsync(linked.Token);")]
    [InlineData("using var linked = CancellationTokenSource.CreateLinkedTokenSource(token, _stopping); var both = linked.Token; await LoadAsync(both);")]
    [InlineData("try { await LoadAsync(token); } finally { Work(); }")]
    [InlineData("try { await LoadAsync(token); } catch (IOException) { Work(); }")]
    [InlineData("try { Work(); } catch (Exception inner) { Log(inner); await LoadAsync(token); }")]
    [InlineData("if (Flag) { for (;;) { await LoadAsync(token); break; } }")]
    [InlineData("await Task.WhenAll(new[] { 1, 2 }.Select(i => LoadAsync(token)));")]
    [InlineData("await Task.WhenAll(new[] { 1, 2 }.Select(async i => await LoadAsync(token))).ConfigureAwait(false);")]
    [InlineData("await Task.Run(() => Load(token));")]
    [InlineData("Parallel.ForEach(new[] { 1 }, new ParallelOptions { CancellationToken = token }, i => Work());")]
    [InlineData("var options = new ParallelOptions { CancellationToken = token }; Parallel.ForEach(new[] { 1 }, options, i => Work());")]
    [InlineData("await LoadAsync(Flag ? token : CancellationToken.None);")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(LoadAsync(token)); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task> { LoadAsync(token) }; tasks.Add(LoadAsync(token)); foreach (var task in tasks) await task;")]
    [InlineData("_ = new Func<Task<int>>(async () => 1)().Result; Task later; later = LoadAsync(token); await later.WaitAsync(TimeSpan.FromSeconds(1));")]
    public Task WorkThatGetsTheToken_IsReported(string work) => Verify.VerifyAsync(
        $"{Loader} async Task M(CancellationToken token) {{ try {{ {work} await Task.Yield(); }} [|catch (Exception ex)|] {{ Log(ex); }} }}");

    /// <summary>The task brings its cancellation to somebody else, or to nobody.</summary>
    [Theory]
    [InlineData("_tasks.Add(LoadAsync(token));")]
    [InlineData("_task = LoadAsync(token);")]
    [InlineData("var task = LoadAsync(token); _tasks.Add(task);")]
    [InlineData("await LoadAsync(token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);")]
    [InlineData("await LoadAsync(token).ContinueWith(_ => { });")]
    public Task TaskThatThrowsElsewhere_IsNotReported(string work) => Verify.VerifyAsync(
        $"{Loader} private readonly List<Task> _tasks = new(); private Task? _task; async Task M(CancellationToken token) {{ try {{ {work} await Task.Yield(); }} catch (Exception ex) {{ Log(ex); }} }}");

    [Fact]
    public Task TaskThatIsReturned_IsNotReported() => Verify.VerifyAsync(
        $"{Loader} Task M(CancellationToken token) {{ try {{ return LoadAsync(token); }} catch (Exception ex) {{ Log(ex); return Task.CompletedTask; }} }}");

    /// <summary>Methods of the compilation that only ask the token, or catch what it brings about.</summary>
    [Theory]
    [InlineData("async Task<bool> Ask(CancellationToken t) { while (!t.IsCancellationRequested) await Task.Yield(); return true; }")]
    [InlineData("async Task<bool> Ask(CancellationToken t) { try { await LoadAsync(t); return true; } catch (Exception) { return false; } }")]
    [InlineData("async Task<bool> Ask(CancellationToken t) { try { await LoadAsync(t); return true; } catch (OperationCanceledException) { return false; } }")]
    [InlineData("Task<bool> Ask(CancellationToken t) => Inner(t); async Task<bool> Inner(CancellationToken t) { await Task.Yield(); return t.IsCancellationRequested; }")]
    [InlineData("Task<bool> Ask(CancellationToken t) => Task.FromResult(true);")]
    public Task CalleeOutOfWhichNoCancellationComes_IsNotReported(string callee) => Verify.VerifyAsync(
        $"{Loader} {callee} async Task M(CancellationToken token) {{ try {{ await Ask(token); }} catch (Exception ex) {{ Log(ex); }} }}");

    [Theory]
    [InlineData("async Task<bool> Ask(CancellationToken t) { try { await LoadAsync(t); return true; } catch (Exception) { throw; } }")]
    [InlineData("async Task<bool> Ask(CancellationToken t) { try { await LoadAsync(t); return true; } catch (OperationCanceledException) { throw; } catch (Exception) { return false; } }")]
    [InlineData("async Task<bool> Ask(CancellationToken t) { try { await LoadAsync(t); return true; } catch (IOException) { return false; } }")]
    [InlineData("async Task<bool> Ask(CancellationToken t) { if (t.IsCancellationRequested) return false; await LoadAsync(t); return true; }")]
    [InlineData("Task<bool> Ask(CancellationToken t) => Inner(t); async Task<bool> Inner(CancellationToken t) { await LoadAsync(t); return true; }")]
    [InlineData("public virtual Task<bool> Ask(CancellationToken t) => Task.FromResult(true);")]
    [InlineData("async Task<bool> Ask(CancellationToken t) { using var linked = CancellationTokenSource.CreateLinkedTokenSource(t); await Task.Delay(1, linked.Token); return true; }")]
    public Task CalleeOutOfWhichCancellationMayCome_IsReported(string callee) => Verify.VerifyAsync(
        $"{Loader} {callee} async Task M(CancellationToken token) {{ try {{ await Ask(token); }} [|catch (Exception ex)|] {{ Log(ex); }} }}");

    [Fact]
    public Task AnswerToAClientThatHasGone_IsNotReported() => Verify.VerifyTypesAsync(
        """
        public class Request { public CancellationToken RequestAborted { get; } }
        public partial class C
        {
            async Task<string> M(Request request) { try { await Task.Delay(1, request.RequestAborted); return ""; } catch (Exception ex) { return "failed: " + ex.Message; } }
            async Task<string> N(Request request) { try { await Task.Delay(1, request.RequestAborted); return ""; } [|catch (Exception ex)|] { _log.LogError(ex, "failed"); return "failed"; } }
        }
        """);

    /// <summary>What is asked to stop gets a token that says how long it may take.</summary>
    [Fact]
    public Task Stopping_IsNotReported() => Verify.VerifyAsync(
        $"{Loader} async Task StopAsync(CancellationToken token) {{ try {{ await LoadAsync(token); }} catch (Exception ex) {{ Log(ex); }} }}");

    [Theory]
    [InlineData("Work();")]
    [InlineData("await LoadAsync(CancellationToken.None);")]
    [InlineData("await LoadAsync(default);")]
    [InlineData("await WorkAsync();")]
    [InlineData("_ = LoadAsync(token);")]
    [InlineData("LoadAsync(token).ConfigureAwait(false);")]
    [InlineData("Func<Task> later = () => LoadAsync(token); Work();")]
    [InlineData("using var timer = new CancellationTokenSource(1000); await LoadAsync(timer.Token);")]
    [InlineData("var timer = new CancellationTokenSource(); timer.CancelAfter(1000); await LoadAsync(timer.Token);")]
    [InlineData("using var mine = new CancellationTokenSource(); await LoadAsync(mine.Token);")]
    [InlineData("try { await LoadAsync(token); } catch (OperationCanceledException) { Work(); }")]
    [InlineData("try { await LoadAsync(token); } catch (Exception) when (token.IsCancellationRequested) { Work(); }")]
    [InlineData("token.Register(() => Work());")]
    [InlineData("await Subscribe(i => LoadAsync(token));")]
    [InlineData("Func<Task> later = async () => await LoadAsync(token); await WorkAsync();")]
    [InlineData("await Parallel.ForEachAsync(new[] { 1 }, async (i, own) => await LoadAsync(own));")]
    [InlineData("Parallel.ForEach(new[] { 1 }, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => Work());")]
    [InlineData("var done = new TaskCompletionSource(); done.TrySetCanceled(token);")]
    public Task WorkThatNobodyCancels_IsNotReported(string work) => Verify.VerifyAsync(
        $"{Loader} async Task M(CancellationToken token) {{ try {{ {work} await Task.Yield(); }} catch (Exception ex) {{ Log(ex); }} }}");

    [Theory]
    [InlineData("catch (Exception ex) { Log(ex); throw; }")]
    [InlineData("catch (Exception) { throw; }")]
    [InlineData("catch (Exception ex) { Log(ex); throw ex; }")]
    [InlineData("catch (Exception ex) when (ex is not OperationCanceledException) { Log(ex); }")]
    [InlineData("catch (Exception ex) when (!(ex is OperationCanceledException)) { Log(ex); }")]
    [InlineData("catch (Exception ex) when (!token.IsCancellationRequested) { Log(ex); }")]
    [InlineData("catch (Exception ex) when (!IsCancelled(ex)) { Log(ex); }")]
    [InlineData("catch (Exception ex) when (ex is not TaskCanceledException) { Log(ex); }")]
    [InlineData("catch (Exception ex) when (ex is IOException or TimeoutException) { Log(ex); }")]
    [InlineData("catch (IOException ex) { Log(ex); }")]
    [InlineData("catch (OperationCanceledException) { } catch (Exception ex) { Log(ex); }")]
    [InlineData("catch (OperationCanceledException) when (token.IsCancellationRequested) { throw; } catch (Exception ex) { Log(ex); }")]
    [InlineData("catch (TaskCanceledException) { } catch (Exception ex) { Log(ex); }")]
    [InlineData("catch (Exception ex) when (ex is OperationCanceledException && token.IsCancellationRequested) { Work(); } catch (Exception ex) { Log(ex); }")]
    [InlineData("catch (Exception ex) { if (token.IsCancellationRequested) return; Log(ex); }")]
    [InlineData("catch (Exception ex) { token.ThrowIfCancellationRequested(); Log(ex); }")]
    [InlineData("catch (Exception ex) { if (ex is OperationCanceledException) return; Log(ex); }")]
    [InlineData("catch (Exception ex) { if (ex is TaskCanceledException) throw; Log(ex); }")]
    [InlineData("catch (Exception ex) { if (IsCancelled(ex)) throw; Log(ex); }")]
    [InlineData("catch (Exception ex) { switch (ex) { case OperationCanceledException: throw; default: Log(ex); break; } }")]
    [InlineData("catch (Exception ex) { _log.LogDebug(ex, \"ended\"); }")]
    [InlineData("catch (Exception ex) { Saved = ex; }")]
    [InlineData("catch (Exception) { /* The next round loads it again. */ }")]
    public Task HandlerThatLetsItPassOrAsks_IsNotReported(string clauses) => Verify.VerifyAsync(
        $"{Loader} Exception? Saved; async Task M(CancellationToken token) {{ try {{ await LoadAsync(token); }} {clauses} }}");

    [Theory]
    [InlineData("catch (Exception ex) when (ex is not IOException)")]
    [InlineData("catch (SystemException ex)")]
    [InlineData("catch (System.Exception ex)")]
    public Task FilterThatLetsCancellationIn_IsReported(string header) => Verify.VerifyAsync(
        $"{Loader} async Task M(CancellationToken token) {{ try {{ await LoadAsync(token); }} catch (IOException) {{ throw; }} [|{header}|] {{ Log(ex); }} }}");

    [Theory]
    [InlineData("[|catch (Exception ex)|] { Log(ex); }")]
    [InlineData("catch (TimeoutException) when (token.IsCancellationRequested) { } [|catch (Exception ex)|] { Log(ex); }")]
    public Task TokenThatMayBeAbsent_IsReported(string clauses) => Verify.VerifyAsync(
        $"{Loader} async Task M(CancellationTokenSource? source) {{ var token = source?.Token ?? default; try {{ await LoadAsync(token); }} {clauses} }}");

    [Fact]
    public Task BareCatch_IsReported() => Verify.VerifyAsync(
        $$"""{{Loader}} async Task M(CancellationToken token) { try { await LoadAsync(token); } [|catch|] { _log.LogError("failed"); } }""");

    [Fact]
    public Task EveryKindOfFunction_IsReported() => Verify.VerifyAsync(
        Loader + """
        Func<CancellationToken, Task> Lambda() => async token => { try { await LoadAsync(token); } [|catch (Exception ex)|] { Log(ex); } };
        void Outer(CancellationToken token)
        {
            Local().Wait();
            async Task Local() { try { await LoadAsync(token); } [|catch (Exception ex)|] { Log(ex); } }
        }
        async IAsyncEnumerable<int> Iterator([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
        {
            try { await LoadAsync(token); } [|catch (Exception ex)|] { Log(ex); }
            yield return 1;
        }
        int Property { get { try { return Load(_stopping); } [|catch (Exception ex)|] { throw new OrderException("failed", ex); } } }
        """);

    /// <summary>A retry is judged by the rules about retries.</summary>
    [Fact]
    public Task Retry_IsNotReported() => Verify.VerifyAsync(
        $$"""
        {{Loader}} async Task M(CancellationToken token)
        {
            for (var attempt = 0; ; attempt++)
            {
                try { await LoadAsync(token); return; }
                catch (Exception ex) { _log.LogWarning(ex, "again"); }
            }
        }
        """);

    [Fact]
    public Task SilentHandler_IsLeftToTheRuleAboutSwallowing() => Verify.VerifyAsync(
        $$"""{{Loader}} async Task M(CancellationToken token) { try { await LoadAsync(token); } catch (Exception) { } }""");

    [Fact]
    public Task Message_NamesTheToken() => Verify.VerifyAsync(
        $$"""{{Loader}} async Task M(CancellationToken stop) { try { await LoadAsync(stop); } {|#0:catch (Exception ex)|} { Log(ex); } }""",
        new DiagnosticResult(CancellationAsFailureAnalyzer.Rule).WithLocation(0).WithArguments("stop"));

    [Theory]
    [InlineData("async Task M(CancellationToken token) { try { await } catch (Exception ex) { Log(ex) } }")]
    [InlineData("async Task M(CancellationToken token) { try { await LoadAsync(token, } catch (Exception ex) { throw new } }")]
    [InlineData("async Task M(CancellationToken token) { try { await LoadAsync(tok); } catch (Exce")]
    public async Task BrokenCode_IsSurvived(string member)
    {
        var test = Verify.Test($"public partial class C {{ {Loader} {member} }}");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        await test.RunAsync();
    }
}

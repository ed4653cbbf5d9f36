using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<SwallowedExceptionAnalyzer>;

/// <summary>Where silence is right.</summary>
public sealed class SwallowedExceptionExcuseTests
{
    [Theory]
    [InlineData("{ /* nothing depends on this */ }")]
    [InlineData("{ // nothing depends on this\n }")]
    [InlineData("{\n // nothing\n // depends on it\n }")]
    [InlineData("// nothing depends on this\n { }")]
    [InlineData("{ return; /* the next run will see it again */ }")]
    [InlineData("{ /*\n * The file may be locked by an editor.\n */ }")]
    [InlineData("{ } // nothing depends on this")]
    public Task CommentOfThreeWords_IsSilent(string handler) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} catch {handler}\n }}");

    [Theory]
    [InlineData("{ /* ignored */ }")]
    [InlineData("{ // swallow it\n }")]
    [InlineData("{ // --- *** ---\n }")]
    [InlineData("{ // TODO: handle this properly one day\n }")]
    [InlineData("{ // FIXME handle this properly one day\n }")]
    [InlineData("{ /* HACK until the new client comes */ }")]
    [InlineData("{ // todo: handle this properly one day\n }")]
    [InlineData("{ // _log.LogError(ex, \"could not save\");\n }")]
    [InlineData("{ // throw new OrderException(\"could not save\", ex);\n }")]
    [InlineData("{ // if (Flag) {\n //     throw;\n // }\n }")]
    [InlineData("{\n#region Nothing to be done\n#endregion\n }")]
    public Task CommentThatExplainsNothing_IsReported(string handler) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} [|catch|] {handler}\n }}");

    [Fact]
    public Task CommentElsewhere_IsReported() => Verify.VerifyAsync(
        """
        void M()
        {
            // Nothing depends on this work.
            try { Work(); /* it may well fail */ }
            [|catch|] { }
            // The next statement goes on.
        }
        """);

    [Theory]
    [InlineData("bool TryLoad() { try { Work(); return true; } catch { return false; } }")]
    [InlineData("bool TryLoad(out int value) { try { value = Compute(); return true; } catch { value = 0; return false; } }")]
    [InlineData("async Task<bool> TryLoadAsync() { try { await WorkAsync(); return true; } catch { return false; } }")]
    [InlineData("async ValueTask<bool> TryLoadAsync() { try { await WorkAsync(); return true; } catch (Exception) { return false; } }")]
    [InlineData("bool Load() { return TryIt(); bool TryIt() { try { Work(); return true; } catch { return false; } } }")]
    public Task TryMethodThatSaysWhetherItWorked_IsSilent(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("void TryLoad() { try { Work(); } [|catch|] { } }")]
    [InlineData("int TryLoad() { try { return Compute(); } [|catch|] { return 0; } }")]
    [InlineData("Task TryLoad() { try { return WorkAsync(); } [|catch|] { return Task.CompletedTask; } }")]
    [InlineData("bool Trying() { try { Work(); return true; } [|catch|] { return false; } }")]
    [InlineData("bool Load() { try { Work(); return true; } [|catch|] { return false; } }")]
    [InlineData("bool RetryLoad() { try { Work(); return true; } [|catch|] { return false; } }")]
    public Task OtherMethod_IsReported(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task Finalizer_IsSilent() => Verify.VerifyAsync("~C() { try { Work(); } catch { } }");

    [Theory]
    [InlineData("stream.Dispose();")]
    [InlineData("stream.Close();")]
    [InlineData("stream?.Dispose();")]
    [InlineData("source.Cancel();")]
    [InlineData("process.Kill();")]
    [InlineData("process.Kill(true); process.Dispose();")]
    [InlineData("File.Delete(path);")]
    [InlineData("Directory.Delete(path, true);")]
    [InlineData("if (File.Exists(path)) File.Delete(path);")]
    [InlineData("if (File.Exists(path)) { File.Delete(path); }")]
    [InlineData("stream.Dispose(); stream = null!;")]
    [InlineData("stream.DisposeAsync().AsTask().Wait();")]
    [InlineData("DeleteTemporaryFiles();")]
    [InlineData("foreach (var file in Directory.GetFiles(path)) File.Delete(file);")]
    [InlineData("source.Cancel(); source.Dispose();")]
    [InlineData("((IDisposable)stream).Dispose();")]
    public Task BestEffortCleanUp_IsSilent(string work) => Verify.VerifyAsync(
        $$"""
        void M(Stream stream, CancellationTokenSource source, Process process, string path) { try { {{work}} } catch { } }
        private void DeleteTemporaryFiles() { }
        """);

    [Theory]
    [InlineData("await stream.DisposeAsync();")]
    [InlineData("await stream.DisposeAsync().ConfigureAwait(false);")]
    [InlineData("await source.CancelAsync();")]
    public Task AsynchronousCleanUp_IsSilent(string work) =>
        Verify.VerifyAsync($"async Task M(Stream stream, CancellationTokenSource source) {{ try {{ {work} }} catch {{ }} }}");

    [Theory]
    [InlineData("Work(); stream.Dispose();")]
    [InlineData("stream.Flush(); stream.Dispose();")]
    [InlineData("File.Delete(path); File.WriteAllText(path, string.Empty);")]
    [InlineData("var size = stream.Length; stream.Dispose(); Console.WriteLine(size);")]
    [InlineData("File.Move(path, path + \".bak\");")]
    public Task CleanUpAmongOtherWork_IsReported(string work) =>
        Verify.VerifyAsync($"void M(Stream stream, string path) {{ try {{ {work} }} [|catch|] {{ }} }}");

    [Theory]
    [InlineData("public void Dispose() { try { Work(); } catch { } }")]
    [InlineData("protected virtual void Dispose(bool disposing) { try { Work(); } catch { } }")]
    [InlineData("public async ValueTask DisposeAsync() { try { await WorkAsync(); } catch { } }")]
    [InlineData("public void Stop() { try { Work(); } catch { } }")]
    [InlineData("public async Task StopAsync(CancellationToken token) { try { await WorkAsync(); } catch { } }")]
    [InlineData("public void Dispose() { Once(); void Once() { try { Work(); } catch { } } }")]
    public Task WorkInDisposeOrStop_IsSilent(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("void DisposeOfOldOrders() { }", "void Undispose() { try { Work(); } [|catch|] { } }")]
    [InlineData("void Start() { }", "void Restart() { try { Work(); } [|catch|] { } }")]
    public Task WorkElsewhere_IsReported(string other, string member) => Verify.VerifyAsync(other + member);

    [Fact]
    public Task GuardAroundLoggingInAHandler_IsSilent() => Verify.VerifyAsync(
        "void M() { try { Work(); } catch (Exception ex) { try { _log.LogError(ex, \"failed\"); } catch { } throw; } }");

    [Fact]
    public Task GuardAroundLoggingAndWork_IsReported() => Verify.VerifyAsync(
        "void M() { try { Work(); _log.LogInformation(\"done\"); } [|catch|] { } }");

    [Fact]
    public Task InsideALogger_IsSilent() => Verify.VerifyTypesAsync(
        """
        class FileLogger { void Write(string text) { try { File.AppendAllText("a", text); } catch { } } }
        class Sink : ILogger
        {
            public IDisposable BeginScope<T>(T state) => null!;
            public bool IsEnabled(LogLevel level) => true;
            public void Log<T>(LogLevel level, EventId id, T state, Exception? error, Func<T, Exception?, string> text)
            {
                try { File.AppendAllText("a", text(state, error)); } catch { }
            }
        }
        """);

    [Theory]
    [InlineData("Catalog")]
    [InlineData("Dialog")]
    [InlineData("Login")]
    [InlineData("Blogger2")]
    public Task InsideATypeThatOnlySoundsLikeALogger_IsReported(string name) => Verify.VerifyTypesAsync(
        $"class {name} {{ void Write(string text) {{ try {{ File.AppendAllText(\"a\", text); }} [|catch|] {{ }} }} }}");

    [Theory]
    [InlineData("void OnClick(object? sender, EventArgs e) { try { Work(); } [|catch|] { } }")]
    [InlineData("protected async Task ExecuteAsync(CancellationToken token) { try { await WorkAsync(); } [|catch|] { } }")]
    [InlineData("void Start() => new Thread(() => { try { Work(); } [|catch|] { } }).Start();")]
    [InlineData("void Start() => _ = new Timer(_ => { try { Work(); } [|catch|] { } });")]
    [InlineData("static void Main() { try { Work(); } [|catch|] { } }")]
    public Task Boundary_ExcusesBreadthNotSilence(string member) => Verify.VerifyAsync(member);
}

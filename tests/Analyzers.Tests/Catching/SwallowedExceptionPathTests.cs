using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<SwallowedExceptionAnalyzer>;

/// <summary>Every path out of the handler counts; one silent one is a finding.</summary>
public sealed class SwallowedExceptionPathTests
{
    [Theory]
    [InlineData("if (Flag) throw;")]
    [InlineData("if (Flag) { _log.LogError(ex, \"failed\"); }")]
    [InlineData("if (ex is IOException) _log.LogError(ex, \"failed\"); else Compute();")]
    [InlineData("if (Flag) return; throw;")]
    [InlineData("switch (Compute()) { case 1: throw; case 2: _log.LogError(ex, \"failed\"); break; }")]
    [InlineData("switch (Compute()) { case 1: throw; default: break; }")]
    [InlineData("for (var i = 0; i < Compute(); i++) _log.LogError(ex, \"failed\");")]
    [InlineData("while (Flag) { _log.LogError(ex, \"failed\"); }")]
    [InlineData("foreach (var i in new[] { 1 }) throw;")]
    [InlineData("if (Flag) goto end; throw; end: Compute();")]
    [InlineData("_ = Flag ? throw new InvalidOperationException(\"no\", ex) : 1;")]
    [InlineData("if (Flag && Compute() > 1) _log.LogError(ex, \"failed\");")]
    [InlineData("try { if (Flag) throw; } finally { Compute(); }")]
    [InlineData("using (new MemoryStream()) { if (Flag) throw; }")]
    [InlineData("lock (_log) { if (Flag) throw; }")]
    [InlineData("_ = Compute() switch { 1 => throw new InvalidOperationException(\"no\", ex), _ => 2 };")]
    public Task OneSilentPath_IsReported(string handler) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} [|catch (Exception ex)|] {{ {handler} }} }}");

    [Theory]
    [InlineData("if (Flag) throw; else _log.LogError(ex, \"failed\");")]
    [InlineData("if (Flag) { Compute(); } throw;")]
    [InlineData("switch (Compute()) { case 1: throw; default: _log.LogError(ex, \"failed\"); break; }")]
    [InlineData("for (var i = 0; i < 3; i++) Compute(); throw;")]
    [InlineData("do { _log.LogError(ex, \"failed\"); } while (Flag);")]
    [InlineData("foreach (var i in new[] { 1 }) _log.LogError(ex, \"failed {Part}\", i);")]
    [InlineData("var e = ex; while (e is not null) { _log.LogError(e, \"failed\"); e = e.InnerException; }")]
    [InlineData("for (Exception? e = ex; e != null; e = e.InnerException) _log.LogError(e, \"failed\");")]
    [InlineData("if (Flag) goto end; end: throw;")]
    [InlineData("int number = Compute() switch { 1 => throw new InvalidOperationException(\"no\", ex), _ => throw new OrderException(\"no\", ex) };")]
    [InlineData("try { Compute(); } finally { _log.LogError(ex, \"failed\"); }")]
    [InlineData("try { throw; } finally { Compute(); }")]
    [InlineData("using (new MemoryStream()) { throw; }")]
    [InlineData("lock (_log) { throw; }")]
    [InlineData("{ { throw; } }")]
    [InlineData("unchecked { throw; }")]
    [InlineData("while (true) { Compute(); }")]
    public Task NoSilentPath_IsSilent(string handler) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} catch (Exception ex) {{ {handler} }} }}");

    [Theory]
    [InlineData("foreach (var item in new[] { 1, 2 }) { try { Work(); } [|catch|] { continue; } }")]
    [InlineData("foreach (var item in new[] { 1, 2 }) { try { Work(); } [|catch|] { break; } }")]
    [InlineData("foreach (var item in new[] { 1, 2 }) { try { Work(); } [|catch|] { } }")]
    [InlineData("for (var i = 0; i < 9; i++) { try { Work(); } [|catch|] { continue; } Compute(); }")]
    [InlineData("try { Work(); } [|catch|] { goto end; } Compute(); end: return;")]
    [InlineData("switch (Compute()) { case 1: try { Work(); } [|catch|] { goto case 2; } break; case 2: break; }")]
    [InlineData("try { Work(); } [|catch|] { return; } finally { Compute(); }")]
    [InlineData("using (new MemoryStream()) { try { Work(); } [|catch|] { } }")]
    [InlineData("lock (_log) { try { Work(); } [|catch|] { } }")]
    [InlineData("if (Flag) try { Work(); } [|catch|] { }")]
    [InlineData("try { try { Work(); } finally { Compute(); } } [|catch|] { }")]
    [InlineData("try { try { Work(); } [|catch|] { } } finally { Compute(); }")]
    [InlineData("try { Work(); } finally { try { Work(); } [|catch|] { } }")]
    [InlineData("try { Work(); } [|catch|] { try { Work(); } finally { Compute(); } }")]
    [InlineData("try { try { Work(); } [|catch (Exception)|] { } } [|catch (Exception)|] { }")]
    [InlineData("try { Work(); } catch (IOException) { try { Work(); } [|catch|] { } }")]
    [InlineData("try { Work(); } [|catch (Exception)|] { try { Work(); } catch (IOException) { throw; } }")]
    public Task WayOfGoingOn_IsReported(string statements) => Verify.VerifyAsync($"void M() {{ {statements} }}");

    [Theory]
    [InlineData("try { } catch { }")]
    [InlineData("try { ; } catch { ; }")]
    public Task NothingTried_IsSilent(string statements) => Verify.VerifyAsync($"void M() {{ {statements} }}");

    [Theory]
    [InlineData("null", "string?")]
    [InlineData("string.Empty", "string")]
    [InlineData("\"\"", "string")]
    [InlineData("default", "DateTime")]
    [InlineData("default(Guid)", "Guid")]
    [InlineData("0", "int")]
    [InlineData("false", "bool")]
    [InlineData("Array.Empty<int>()", "int[]")]
    [InlineData("new List<int>()", "List<int>")]
    [InlineData("new()", "List<int>")]
    [InlineData("Enumerable.Empty<int>()", "IEnumerable<int>")]
    [InlineData("Task.FromResult(false)", "Task<bool>")]
    [InlineData("Task.CompletedTask", "Task")]
    [InlineData("(0, null)", "(int, string?)")]
    [InlineData("Flag ? null : string.Empty", "string?")]
    public Task HarmlessValueReturned_IsReported(string value, string type) =>
        Verify.VerifyAsync($"{type} M() {{ try {{ return Other(); }} [|catch|] {{ return {value}; }} }} static {type} Other() => default!;");

    [Theory]
    [InlineData("_ = ex;")]
    [InlineData("var copy = ex;")]
    [InlineData("var text = ex.Message;")]
    [InlineData("var text = ex.ToString(); text = text.Trim();")]
    [InlineData("if (ex is IOException) Compute();")]
    [InlineData("_ = ex.HResult == 5;")]
    [InlineData("_ = ex == null;")]
    [InlineData("_ = nameof(ex);")]
    [InlineData("var text = $\"failed: {ex}\";")]
    [InlineData("_ = ex is AggregateException { InnerException: var inner };")]
    [InlineData("_ = new InvalidOperationException(\"no\", ex);")]
    [InlineData("_ = string.Format(\"{0}\", ex);")]
    [InlineData("GC.KeepAlive(ex);")]
    [InlineData("_ = IsFatal(ex);")]
    [InlineData("Action later = () => throw ex;")]
    [InlineData("void Later() => throw ex;")]
    [InlineData("_ = ex switch { IOException => 1, _ => 2 };")]
    public Task ExceptionOnlyLookedAt_IsReported(string handler) => Verify.VerifyAsync(
        $"void M() {{ try {{ Work(); }} [|catch (Exception ex)|] {{ {handler} }} }} private static bool IsFatal(Exception e) => e is OutOfMemoryException;");

    [Theory]
    [InlineData("Debug.WriteLine(ex);")]
    [InlineData("Debug.WriteLine(\"failed: \" + ex.Message);")]
    [InlineData("Debug.Fail(ex.Message);")]
    [InlineData("Debug.Assert(false, ex.ToString());")]
    [InlineData("OnlyInDebugBuilds(ex);")]
    public Task CallsThatAreCompiledAway_AreNoHandling(string handler) => Verify.VerifyAsync(
        $$"""
        void M() { try { Work(); } [|catch (Exception ex)|] { {{handler}} } }
        [Conditional("DEBUG")] private void OnlyInDebugBuilds(Exception e) => _log.LogError(e, "failed");
        """);

    [Theory]
    [InlineData("if (ex is FileNotFoundException) return; _log.LogError(ex, \"failed\");")]
    [InlineData("if (ex is FileNotFoundException or DirectoryNotFoundException) return; throw;")]
    [InlineData("if (ex is not FileNotFoundException) throw;")]
    [InlineData("if (!(ex is FileNotFoundException)) throw;")]
    [InlineData("if (ex.HResult == 5) return; throw;")]
    [InlineData("switch (ex) { case FileNotFoundException: break; default: throw; }")]
    [InlineData("if (!token.IsCancellationRequested) _log.LogError(ex, \"failed\");")]
    [InlineData("if (token.IsCancellationRequested) return; _log.LogError(ex, \"failed\");")]
    public Task SilentPathForSomeExceptionsOrOnShutdownOnly_IsSilent(string handler) =>
        Verify.VerifyAsync($"void M(CancellationToken token) {{ try {{ Work(); }} catch (Exception ex) {{ {handler} }} }}");

    [Theory]
    [InlineData("if (ex is FileNotFoundException) throw;")]
    [InlineData("if (ex is not FileNotFoundException) return; throw;")]
    [InlineData("if (ex is FileNotFoundException) return; if (Flag) throw;")]
    [InlineData("switch (ex) { case FileNotFoundException: throw; default: break; }")]
    [InlineData("if (token.IsCancellationRequested) throw;")]
    public Task SilentPathForTheRest_IsReported(string handler) =>
        Verify.VerifyAsync($"void M(CancellationToken token) {{ try {{ Work(); }} [|catch (Exception ex)|] {{ {handler} }} }}");

    [Theory]
    [InlineData("_log?.LogError(ex, \"failed\");")]
    [InlineData("if (_log.IsEnabled(LogLevel.Error)) _log.LogError(ex, \"failed\");")]
    [InlineData("if (_log.IsEnabled(LogLevel.Error)) { _log.LogError(ex, \"failed\"); }")]
    [InlineData("if (_log != null) _log.LogError(ex, \"failed\");")]
    [InlineData("if (_log is not null) _log.LogError(ex, \"failed\");")]
    [InlineData("if (_log is { } log) log.LogError(ex, \"failed\");")]
    [InlineData("if (_log is { } log && log.IsEnabled(LogLevel.Error)) log.LogError(ex, \"failed\");")]
    [InlineData("if (_log != null && _log.IsEnabled(LogLevel.Error)) { Compute(); _log.LogError(ex, \"failed\"); }")]
    [InlineData("if (_log is ILogger log) log.LogError(ex, \"failed\");")]
    [InlineData("if (_log?.IsEnabled(LogLevel.Error) == true) _log.LogError(ex, \"failed\");")]
    [InlineData("if (_log == null) return; _log.LogError(ex, \"failed\");")]
    [InlineData("if (_log is null || !_log.IsEnabled(LogLevel.Error)) { return; } _log.LogError(ex, \"failed\");")]
    [InlineData("if (!_log.IsEnabled(LogLevel.Error)) return; _log.LogError(ex, \"failed\");")]
    [InlineData("onError?.Invoke(ex);")]
    [InlineData("if (onError != null) onError(ex);")]
    [InlineData("Failed?.Invoke(this, ex);")]
    public Task ListenerThatMayBeMissing_IsNoSilentPath(string handler) => Verify.VerifyAsync(
        $"event EventHandler<Exception>? Failed; void M(Action<Exception>? onError) {{ try {{ Work(); }} catch (Exception ex) {{ {handler} }} }}");

    [Theory]
    [InlineData("if (Flag) _log?.LogError(ex, \"failed\");")]
    [InlineData("if (Flag && _log.IsEnabled(LogLevel.Error)) _log.LogError(ex, \"failed\");")]
    [InlineData("if (ex.InnerException != null) _log.LogError(ex, \"failed\");")]
    [InlineData("if (ex.InnerException == null) return; _log.LogError(ex, \"failed\");")]
    [InlineData("if (!Flag) return; _log.LogError(ex, \"failed\");")]
    public Task GuardThatAsksSomethingElse_IsASilentPath(string handler) =>
        Verify.VerifyAsync($"void M() {{ try {{ Work(); }} [|catch (Exception ex)|] {{ {handler} }} }}");
}

using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<SwallowedExceptionAnalyzer>;

/// <summary>What a branch says of its path, and what comes after the handler. Each of these shapes stands in real code.</summary>
public sealed class SwallowedExceptionBranchTests
{
    [Theory]
    [InlineData("if (ex is IOException) return; throw;")]
    [InlineData("if (ex is not IOException) throw;")]
    [InlineData("if (!(ex is IOException)) throw;")]
    [InlineData("if (ex.HResult == 5) return; throw;")]
    [InlineData("if (ex.HResult != 5) throw;")]
    [InlineData("if (ex is IOException { HResult: 5 }) return; throw;")]
    [InlineData("switch (ex) { case IOException: return; default: throw; }")]
    [InlineData("if (ex.Message.Contains(\"busy\")) return; throw;")]
    public Task SilentOnlyForSomeExceptions_IsSilent(string handler) => Verify.VerifyAsync(InTry(handler));

    [Theory]
    [InlineData("if (ex is IOException) throw;")]
    [InlineData("if (ex is not IOException) return; throw;")]
    [InlineData("if (ex.HResult != 5) return; throw;")]
    [InlineData("if (ex is not null) return; throw;")]
    [InlineData("switch (ex) { case IOException: throw; default: return; }")]
    public Task SilentForAllButSomeExceptions_IsReported(string handler) => Verify.VerifyAsync(InTry(handler, reported: true));

    [Theory]
    [InlineData("if (!_stop.IsCancellationRequested) _log.LogError(ex, \"failed\");")]
    [InlineData("if (_stop.IsCancellationRequested) return; throw;")]
    [InlineData("if (_disposed) return; throw;")]
    [InlineData("if (!_disposed) throw;")]
    public Task SilentOnlyWhenEnding_IsSilent(string handler) => Verify.VerifyAsync(
        $"private readonly CancellationTokenSource _stop = new(); private bool _disposed = false; {InTry(handler)}");

    [Fact]
    public Task SilentUnlessEnding_IsReported() => Verify.VerifyAsync(
        $"private readonly CancellationTokenSource _stop = new(); {InTry("if (_stop.IsCancellationRequested) throw;", reported: true)}");

    [Theory]
    [InlineData("if (!_said) { _log.LogError(ex, \"failed\"); _said = true; }")]
    [InlineData("if (!_suppressWarnings) _log.LogError(ex, \"failed\");")]
    public Task SaidOnceOrNotAskedFor_IsSilent(string handler) => Verify.VerifyAsync(
        $"private bool _said; private bool _suppressWarnings = false; {InTry(handler)}");

    [Fact]
    public Task EveryWaiterIsFailed_IsSilent() => Verify.VerifyAsync(
        "void M(List<TaskCompletionSource<int>> waiting) { try { Work(); } catch (Exception ex) { foreach (var one in waiting) one.TrySetException(ex); } }");

    [Fact]
    public Task FallbackWhoseFailureTakesTheExceptionAlong_IsSilent() => Verify.VerifyAsync(
        "int M() { try { return Compute(); } catch (Exception first) { try { return Compute(); } catch (Exception second) { throw new AggregateException(new[] { first, second }.ToList()); } } }");

    [Fact]
    public Task FallbackThatForgetsTheException_IsReported() => Verify.VerifyAsync(
        "int M() { try { return Compute(); } [|catch (Exception)|] { try { return Compute(); } catch (Exception second) { throw new OrderException(\"no\", second); } } }");

    [Theory]
    [InlineData("void Send(int left) { try { Work(); } catch { if (left == 0) throw; Send(left - 1); } }")]
    [InlineData("void Send(int left) { try { Work(); } catch { if (left == 0) throw; _ = Task.Run(() => Send(left - 1)); } }")]
    [InlineData("void Send() { try { Work(); } catch { _ = Task.Run(Send); } }")]
    public Task HandlerCallsItsOwnMember_IsARetryAndSilent(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("int M() { try { return Compute(); } catch { } throw new InvalidOperationException(\"no\"); }")]
    [InlineData("void M() { var ok = false; try { Work(); ok = true; } catch { } if (!ok) throw new InvalidOperationException(\"no\"); }")]
    [InlineData("void M() { string? item; try { item = Console.ReadLine(); } catch { item = null; } if (item is null) { _log.LogWarning(\"no item\"); return; } Work(); }")]
    [InlineData("void M() { string? item; try { item = Console.ReadLine(); } catch { item = null; } if (item == null) throw new InvalidOperationException(\"no\"); Work(); }")]
    [InlineData("void M(bool last) { var again = false; try { Work(); } catch { if (last) throw; again = true; } if (again) M(true); }")]
    public Task FailureComesOutBehindTheTry_IsSilent(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("int M() { try { return Compute(); } [|catch|] { } if (Flag) throw new InvalidOperationException(\"no\"); return 0; }")]
    [InlineData("void M() { try { Work(); } [|catch|] { } while (true) Work(); }")]
    [InlineData("void M() { try { Work(); } [|catch|] { } _log.LogWarning(\"always said\"); }")]
    [InlineData("void M() { var ok = true; try { ok = false; Work(); } [|catch|] { } if (!ok) throw new InvalidOperationException(\"no\"); }")]
    [InlineData("void M() { var quick = false; try { Work(); } [|catch|] { } if (!quick) { _log.LogWarning(\"always said\"); return; } Work(); }")]
    public Task FailureMayBeForgottenBehindTheTry_IsReported(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("string M() { string text; try { text = File.ReadAllText(\"x\"); } catch { text = \"can not be read\"; } return text; }")]
    [InlineData("void M(bool onDisposing) { try { Work(); } catch { if (!onDisposing) throw; } }")]
    public Task FailureToldInALocalOrOnDisposing_IsSilent(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task GuardAroundAnOwnLogger_IsSilent() => Verify.VerifyTypesAsync(
        "public interface IOwnLog { } public static class OwnLogExtensions { public static void FatalException(this IOwnLog log, Exception ex) { } } "
        + "public partial class C { void M(IOwnLog log) { try { Work(); } catch (Exception ex) { try { log.FatalException(ex); } catch { } } } }");

    private static string InTry(string handler, bool reported = false)
    {
        var header = reported ? "[|catch (Exception ex)|]" : "catch (Exception ex)";
        return $"void M() {{ try {{ Work(); }} {header} {{ {handler} }} }}";
    }
}

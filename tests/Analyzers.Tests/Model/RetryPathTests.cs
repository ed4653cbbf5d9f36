using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Model;

using Verify = MemberVerifier<SwallowedExceptionAnalyzer>;

/// <summary>A failure that goes back to the try is a retry and not swallowed; a loop that goes on with the next piece of work is none.</summary>
public sealed class RetryPathTests
{
    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { try { Work(); return; } catch (Exception) when (i < 2) { Thread.Sleep(1); } }")]
    [InlineData("while (true) { try { Work(); return; } catch { } }")]
    [InlineData("while (true) { try { Work(); break; } catch (Exception) { Thread.Sleep(100); } }")]
    [InlineData("var attempt = 0; while (true) { try { Work(); return; } catch { if (++attempt > 3) throw; } }")]
    [InlineData("var attempt = 0; while (true) { try { Work(); return; } catch { attempt++; if (attempt == 3) throw; continue; } }")]
    [InlineData("var done = false; while (!done) { try { Work(); done = true; } catch { Thread.Sleep(1); } }")]
    [InlineData("var done = false; do { try { Work(); done = true; } catch { } } while (!done);")]
    [InlineData("var done = false; for (; !done;) { try { Work(); done = true; } catch { } }")]
    [InlineData("var again = true; while (again) { again = false; try { Work(); } catch { again = true; } }")]
    [InlineData("again: try { Work(); } catch { goto again; }")]
    [InlineData("var left = 3; again: try { Work(); } catch { if (left-- == 0) throw; goto again; }")]
    [InlineData("for (;;) { try { Work(); } catch { continue; } break; }")]
    [InlineData("while (true) { try { Work(); } catch { continue; } return; }")]
    [InlineData("foreach (var item in new[] { 1 }) { while (true) { try { Work(); break; } catch { } } }")]
    [InlineData("while (Flag) { try { Work(); return; } catch { } } throw new OrderException();")]
    public Task FailureComesBackAndSuccessLeaves_IsSilent(string statements) => Verify.VerifyAsync($"void M() {{ {statements} }}");

    [Theory]
    [InlineData("while (true) { try { await WorkAsync(); return; } catch { await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await WorkAsync(); return; } catch (Exception ex) when (i < 3 && ex is not OperationCanceledException) { await Task.Delay(1); } }")]
    public Task AsynchronousRetry_IsSilent(string statements) => Verify.VerifyAsync($"async Task M() {{ {statements} }}");

    [Fact]
    public Task RetryThatReturnsTheValue_IsSilent() => Verify.VerifyAsync(
        "int M() { while (true) { try { return Compute(); } catch { Thread.Sleep(1); } } }");

    [Theory]
    [InlineData("while (true) { try { Work(); } [|catch|] { } }")]
    [InlineData("while (Flag) { try { Work(); } [|catch|] { Thread.Sleep(1); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { Work(); } [|catch|] { } }")]
    [InlineData("foreach (var item in new[] { 1 }) { try { Work(); } [|catch|] { continue; } }")]
    [InlineData("foreach (var item in new[] { 1 }) { try { Work(); break; } [|catch|] { } }")]
    [InlineData("do { try { Work(); } [|catch|] { } } while (Flag);")]
    [InlineData("while (true) { var item = Compute(); try { Work(); } [|catch|] { } }")]
    [InlineData("start: try { Work(); } [|catch|] { } goto start;")]
    public Task Pump_IsReported(string statements) => Verify.VerifyAsync($"void M() {{ {statements} }}");

    [Fact]
    public Task HandlerThatBreaks_IsReported() => Verify.VerifyAsync("void M() { while (true) { try { Work(); return; } [|catch|] { break; } } }");

    [Theory]
    [InlineData("while (true) { try { Work(); return; } catch { if (Flag) return; } }")]
    [InlineData("var attempt = 0; while (true) { try { Work(); return; } catch { if (++attempt > 3) return; } }")]
    public Task RetryThatGivesUpSilently_IsLeftToTheRulesAboutRetries(string statements) => Verify.VerifyAsync($"void M() {{ {statements} }}");

    [Fact]
    public Task LambdaInALoop_IsNoRetry() => Verify.VerifyAsync(
        "void M() { while (true) { Action work = () => { try { Work(); return; } [|catch|] { } }; work(); return; } }");
}

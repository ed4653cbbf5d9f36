using ErrorHandling.Analyzers.Catching;
using ErrorHandling.Analyzers.CodeFixes.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<BroadCatchAnalyzer>;

public sealed class BroadCatchTests
{
    [Theory]
    [InlineData("[|catch (Exception ex)|] { _log.LogError(ex, \"failed\"); }")]
    [InlineData("[|catch (Exception ex)|] { _log.LogDebug(ex, \"failed\"); }")]
    [InlineData("[|catch (Exception ex)|] { _log.LogDebug(ex, string.Format(\"Failed to parse {0}, ignoring.\", 2)); }")]
    [InlineData("[|catch (Exception ex)|] { _log.LogError(ex, string.Concat(\"Could not parse \", 2).Trim()); }")]
    [InlineData("[|catch (Exception ex)|] { _log.LogInformation(\"Cleaning up\"); _log.LogError(ex, \"failed\"); }")]
    [InlineData("[|catch (Exception ex)|] { _log.LogError(ex.Message); }")]
    [InlineData("[|catch|] { _log.LogError(\"failed\"); }")]
    [InlineData("[|catch (SystemException ex)|] { _log.LogError(ex, \"failed\"); }")]
    [InlineData("[|catch (Exception ex) when (ex is not OperationCanceledException)|] { _log.LogError(ex, \"failed\"); }")]
    [InlineData("[|catch (Exception ex)|] { if (Flag) throw; _log.LogError(ex, \"failed\"); }")]
    [InlineData("catch (IOException) { throw; } [|catch (Exception ex)|] { _log.LogError(ex, \"failed\"); }")]
    public Task CatchAllThatLogsAndGoesOn_IsReported(string clauses) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clauses} }}");

    [Theory]
    [InlineData("catch (IOException ex) { _log.LogError(ex, \"failed\"); }")]
    [InlineData("catch (Exception ex) when (ex is IOException) { _log.LogError(ex, \"failed\"); }")]
    [InlineData("catch (Exception ex) { _log.LogError(ex, \"failed\"); throw; }")]
    [InlineData("catch (Exception ex) { _log.LogError(ex, \"failed\"); _saved = ex; }")]
    [InlineData("catch (Exception ex) { _log.LogError(ex, \"failed\"); Environment.ExitCode = 1; }")]
    [InlineData("catch (Exception) { }")]
    [InlineData("catch (Exception ex) when (true) { _log.LogError(ex, \"failed\"); }")]
    [InlineData("catch (Exception ex) { /* Nobody waits for this. */ _log.LogError(ex, \"failed\"); }")]
    public Task HandlerThatNarrowsOrPassesOn_IsNotReported(string clause) => Verify.VerifyAsync(
        $"Exception? _saved; void M() {{ try {{ Work(); }} {clause} }}");

    [Theory]
    [InlineData("static void Main() { try { Work(); } catch (Exception ex) { Log(ex); } }")]
    [InlineData("void OnTick(object? sender, EventArgs e) { try { Work(); } catch (Exception ex) { Log(ex); } }")]
    [InlineData("void M() { var timer = new Timer(_ => { try { Work(); } catch (Exception ex) { Log(ex); } }); }")]
    [InlineData("void M() { Task.Run(() => { try { Work(); } catch (Exception ex) { Log(ex); } }); }")]
    [InlineData("void M() { new Thread(() => { try { Work(); } catch (Exception ex) { Log(ex); } }).Start(); }")]
    public Task Boundary_IsNotReported(string member) => Verify.VerifyAsync($"static ILogger s_log = null!; static void Log(Exception e) => s_log.LogError(e, \"failed\"); {member}");

    /// <summary>The loop is to go on with its next turn, whatever this one brought.</summary>
    [Theory]
    [InlineData("while (true)")]
    [InlineData("for (;;)")]
    [InlineData("while (!_stopping)")]
    [InlineData("while (await _timer.WaitForNextTickAsync())")]
    [InlineData("await foreach (var item in _items)")]
    public Task TurnOfAWorkLoop_IsNotReported(string loop) => Verify.VerifyAsync(
        $"PeriodicTimer _timer = null!; IAsyncEnumerable<int> _items = null!; bool _stopping; async Task M() {{ await Task.Yield(); {loop} {{ try {{ Work(); }} catch (Exception ex) {{ _log.LogError(ex, \"failed\"); }} Compute(); }} }}");

    [Theory]
    [InlineData("foreach (var item in new[] { 1, 2 })")]
    [InlineData("for (var i = 0; i < 2; i++)")]
    [InlineData("while (Compute() < 1)")]
    public Task TurnOfAnotherLoop_IsReported(string loop) => Verify.VerifyAsync(
        $"void M() {{ {loop} {{ try {{ Work(); }} [|catch (Exception ex)|] {{ _log.LogError(ex, \"failed\"); }} Compute(); }} }}");

    [Theory]
    [InlineData("int", "try { Work(); return 0; } catch (Exception ex) { _log.LogError(ex, \"failed\"); return -1; }")]
    [InlineData("bool", "try { Work(); return true; } catch (Exception ex) { _log.LogError(ex, \"failed\"); return false; }")]
    [InlineData("bool", "var ok = false; try { Work(); ok = true; } catch (Exception ex) { _log.LogError(ex, \"failed\"); } return ok ? true : false;")]
    [InlineData("int", "var errors = 0; try { Work(); } catch (Exception ex) { _log.LogError(ex, \"failed\"); errors++; } return errors;")]
    [InlineData("void", "try { Work(); } catch (Exception ex) { _log.LogError(ex, \"failed\"); _failed = true; }")]
    [InlineData("void", "try { Work(); } catch (Exception ex) { _log.LogError(ex, \"failed\"); Work(); }")]
    public Task OutcomeThatSomebodySees_IsNotReported(string type, string body) => Verify.VerifyAsync($"bool _failed; {type} M() {{ {body} }}");

    [Theory]
    [InlineData("object?", "try { Work(); return new object(); } [|catch (Exception ex)|] { _log.LogError(ex, \"failed\"); return null; }")]
    [InlineData("bool", "try { Work(); return true; } [|catch (Exception ex)|] { _log.LogError(ex, \"failed\"); return true; }")]
    public Task OutcomeThatLooksLikeSuccess_IsReported(string type, string body) => Verify.VerifyAsync($"{type} M() {{ {body} }}");

    /// <summary>What somebody else's code throws cannot be known, and the failure that counts is the first.</summary>
    [Theory]
    [InlineData("void M(Action<int> listener) { try { listener(1); } catch (Exception ex) { _log.LogError(ex, \"failed\"); } }")]
    [InlineData("async Task M(Func<Task> work) { try { await work(); } catch (Exception ex) { _log.LogError(ex, \"failed\"); } }")]
    [InlineData("void M() { try { Work(); } catch { try { Compute(); } catch (Exception ex) { _log.LogError(ex, \"failed\"); } throw; } }")]
    public Task AnyWorkAndSecondFailures_AreNotReported(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task CancellableWork_IsLeftToTheRuleAboutCancellation() => Verify.VerifyAsync(
        "async Task M(CancellationToken token) { try { await Task.Delay(1, token); } catch (Exception ex) { _log.LogError(ex, \"failed\"); } }");

    [Fact]
    public Task ExpectedExceptions_AreCaughtInstead() => FixAsync(
        "NarrowCatch",
        "try { File.Delete(path); File.ReadAllText(path); } [|catch (Exception ex)|] { _log.LogError(ex, \"failed\"); }",
        "try { File.Delete(path); File.ReadAllText(path); } catch (Exception ex) when (ex is IOException or UnauthorizedAccessException) { _log.LogError(ex, \"failed\"); }");

    [Fact]
    public Task WorkThatSaysNothing_HasNoFix() => FixAsync(
        "NarrowCatch",
        "try { path.GetHashCode(); } [|catch (Exception ex)|] { _log.LogError(ex, \"failed\"); }",
        "try { path.GetHashCode(); } [|catch (Exception ex)|] { _log.LogError(ex, \"failed\"); }");

    [Fact]
    public Task WithTheRuntime_TheBoundaryTakesTheHandlersPlace() => FixAsync(
        "UseErrorBoundary",
        "try { path.GetHashCode(); } [|catch (Exception ex)|] { _log.LogError(ex, \"failed\"); }",
        "ErrorBoundary.Run(() => { path.GetHashCode(); }, _log);",
        """

        namespace ErrorHandling
        {
            public static class ErrorBoundary { public static bool Run(System.Action operation, Microsoft.Extensions.Logging.ILogger logger) => true; }
        }
        """,
        "using ErrorHandling;");

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce()
    {
        var test = FixTest("NarrowCatch");

        foreach (var name in new[] { "A", "B" })
        {
            test.TestState.Sources.Add(Code(name, "try { File.ReadAllText(path); } [|catch (Exception ex)|] { _log.LogError(ex, \"failed\"); }"));
            test.FixedState.Sources.Add(Code(name, "try { File.ReadAllText(path); } catch (Exception ex) when (ex is IOException or UnauthorizedAccessException) { _log.LogError(ex, \"failed\"); }"));
        }

        return test.RunAsync();
    }

    private static Task FixAsync(string key, string statement, string fixedStatement, string more = "", string imports = "")
    {
        var test = FixTest(key);
        test.TestState.Sources.Add(Code("C", statement) + more);
        test.FixedState.Sources.Add(Code("C", fixedStatement).Replace("using Microsoft", imports.Length > 0 ? imports + "\nusing Microsoft" : "using Microsoft", StringComparison.Ordinal) + more);
        return test.RunAsync();
    }

    private static CSharpCodeFixTest<BroadCatchAnalyzer, BroadCatchCodeFix, DefaultVerifier> FixTest(string key)
    {
        var test = new CSharpCodeFixTest<BroadCatchAnalyzer, BroadCatchCodeFix, DefaultVerifier> { CodeActionEquivalenceKey = key };
        test.TestState.AdditionalReferences.Add(typeof(Microsoft.Extensions.Logging.ILogger).Assembly);
        return test;
    }

    private static string Code(string name, string statement) =>
        $$"""
        using System;
        using System.IO;
        using Microsoft.Extensions.Logging;
        class {{name}}
        {
            private readonly ILogger _log = null;
            void M(string path) { {{statement}} }
        }
        """;
}

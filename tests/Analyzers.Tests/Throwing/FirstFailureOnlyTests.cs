using ErrorHandling.Analyzers.CodeFixes.Throwing;
using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<FirstFailureOnlyAnalyzer>;
using VerifyCS = CSharpCodeFixVerifier<FirstFailureOnlyAnalyzer, FirstFailureOnlyCodeFix, DefaultVerifier>;

public sealed class FirstFailureOnlyTests
{
    [Theory]
    [InlineData("await Task.WhenAll(a, b);", "catch (IOException ex) { _log.LogError([|ex|], \"failed\"); }")]
    [InlineData("await Task.WhenAll(a, b).ConfigureAwait(false);", "catch (IOException ex) { _log.LogError([|ex|], \"failed\"); }")]
    [InlineData("await Task.WhenAll(a, b).WaitAsync(TimeSpan.FromSeconds(3)).ConfigureAwait(false);", "catch (IOException ex) { _log.LogError([|ex|], \"failed\"); }")]
    [InlineData("await Task.WhenAll(a, b).ConfigureAwait(false);", "catch (TimeoutException ex) { Console.WriteLine([|ex|]); }")]
    [InlineData("await Task.WhenAll(a, b).Until(default);", "catch (IOException ex) { _log.LogError([|ex|], \"failed\"); }")]
    [InlineData("await Task.WhenAll(all);", "catch (IOException ex) { throw new OrderException(\"no\", [|ex|]); }")]
    [InlineData("await Task.WhenAll(all.Select(task => task));", "catch (IOException ex) { Console.WriteLine([|ex|].Message); }")]
    [InlineData("await Parallel.ForEachAsync(all, (task, token) => default);", "catch (IOException ex) { Console.WriteLine([|ex|]); }")]
    [InlineData("Task.WaitAll(a, b);", "catch (AggregateException ex) { Console.WriteLine([|ex.InnerException|]); }")]
    [InlineData("Task.WhenAll(a, b).Wait();", "catch (AggregateException ex) { throw new OrderException(\"no\", [|ex.InnerException|]!); }")]
    [InlineData("Parallel.ForEach(all, task => { });", "catch (AggregateException ex) { Console.WriteLine([|ex.InnerException|]!.Message); }")]
    [InlineData("Console.WriteLine(all.AsParallel().Count());", "catch (AggregateException ex) { Console.WriteLine([|ex.InnerException|]); }")]
    public Task OneOfSeveralFailures_IsReported(string work, string clause) => VerifyAsync(work, clause);

    [Theory]
    [InlineData("await Task.WhenAll(a, b);", "catch (IOException) { Work(); }")]
    [InlineData("await Task.WhenAll(a, b);", "catch (IOException ex) { Console.WriteLine(a.Exception); Console.WriteLine(ex); }")]
    [InlineData("await Task.WhenAll(a, b);", "catch (IOException ex) { if (a.IsFaulted) Console.WriteLine(ex); }")]
    [InlineData("await Task.WhenAll(a);", "catch (IOException ex) { Console.WriteLine(ex); }")]
    [InlineData("await a.WaitAsync(TimeSpan.FromSeconds(3));", "catch (IOException ex) { Console.WriteLine(ex); }")]
    [InlineData("await Task.WhenAll(a, b).ContinueWith(_ => Work());", "catch (IOException ex) { Console.WriteLine(ex); }")]
    [InlineData("await Task.WhenAll(a, b).WaitAsync(TimeSpan.FromSeconds(3));", "catch (TimeoutException ex) { Console.WriteLine(ex); }")]
    [InlineData("await a;", "catch (IOException ex) { Console.WriteLine(ex); }")]
    [InlineData("_ = Task.WhenAll(a, b);", "catch (IOException ex) { Console.WriteLine(ex); }")]
    [InlineData("a.Wait();", "catch (AggregateException ex) { Console.WriteLine(ex.InnerException); }")]
    [InlineData("Task.WaitAll(a, b);", "catch (AggregateException ex) { Console.WriteLine(ex); }")]
    [InlineData("Task.WaitAll(a, b);", "catch (AggregateException ex) { Console.WriteLine(ex.InnerExceptions.Count); Console.WriteLine(ex.InnerException); }")]
    [InlineData("Task.WaitAll(a, b);", "catch (AggregateException ex) { Console.WriteLine(ex.Flatten().InnerException); }")]
    [InlineData("await Task.WhenAll(a, b);", "catch (OperationCanceledException ex) { Console.WriteLine(ex); }")]
    [InlineData("await Task.WhenAll(a, b);", "catch (IOException ex) { ExceptionDispatchInfo.Capture(ex).Throw(); }")]
    [InlineData("await Task.WhenAll(a, b);", "catch (IOException ex) { new TaskCompletionSource().TrySetException(ex); }")]
    [InlineData("await Task.WhenAll(a, b);", "catch (IOException ex) { kept = ex; } Work(); if (kept != null) ExceptionDispatchInfo.Capture(kept).Throw();")]
    [InlineData("await Task.WhenAll(a, b);", "catch (IOException ex) { Console.WriteLine(ex); } Console.WriteLine(a.IsCompletedSuccessfully);")]
    public Task AllFailuresOrASingleOne_IsNotReported(string work, string clause) => VerifyAsync(work, clause);

    /// <summary>What failed may as well be the other work.</summary>
    [Theory]
    [InlineData("await a; await Task.WhenAll(a, b);")]
    [InlineData("await Task.WhenAll(a, b); foreach (var task in all) await task;")]
    [InlineData("await Task.WhenAll(a, b); await foreach (var number in Numbers()) Console.WriteLine(number);")]
    [InlineData("try { await Task.WhenAll(a, b); } catch (TimeoutException) { Work(); }")]
    public Task SeveralTasksBesideOtherWork_AreNotReported(string work) => Verify.VerifyAsync(
        $"static async IAsyncEnumerable<int> Numbers() {{ await Task.Yield(); yield return 1; }} async Task M(Task a, Task b, List<Task> all) {{ try {{ {work} }} catch (IOException ex) {{ Console.WriteLine(ex); }} }}");

    [Fact]
    public Task Message_NamesTheUse() => Verify.VerifyAsync(
        "async Task M(Task a, Task b) { try { await {|#1:Task.WhenAll(a, b)|}; } catch (IOException boom) { Console.WriteLine({|#0:boom|}); } }",
        new DiagnosticResult(FirstFailureOnlyAnalyzer.Rule).WithLocation(0).WithLocation(1).WithArguments("boom"));

    [Theory]
    [InlineData("Exception", "await Task.WhenAll(a, b);", "Console.WriteLine([|ex|]); Console.WriteLine(ex.Message); throw;",
        "Task? whenAll = null;", "whenAll = Task.WhenAll(a, b);\n            await whenAll;", "Console.WriteLine(whenAll?.Exception ?? ex); Console.WriteLine((whenAll?.Exception ?? ex).Message); throw;")]
    [InlineData("Exception", "var read = await Task.WhenAll(c, c).ConfigureAwait(false); // both", "throw new OrderException(\"no\", [|ex|]);",
        "Task<int[]>? whenAll = null;", "whenAll = Task.WhenAll(c, c);\n            var read = await whenAll.ConfigureAwait(false); // both", "throw new OrderException(\"no\", whenAll?.Exception ?? ex);")]
    [InlineData("Exception", "await Task.WhenAll(a, b).WaitAsync(TimeSpan.FromSeconds(3));", "Console.WriteLine([|ex|]);",
        "Task? whenAll = null;", "whenAll = Task.WhenAll(a, b);\n            await whenAll.WaitAsync(TimeSpan.FromSeconds(3));", "Console.WriteLine(whenAll?.Exception ?? ex);")]
    [InlineData("IOException", "await Parallel.ForEachAsync(all, (task, token) => default);", "if ([|ex|].HResult > 0) Console.WriteLine($\"no: {ex}\");",
        "Task? parallel = null;", "parallel = Parallel.ForEachAsync(all, (task, token) => default);\n            await parallel;", "if (ex.HResult > 0) Console.WriteLine($\"no: {((Exception?)parallel?.Exception ?? ex)}\");")]
    [InlineData("Exception", "if (all.Count > 0) await Task.WhenAll(all);", "Exception failure = [|ex|]; Console.WriteLine(failure);",
        "Task? whenAll = null;", "if (all.Count > 0)\n            {\n                whenAll = Task.WhenAll(all);\n                await whenAll;\n            }", "Exception failure = whenAll?.Exception ?? ex; Console.WriteLine(failure);")]
    public Task KeptTask_TellsAllFailures(string type, string work, string handler, string declaration, string fixedWork, string fixedHandler) => VerifyCS.VerifyCodeFixAsync(
        FixCode("        ", type, work, handler), FixCode($"        {declaration}\n        ", type, fixedWork, fixedHandler));

    [Theory]
    [InlineData("Console.WriteLine([|ex.InnerException|]);", "Console.WriteLine(ex);")]
    [InlineData("Console.WriteLine([|ex.InnerException|]!.Message); Console.WriteLine(ex.InnerException?.StackTrace);", "Console.WriteLine(ex.Message); Console.WriteLine(ex.StackTrace);")]
    [InlineData("throw new OrderException(\"no\", [|ex.InnerException|]!);", "throw new OrderException(\"no\", ex);")]
    public Task Aggregate_StandsForItsFirstFailure(string handler, string fixedHandler) => VerifyCS.VerifyCodeFixAsync(
        FixCode("        ", "AggregateException", "await Task.Yield(); Task.WaitAll(a, b);", handler),
        FixCode("        ", "AggregateException", "await Task.Yield(); Task.WaitAll(a, b);", fixedHandler));

    /// <summary>The type of the one failure is asked for, it goes on to the caller, or something comes before the task.</summary>
    [Theory]
    [InlineData("AggregateException", "await Task.Yield(); Task.WaitAll(a, b);", "if ([|ex.InnerException|] is TimeoutException) Console.WriteLine();")]
    [InlineData("AggregateException", "await Task.Yield(); Task.WaitAll(a, b);", "System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture([|ex.InnerException|]!).Throw();")]
    [InlineData("Exception", "await Task.WhenAll(a, b);", "if ([|ex|] is TimeoutException) Console.WriteLine();")]
    [InlineData("Exception", "Console.WriteLine((await Task.WhenAll(c, c)).Length);", "Console.WriteLine([|ex|]);")]
    [InlineData("IOException", "await Task.WhenAll(a, b);", "Console.WriteLine([|ex|].HResult);")]
    public Task UseThatNeedsTheOneFailure_HasNoFix(string type, string work, string handler) => VerifyCS.VerifyCodeFixAsync(
        FixCode("        ", type, work, handler), FixCode("        ", type, work, handler));

    [Fact]
    public Task HandlersOfOneTry_ShareTheTask_AndTwoTriesDoNot() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        using System.IO;
        using System.Threading.Tasks;
        class C
        {
            async Task M(Task a, Task b)
            {
                // Both are needed.
                try
                {
                    await Task.WhenAll(a, b);
                }
                catch (IOException ex) { Console.WriteLine([|ex|]); }
                catch (Exception ex) { Console.WriteLine([|ex|]); }

                try
                {
                    await Task.WhenAll(b, a);
                }
                catch (Exception ex) { Console.WriteLine([|ex|]); }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading.Tasks;
        class C
        {
            async Task M(Task a, Task b)
            {
                Task whenAll = null;
                // Both are needed.
                try
                {
                    whenAll = Task.WhenAll(a, b);
                    await whenAll;
                }
                catch (IOException ex) { Console.WriteLine((Exception)whenAll?.Exception ?? ex); }
                catch (Exception ex) { Console.WriteLine(whenAll?.Exception ?? ex); }

                Task whenAll2 = null;
                try
                {
                    whenAll2 = Task.WhenAll(b, a);
                    await whenAll2;
                }
                catch (Exception ex) { Console.WriteLine(whenAll2?.Exception ?? ex); }
            }
        }
        """);

    private static string FixCode(string before, string type, string work, string handler) =>
        $$"""
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;
        class OrderException : Exception { public OrderException(string message, Exception inner) : base(message, inner) { } }
        class C
        {
            static async Task M(Task a, Task b, Task<int> c, List<Task> all)
            {
        {{before}}try
                {
                    {{work}}
                }
                catch ({{type}} ex) { {{handler}} }
            }
        }

        """;

    private static Task VerifyAsync(string work, string clause) => Verify.VerifyTypesAsync(
        $$"""
        static class Tasks { public static Task Until(this Task task, CancellationToken token) => task; }
        partial class C { async Task M(Task a, Task b, List<Task> all) { Exception? kept = null; await Task.Yield(); try { {{work}} } {{clause}} } }
        """);
}

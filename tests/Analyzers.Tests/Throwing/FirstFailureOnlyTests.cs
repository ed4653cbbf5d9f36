using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<FirstFailureOnlyAnalyzer>;

public sealed class FirstFailureOnlyTests
{
    [Theory]
    [InlineData("await Task.WhenAll(a, b);", "catch (IOException ex) { _log.LogError([|ex|], \"failed\"); }")]
    [InlineData("await Task.WhenAll(a, b).ConfigureAwait(false);", "catch (IOException ex) { _log.LogError([|ex|], \"failed\"); }")]
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
    [InlineData("await a;", "catch (IOException ex) { Console.WriteLine(ex); }")]
    [InlineData("_ = Task.WhenAll(a, b);", "catch (IOException ex) { Console.WriteLine(ex); }")]
    [InlineData("a.Wait();", "catch (AggregateException ex) { Console.WriteLine(ex.InnerException); }")]
    [InlineData("Task.WaitAll(a, b);", "catch (AggregateException ex) { Console.WriteLine(ex); }")]
    [InlineData("Task.WaitAll(a, b);", "catch (AggregateException ex) { Console.WriteLine(ex.InnerExceptions.Count); Console.WriteLine(ex.InnerException); }")]
    [InlineData("Task.WaitAll(a, b);", "catch (AggregateException ex) { Console.WriteLine(ex.Flatten().InnerException); }")]
    public Task AllFailuresOrASingleOne_IsNotReported(string work, string clause) => VerifyAsync(work, clause);

    [Fact]
    public Task Message_NamesTheUse() => Verify.VerifyAsync(
        "async Task M(Task a, Task b) { try { await Task.WhenAll(a, b); } catch (IOException boom) { Console.WriteLine({|#0:boom|}); } }",
        new DiagnosticResult(FirstFailureOnlyAnalyzer.Rule).WithLocation(0).WithArguments("boom"));

    private static Task VerifyAsync(string work, string clause) => Verify.VerifyAsync(
        $"async Task M(Task a, Task b, List<Task> all) {{ await Task.Yield(); try {{ {work} }} {clause} }}");
}

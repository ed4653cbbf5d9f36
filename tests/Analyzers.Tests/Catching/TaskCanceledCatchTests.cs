using ErrorHandling.Analyzers.Catching;
using ErrorHandling.Analyzers.CodeFixes.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<TaskCanceledCatchAnalyzer>;
using VerifyCS = CSharpCodeFixVerifier<TaskCanceledCatchAnalyzer, TaskCanceledCatchCodeFix, DefaultVerifier>;

public sealed class TaskCanceledCatchTests
{
    [Theory]
    [InlineData("await LoadAsync(token);")]
    [InlineData("token.ThrowIfCancellationRequested();")]
    [InlineData("await new MemoryStream().ReadAsync(new byte[1], token);")]
    [InlineData("await new SemaphoreSlim(1).WaitAsync(token);")]
    [InlineData("await Task.Delay(1, token); await LoadAsync(token);")]
    [InlineData("using var timed = new CancellationTokenSource(1000); await new SemaphoreSlim(1).WaitAsync(timed.Token);")]
    [InlineData("WorkAsync().Wait(token);")]
    [InlineData("await Task.WhenAll(new[] { 1 }.Select(async i => { token.ThrowIfCancellationRequested(); await Task.Yield(); }));")]
    public Task WorkThatThrowsTheGeneralType_IsReported(string work) => VerifyWorkAsync($"try {{ {work} }} [|catch (TaskCanceledException)|] {{ }}");

    [Theory]
    [InlineData("await Task.Delay(1, token);")]
    [InlineData("await new System.Net.Http.HttpClient().GetAsync(\"/\", token);")]
    [InlineData("await LoadAsync(CancellationToken.None);")]
    [InlineData("await WorkAsync();")]
    [InlineData("using var timed = new CancellationTokenSource(1000); await new System.Net.Http.HttpClient().GetAsync(\"/\", timed.Token);")]
    [InlineData("await WorkAsync().WaitAsync(token);")]
    public Task WorkThatThrowsTheDerivedTypeOrNone_IsNotReported(string work) => VerifyWorkAsync($"try {{ {work} }} catch (TaskCanceledException) {{ }}");

    [Theory]
    [InlineData("[|catch (TaskCanceledException ex)|] { _log.LogDebug(ex, \"ended\"); }")]
    [InlineData("[|catch (TaskCanceledException) when (token.IsCancellationRequested)|] { }")]
    [InlineData("[|catch (TaskCanceledException ex) when (token.IsCancellationRequested)|] { _log.LogDebug(ex, \"ended\"); }")]
    [InlineData("catch (TaskCanceledException ex) when (!token.IsCancellationRequested) { _log.LogDebug(ex, \"late\"); }")]
    [InlineData("catch (TaskCanceledException ex) when (ex.CancellationToken != token) { _log.LogDebug(ex, \"late\"); }")]
    [InlineData("[|catch (TaskCanceledException)|] { } catch (Exception ex) { _log.LogError(ex, \"failed\"); }")]
    [InlineData("catch (TaskCanceledException) { } catch (OperationCanceledException) { }")]
    [InlineData("catch (TaskCanceledException) { } catch (Exception ex) when (ex is OperationCanceledException or IOException) { _log.LogError(ex, \"ended\"); }")]
    [InlineData("catch (OperationCanceledException) { }")]
    [InlineData("catch (TaskCanceledException ex) when (ex.InnerException is TimeoutException) { }")]
    [InlineData("catch (TaskCanceledException) when (!token.IsCancellationRequested) { }")]
    [InlineData("catch (TaskCanceledException ex) { throw new TimeoutException(\"late\", ex); }")]
    public Task ClauseThatMissesCancellation_IsReported(string clauses) => VerifyWorkAsync($"try {{ await LoadAsync(token); }} {clauses}");

    [Theory]
    [InlineData("[|catch (TaskCanceledException)|] { }", "catch (OperationCanceledException) { }")]
    [InlineData("[|catch (System.Threading.Tasks.TaskCanceledException)|] { }", "catch (OperationCanceledException) { }")]
    [InlineData("[|catch (TaskCanceledException /* asked for */ ex)|] { Console.WriteLine(ex.CancellationToken); }", "catch (OperationCanceledException /* asked for */ ex) { Console.WriteLine(ex.CancellationToken); }")]
    public Task Type_IsExchanged(string clause, string fixedClause) => VerifyCS.VerifyCodeFixAsync(Code(clause), Code(fixedClause));

    [Fact]
    public Task HandlerThatAsksForTheTask_HasNoFix()
    {
        var code = Code("[|catch (TaskCanceledException ex)|] { Console.WriteLine(ex.Task); }");
        return VerifyCS.VerifyCodeFixAsync(code, code);
    }

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce() => new CSharpCodeFixTest<TaskCanceledCatchAnalyzer, TaskCanceledCatchCodeFix, DefaultVerifier>
    {
        TestState = { Sources = { Code("[|catch (TaskCanceledException)|] { }"), Code("[|catch (TaskCanceledException)|] { }", "D") } },
        FixedState = { Sources = { Code("catch (OperationCanceledException) { }"), Code("catch (OperationCanceledException) { }", "D") } },
    }.RunAsync();

    private static Task VerifyWorkAsync(string statement) => Verify.VerifyTypesAsync(
        $$"""
        partial class C
        {
            static async Task LoadAsync(CancellationToken token) { await Task.Yield(); token.ThrowIfCancellationRequested(); }
            async Task M(CancellationToken token) { await Task.Yield(); {{statement}} }
        }
        """);

    private static string Code(string clause, string name = "C") =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        class {{name}} { void M(CancellationToken token) { try { token.ThrowIfCancellationRequested(); } {{clause}} } }
        """;
}

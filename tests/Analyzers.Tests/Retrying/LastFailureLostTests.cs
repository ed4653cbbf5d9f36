using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<LastFailureLostAnalyzer, LastFailureLostCodeFix>;

public sealed class LastFailureLostTests
{
    [Theory]
    [InlineData("void M() { for (var i = 0; i < 3; i++) { try { Work(); return; } [|catch (IOException)|] { Thread.Sleep(100); } } }")]
    [InlineData("void M() { var i = 3; while (i-- > 0) { try { Work(); break; } [|catch (IOException)|] { } } }")]
    [InlineData("async Task M() { for (var i = 0; i < 3; i++) { try { await WorkAsync(); return; } [|catch (IOException)|] { await Task.Delay(100); } } }")]
    [InlineData("string? M() { for (var i = 0; i < 3; i++) { try { return File.ReadAllText(\"a\"); } [|catch (IOException)|] { Thread.Sleep(100); } } return null; }")]
    [InlineData("bool M() { for (var i = 0; i < 3; i++) { try { Work(); return true; } [|catch (IOException)|] { Thread.Sleep(100); } } return false; }")]
    [InlineData("string? M() { string? text = null; for (var i = 0; i < 3; i++) { try { text = File.ReadAllText(\"a\"); break; } [|catch (IOException)|] { Thread.Sleep(100); } } return text; }")]
    [InlineData("void M() { for (var i = 0; i < 3; i++) { try { Work(); return; } [|catch (IOException)|] { Thread.Sleep(100); } } throw new OrderException(\"failed\"); }")]
    [InlineData("void M() { var i = 0; while (true) { try { Work(); return; } [|catch (IOException)|] { if (++i == 3) return; } } }")]
    [InlineData("void M() { foreach (var i in Enumerable.Range(0, 3)) { try { Work(); return; } [|catch (IOException)|] { } } }")]
    [InlineData("void M() { Action a = () => { for (var i = 0; i < 3; i++) { try { Work(); return; } [|catch (IOException)|] { } } }; }")]
    public Task NobodyLearnsOfTheLastFailure_IsReported(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("void M() { for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException) when (i < 2) { Thread.Sleep(100); } } }")]
    [InlineData("void M() { for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException) { if (i == 2) throw; } } }")]
    [InlineData("void M() { Exception? last = null; for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException ex) { last = ex; } } throw last!; }")]
    [InlineData("void M() { var all = new List<Exception>(); for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException ex) { all.Add(ex); } } throw new AggregateException(all); }")]
    [InlineData("bool M() { for (var i = 0; i < 3; i++) { try { Work(); return true; } catch (IOException ex) { _log.LogWarning(ex, \"again\"); } } return false; }")]
    [InlineData("bool TryM() { for (var i = 0; i < 3; i++) { try { Work(); return true; } catch (IOException) { } } return false; }")]
    [InlineData("void M() { for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException) { } } _log.LogError(\"gave up\"); }")]
    [InlineData("void M() { while (true) { try { Work(); return; } catch (IOException) { } } }")]
    [InlineData("void M() { for (var i = 0; i < 3; i++) { try { File.Delete(\"a\"); return; } catch (IOException) { } } }")]
    [InlineData("void M() { var i = 0; while (true) { try { Work(); return; } catch (IOException ex) { if (++i == 3) throw new OrderException(\"failed\", ex); } } }")]
    [InlineData("int M() { for (var i = 0; i < 3; i++) { try { return Compute(); } catch (IOException) { } } return -Environment.ProcessorCount; }")]
    public Task SomebodyLearnsOfIt_IsNotReported(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("void M() { for (var i = 0; i < 3; i++) { try { Work(); return; } {|#0:catch (IOException)|} { } } }", "the code goes on as if the work were done")]
    [InlineData("bool M() { for (var i = 0; i < 3; i++) { try { Work(); return true; } {|#0:catch (IOException)|} { } } return false; }", "the caller gets an empty answer")]
    [InlineData("void M() { for (var i = 0; i < 3; i++) { try { Work(); return; } {|#0:catch (IOException)|} { } } throw new OrderException(\"failed\"); }", "another exception is thrown without the one that was caught")]
    public Task Message_SaysWhatHappensInstead(string member, string what) => Verify.VerifyAsync(member, Verify.Diagnostic().WithLocation(0).WithArguments(what));

    [Fact]
    public Task BrokenCode_IsReadAsFarAsItGoes() => Verify.VerifyAsync(
        "void M() { for (var i = 0; i < 3; i++) { try { Work(); return; } [|catch ({|CS0246:Missing|})|] { } } }");

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync(
        "", "void M() { for (var i = 0; i < 3; i++) { try { Work(); return; } catch (IOException) { } } }");

    [Fact]
    public Task Filter_LetsTheLastOneThrough() => Verify.VerifyFixAllAsync(
        """
            string? M(int max)
            {
                for (var i = 0; i < max; i++)
                {
                    try
                    {
                        return File.ReadAllText("a");
                    }
                    [|catch (IOException)|] // in use
                    {
                        Thread.Sleep(100);
                    }
                }

                return null;
            }
        """,
        """
            string? M(int max)
            {
                for (var i = 0; i < max; i++)
                {
                    try
                    {
                        return File.ReadAllText("a");
                    }
                    catch (IOException) when (i < max - 1) // in use
                    {
                        Thread.Sleep(100);
                    }
                }

                return null;
            }
        """);

    [Theory]
    [InlineData("var i = 0; i < 3; i++", "i < 2")]
    [InlineData("var i = 1; i <= 3; ++i", "i < 3")]
    public Task LimitInTheLoop_IsRead(string header, string another) => Verify.VerifyFixAsync(
        $"void M() {{ for ({header}) {{ try {{ Work(); return; }} [|catch (IOException)|] {{ }} }} }}",
        $"void M() {{ for ({header}) {{ try {{ Work(); return; }} catch (IOException) when ({another}) {{ }} }} }}");

    [Fact]
    public Task CounterThatTheLoopDoesNotShow_HasNoFix() => Verify.VerifyAsync(
        "void M() { var i = 3; while (i-- > 0) { try { Work(); return; } [|catch (IOException)|] { } } }");
}

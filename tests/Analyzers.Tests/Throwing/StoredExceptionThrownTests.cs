using ErrorHandling.Analyzers.CodeFixes.Throwing;
using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<StoredExceptionThrownAnalyzer>;
using VerifyCS = CSharpCodeFixVerifier<StoredExceptionThrownAnalyzer, StoredExceptionThrownCodeFix, DefaultVerifier>;

public sealed class StoredExceptionThrownTests
{
    [Theory]
    [InlineData("[|throw _saved!;|]")]
    [InlineData("[|throw this._saved!;|]")]
    [InlineData("[|throw Saved!;|]")]
    [InlineData("[|throw Forwarded!;|]")]
    [InlineData("[|throw task.Exception!;|]")]
    [InlineData("[|throw task.Exception!.InnerException!;|]")]
    [InlineData("[|throw task.Exception?.InnerException!;|]")]
    [InlineData("[|throw result.Error;|]")]
    [InlineData("[|throw queue.Dequeue();|]")]
    [InlineData("[|throw list[0];|]")]
    [InlineData("[|throw array[0];|]")]
    [InlineData("[|throw list.First();|]")]
    [InlineData("foreach (var e in list) [|throw e;|]")]
    [InlineData("if (_saved is { } e) [|throw e;|]")]
    [InlineData("if (result.Error is IOException e) [|throw e;|]")]
    [InlineData("var e = _saved; if (e != null) [|throw e;|]")]
    [InlineData("Exception? last = null; try { Work(); } catch (IOException ex) { last = ex; } if (last != null) [|throw last;|]")]
    [InlineData("try { Work(); } catch (AggregateException ex) { [|throw ex.InnerException!;|] }")]
    [InlineData("try { Work(); } catch (AggregateException ex) { [|throw ex.InnerException ?? ex;|] }")]
    [InlineData("try { Work(); } catch (AggregateException ex) { [|throw ex.GetBaseException();|] }")]
    [InlineData("try { Work(); } catch (AggregateException ex) { if (ex.InnerException is { } inner) [|throw inner;|] throw; }")]
    [InlineData("try { Work(); } catch (IOException ex) { Action later = () => [|throw ex|]; later(); }")]
    [InlineData("try { Work(); } catch (IOException ex) { void Later() { [|throw ex;|] } Later(); }")]
    [InlineData("_ = Flag ? 1 : [|throw _saved!|];")]
    public Task ExceptionThatWasThrownBefore_IsReported(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("throw new IOException();")]
    [InlineData("throw parameter;")]
    [InlineData("throw Make();")]
    [InlineData("throw Fresh;")]
    [InlineData("throw s_known;")]
    [InlineData("throw _made;")]
    [InlineData("var e = new IOException(); throw e;")]
    [InlineData("Exception e = Make(); throw e;")]
    [InlineData("var e = Flag ? _saved! : new IOException(); throw e;")]
    [InlineData("throw _saved ?? new IOException();")]
    [InlineData("Fill(out var e); throw e;")]
    [InlineData("try { Work(); } catch (IOException) { throw; }")]
    public Task ExceptionThatIsMadeHereOrHandedIn_IsNotReported(string statement) => VerifyAsync(statement);

    [Fact]
    public Task CaughtException_IsLeftToItsRule() => VerifyAsync("try { Work(); } catch (IOException ex) { throw ex; }");

    [Fact]
    public Task Message_NamesWhatIsThrown() => Verify.VerifyAsync(
        "void M(Task task) { {|#0:throw task.Exception!;|} }",
        new DiagnosticResult(StoredExceptionThrownAnalyzer.Rule).WithLocation(0).WithArguments("task.Exception!"));

    [Theory]
    [InlineData("[|throw saved;|]", "ExceptionDispatchInfo.Capture(saved).Throw();")]
    [InlineData("if (saved != null) [|throw saved;|] /* later */", "if (saved != null) ExceptionDispatchInfo.Capture(saved).Throw(); /* later */")]
    [InlineData("try { M(); } catch (Exception e) { [|throw e.InnerException;|] }", "try { M(); } catch (Exception e) { ExceptionDispatchInfo.Capture(e.InnerException).Throw(); throw; }")]
    public Task Throw_IsDispatched(string statement, string fixedStatement) => VerifyCS.VerifyCodeFixAsync(Code("", statement), Code("using System.Runtime.ExceptionServices;\n", fixedStatement));

    /// <summary>The compiler would miss the value that the path does not return.</summary>
    [Theory]
    [InlineData("int N() { [|throw saved;|] }")]
    [InlineData("int N() => saved == null ? 1 : [|throw saved|];")]
    public Task PathThatMustEnd_HasNoFix(string member)
    {
        var code = $"using System; class C {{ Exception saved = null; {member} void Keep(Exception e) => saved = e; }}";
        return VerifyCS.VerifyCodeFixAsync(code, code);
    }

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce() => new CSharpCodeFixTest<StoredExceptionThrownAnalyzer, StoredExceptionThrownCodeFix, DefaultVerifier>
    {
        TestState = { Sources = { Code("", "[|throw saved;|]"), Code("", "[|throw saved;|]", "D") } },
        FixedState =
        {
            Sources =
            {
                Code("using System.Runtime.ExceptionServices;\n", "ExceptionDispatchInfo.Capture(saved).Throw();"),
                Code("using System.Runtime.ExceptionServices;\n", "ExceptionDispatchInfo.Capture(saved).Throw();", "D"),
            },
        },
    }.RunAsync();

    private static Task VerifyAsync(string statement) => Verify.VerifyTypesAsync(
        $$"""
        class Result { public Exception Error { get; init; } = null!; }
        partial class C
        {
            private Exception? _saved;
            private static readonly Exception s_known = new IOException();
            private readonly Exception _made = new IOException();
            public Exception? Saved { get; private set; }
            private Exception? Forwarded => _saved;
            private static Exception Fresh => new IOException();
            private static Exception Make() => new IOException();
            private static void Fill(out Exception e) => e = new IOException();
            void M(Task task, Result result, Queue<Exception> queue, List<Exception> list, Exception[] array, Exception parameter) { {{statement}} }
        }
        """);

    private static string Code(string imports, string statement, string name = "C") =>
        $$"""
        using System;
        {{imports}}
        class {{name}}
        {
            Exception saved = null;
            void Keep(Exception e) => saved = e;
            void M() { {{statement}} }
        }
        """;
}

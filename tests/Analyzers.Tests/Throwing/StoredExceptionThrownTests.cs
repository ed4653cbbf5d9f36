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
    [InlineData("var e = Interlocked.Exchange(ref _saved, null); if (e != null) [|throw e;|]")]
    [InlineData("if (_saved != null) [|throw Volatile.Read(ref _saved);|]")]
    [InlineData("[|throw list[^1];|]")]
    [InlineData("[|throw array[^1];|]")]
    [InlineData("[|throw (Flag switch { true => _saved!, _ => list[0] });|]")]
    [InlineData("[|throw Nested!;|]")]
    [InlineData("[|throw this[0]!;|]")]
    [InlineData("[|throw outcome.Error!;|]")]
    [InlineData("[|throw s_caught!;|]")]
    [InlineData("if (found.TryGetValue(1, out var e)) [|throw e;|]")]
    [InlineData("foreach (var (number, e) in found) [|throw e;|]")]
    [InlineData("var (number, e) = await running; if (e != null) [|throw e;|]")]
    [InlineData("var (number, e) = Try(); if (e != null) [|throw e;|]")]
    [InlineData("(int number, Exception? e) = await TryAsync().ConfigureAwait(false); if (e != null) [|throw e;|]")]
    [InlineData("Exception? first = null; try { Work(); } catch (IOException ex) { first ??= ex; } if (first != null) [|throw first;|]")]
    [InlineData("if (_saved is not { } e) return; [|throw e;|]")]
    [InlineData("if (result is { Error: { } e }) [|throw e;|]")]
    [InlineData("if (outcome is { Error: IOException e }) [|throw e;|]")]
    [InlineData("_ = (object)result switch { Result { Error: var e } => [|throw e|], _ => 1 };")]
    [InlineData("switch (result.Error) { case IOException e: [|throw e;|] }")]
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
    [InlineData("throw Volatile.Read(ref parameter);")]
    [InlineData("throw (Flag switch { true => _saved!, _ => new IOException() });")]
    [InlineData("throw Expected;")]
    [InlineData("Exception? first = null; first ??= new IOException(); throw first;")]
    [InlineData("if (Make() is { } e) throw e;")]
    [InlineData("if (parameter is not IOException e) return; throw e;")]
    [InlineData("_ = parameter switch { IOException e => throw e, _ => 1 };")]
    [InlineData("if (new Fault() is { Made: { } e }) throw e;")]
    [InlineData("var (number, e) = (1, new IOException()); throw e;")]
    [InlineData("var (number, e) = Check(); if (e != null) throw e;")]
    [InlineData("var (number, e) = outcome.Check(); if (e != null) throw e;")]
    [InlineData("Exception e = _saved!; if (e is { } other) e = other; throw e;")]
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
        interface IOutcome { Exception? Error { get; } (int Number, Exception? Error) Check(); }
        class Fault { public Exception Made => new IOException(); }
        abstract partial class C
        {
            private Exception? _saved;
            private static readonly Exception s_known = new IOException();
            private readonly Exception _made = new IOException();
            public Exception? Saved { get; private set; }
            private Exception? Forwarded => _saved;
            private static Exception Fresh => new IOException();
            private static readonly Exception? s_caught;
            static C() { try { Work(); } catch (IOException ex) { s_caught = ex; } }
            private Exception? Nested => _saved?.InnerException?.InnerException;
            private Exception? this[int slot] => _slots[slot];
            private readonly Exception?[] _slots = new Exception?[1];
            protected abstract Exception Expected { get; }
            private static (int Number, Exception? Error) Try() { try { Work(); return (1, null); } catch (Exception ex) { return (0, ex); } }
            private static async Task<(int Number, Exception? Error)> TryAsync() { try { await WorkAsync(); return (1, null); } catch (Exception ex) { return (0, ex); } }
            private static (int Number, Exception? Error) Check() => Compute() > 0 ? (1, null) : (0, new IOException());
            private static Exception Make() => new IOException();
            private static void Fill(out Exception e) => e = new IOException();
            {{(statement.Contains("await", StringComparison.Ordinal) ? "async " : "")}}void M(
                Task task, Result result, Queue<Exception> queue, List<Exception> list, Exception[] array, Exception parameter, IOutcome outcome,
                Dictionary<int, Exception> found, Task<(int Number, Exception? Error)> running) { {{statement}} }
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

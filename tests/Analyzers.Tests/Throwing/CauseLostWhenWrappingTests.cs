using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<CauseLostWhenWrappingAnalyzer>;
using VerifyCS = CSharpAnalyzerVerifier<CauseLostWhenWrappingAnalyzer, DefaultVerifier>;

/// <summary>In which shapes the cause is lost, and in which it travels along.</summary>
public sealed class CauseLostWhenWrappingTests
{
    [Theory]
    [InlineData("[|throw new OrderException(\"no\");|]")]
    [InlineData("[|throw new OrderException();|]")]
    [InlineData("[|throw (new OrderException(\"no\"));|]")]
    [InlineData("[|throw (Exception)new OrderException(\"no\");|]")]
    [InlineData("[|throw new OrderException(\"no\", null!);|]")]
    [InlineData("[|throw new OrderException(\"no\", default!);|]")]
    [InlineData("if (Flag) [|throw new OrderException(\"no\");|] throw;")]
    [InlineData("if (ex is IOException) [|throw new OrderException(\"no\");|] else [|throw new TimeoutException(\"no\");|]")]
    [InlineData("_ = Flag ? 1 : [|throw new OrderException(\"no\")|];")]
    [InlineData("_ = ex.InnerException ?? [|throw new OrderException(\"no\")|];")]
    [InlineData("_ = Compute() switch { 1 => 2, _ => [|throw new OrderException(\"no\")|] };")]
    [InlineData("try { Work(); } finally { Compute(); } [|throw new OrderException(\"no\");|]")]
    [InlineData("switch (Compute()) { case 1: [|throw new OrderException(\"no\");|] default: throw; }")]
    [InlineData("_log.LogInformation(\"failed\"); [|throw new OrderException(\"no\");|]")]
    public Task NewExceptionThrown_IsReported(string handler) => VerifyAsync(handler);

    [Theory]
    [InlineData("var error = new OrderException(\"no\"); [|throw error;|]")]
    [InlineData("Exception error; error = new OrderException(\"no\"); [|throw error;|]")]
    [InlineData("Exception error; if (Flag) error = new OrderException(\"no\"); else error = new TimeoutException(\"no\"); [|throw error;|]")]
    [InlineData("var error = new OrderException(\"no\"); error.Data[\"id\"] = 1; [|throw error;|]")]
    public Task NewExceptionThroughALocal_IsReported(string handler) => VerifyAsync(handler);

    [Theory]
    [InlineData("[|throw Make(\"no\");|]", "private static Exception Make(string text) => new OrderException(text);")]
    [InlineData("[|throw Make(\"no\");|]", "private static OrderException Make(string text) { return new OrderException(text); }")]
    [InlineData("[|throw Make();|]", "public static Exception Make() => new OrderException(\"no\");")]
    [InlineData("[|throw Make(ex.Message);|]", "private static Exception Make(string text) => new OrderException(text);")]
    [InlineData("[|throw Make(ex);|]", "private static Exception Make(Exception e) => new OrderException(e.Message);")]
    [InlineData("[|throw Make(ex);|]", "private static Exception Make(Exception e) => new OrderException(\"no\");")]
    [InlineData("var error = Make(\"no\"); [|throw error;|]", "private static Exception Make(string text) => new OrderException(text);")]
    public Task FactoryOfThisCompilationLosesTheCause_IsReported(string handler, string factory) => VerifyAsync(handler, factory);

    [Theory]
    [InlineData("throw Make(ex);", "private static Exception Make(Exception e) => new OrderException(\"no\", e);")]
    [InlineData("throw Make(ex);", "private static Exception Make(Exception e) { var made = new OrderException(\"no\", e); return made; }")]
    [InlineData("throw Make(\"no\", ex);", "private static Exception Make(string text, Exception? inner = null) => new OrderException(text, inner!);")]
    [InlineData("throw Make(ex);", "private static Exception Make(Exception e) => e is IOException ? new OrderException(\"no\", e) : e;")]
    [InlineData("throw Make(ex);", "protected virtual Exception Make(Exception e) => new OrderException(\"no\");")]
    [InlineData("throw Make();", "protected virtual Exception Make() => new OrderException(\"no\");")]
    [InlineData("throw Make!();", "private static Func<Exception>? Make;")]
    [InlineData("throw Make;", "private static Exception Make => new OrderException(\"no\");")]
    [InlineData("throw Make(\"no\");", "private static Exception Make(string text) { if (text.Length > 1) return new OrderException(text); return new IOException(text); }")]
    public Task FactoryThatKeepsTheCauseOrCannotBeRead_IsSilent(string handler, string factory) => VerifyAsync(handler, factory);

    [Theory]
    [InlineData("Task", "return [|Task.FromException(new OrderException(\"no\"))|];")]
    [InlineData("Task<int>", "return [|Task.FromException<int>(new OrderException(\"no\"))|];")]
    [InlineData("ValueTask", "return [|ValueTask.FromException(new OrderException(\"no\"))|];")]
    [InlineData("ValueTask<int>", "return [|ValueTask.FromException<int>(new OrderException(\"no\"))|];")]
    [InlineData("Task", "var error = new OrderException(\"no\"); return [|Task.FromException(error)|];")]
    [InlineData("void", "[|source.SetException(new OrderException(\"no\"))|];")]
    [InlineData("void", "[|source.TrySetException(new OrderException(\"no\"))|];")]
    [InlineData("void", "[|plain.SetException(new OrderException(\"no\"))|];")]
    public Task TaskMadeToFailWithoutTheCause_IsReported(string type, string handler) => VerifyTaskAsync(type, handler);

    [Theory]
    [InlineData("Task", "return Task.FromException(ex);")]
    [InlineData("Task", "return Task.FromException(new OrderException(\"no\", ex));")]
    [InlineData("Task<int>", "return Task.FromException<int>(new OrderException(\"no\", ex));")]
    [InlineData("void", "source.SetException(ex);")]
    [InlineData("void", "source.TrySetException(new OrderException(\"no\", ex));")]
    [InlineData("void", "source.SetException(new[] { ex });")]
    public Task TaskMadeToFailWithTheCause_IsSilent(string type, string handler) => VerifyTaskAsync(type, handler);

    [Theory]
    [InlineData("[|throw Flag ? new OrderException(\"a\") : new OrderException(\"b\");|]")]
    [InlineData("[|throw Flag ? new OrderException(\"a\", ex) : new OrderException(\"b\");|]")]
    [InlineData("[|throw Flag ? new OrderException(\"a\") : ex;|]")]
    [InlineData("[|throw ex as OrderException ?? new OrderException(\"b\");|]")]
    [InlineData("[|throw Compute() switch { 1 => new OrderException(\"a\", ex), _ => new OrderException(\"b\") };|]")]
    [InlineData("[|throw ex switch { IOException => new TimeoutException(\"a\"), _ => (Exception)new OrderException(\"b\") };|]")]
    public Task OneOfSeveralValuesLosesTheCause_IsReported(string handler) => VerifyAsync(handler);

    [Theory]
    [InlineData("throw ex.InnerException ?? new OrderException(\"b\");")]
    [InlineData("throw Flag ? s_saved : new OrderException(\"b\");")]
    public Task OneOfSeveralValuesIsUnknown_IsSilent(string handler) => VerifyAsync(handler, "private static readonly Exception s_saved = new IOException();");

    [Theory]
    [InlineData("throw Flag ? new OrderException(\"a\", ex) : new OrderException(\"b\", ex);")]
    [InlineData("throw Flag ? new OrderException(\"a\", ex) : ex;")]
    [InlineData("throw ex as OrderException ?? new OrderException(\"b\", ex);")]
    [InlineData("throw ex switch { IOException => new TimeoutException(\"a\", ex), _ => (Exception)new OrderException(\"b\", ex) };")]
    [InlineData("var error = Flag ? new OrderException(\"a\", ex) : new OrderException(\"b\", ex); throw error;")]
    public Task EveryValueKeepsTheCause_IsSilent(string handler) => VerifyAsync(handler);

    [Theory]
    [InlineData("throw;")]
    [InlineData("throw ex;")]
    [InlineData("throw new OrderException(\"no\", ex);")]
    [InlineData("throw new OrderException(inner: ex, message: \"no\");")]
    [InlineData("throw new OrderException(\"no\", (Exception)ex);")]
    [InlineData("var cause = ex; throw new OrderException(\"no\", cause);")]
    [InlineData("var error = new OrderException(\"no\", ex); throw error;")]
    [InlineData("throw new OrderException(\"no\") { Cause = ex };")]
    [InlineData("var error = new OrderException(\"no\") { Cause = ex }; throw error;")]
    [InlineData("throw new AggregateException(ex);")]
    [InlineData("throw new AggregateException(\"no\", ex, new IOException());")]
    [InlineData("throw new AggregateException(new[] { ex });")]
    [InlineData("throw new AggregateException(new List<Exception> { ex });")]
    [InlineData("var all = new List<Exception>(); all.Add(ex); throw new AggregateException(all);")]
    [InlineData("_all.Add(ex); throw new AggregateException(_all);")]
    [InlineData("throw new OrderException(\"no\", new IOException(\"inside\", ex));")]
    [InlineData("throw new OrderException(\"no\", Flag ? ex : null!);")]
    [InlineData("throw new OrderException(\"no\", ex.InnerException ?? ex);")]
    [InlineData("ex = new OrderException(\"no\", ex); throw ex;")]
    [InlineData("var error = new OrderException(\"no\"); error.Data[\"cause\"] = ex; throw error;")]
    [InlineData("ExceptionDispatchInfo.Capture(ex).Throw();")]
    public Task CauseTravelsAlong_IsSilent(string handler) => VerifyAsync(handler, "private readonly List<Exception> _all = new();");

    [Theory]
    [InlineData("[|throw new OrderException(ex.Message);|]")]
    [InlineData("[|throw new OrderException(ex.ToString());|]")]
    [InlineData("[|throw new OrderException(\"no: \" + ex.Message);|]")]
    [InlineData("[|throw new OrderException($\"no: {ex}\");|]")]
    [InlineData("[|throw new OrderException(string.Format(\"no: {0}\", ex));|]")]
    [InlineData("var text = ex.Message; [|throw new OrderException(text);|]")]
    [InlineData("[|throw new OrderException(ex.Message, null!);|]")]
    [InlineData("[|throw new OrderException(ex.StackTrace!);|]")]
    public Task OnlyTextTravels_IsReported(string handler) => VerifyAsync(handler);

    [Theory]
    [InlineData("catch (Exception ex) { [|throw new OrderException(\"no\", ex.InnerException!);|] }")]
    [InlineData("catch (IOException ex) { [|throw new OrderException(\"no\", ex.InnerException!);|] }")]
    [InlineData("catch (AggregateException ex) { throw new OrderException(\"no\", ex.InnerException!); }")]
    [InlineData("catch (AggregateException ex) { throw new OrderException(\"no\", ex.Flatten()); }")]
    [InlineData("catch (AggregateException ex) { throw new OrderException(\"no\", ex.InnerExceptions[0]); }")]
    [InlineData("catch (System.Reflection.TargetInvocationException ex) { throw new OrderException(\"no\", ex.InnerException!); }")]
    [InlineData("catch (TypeInitializationException ex) { throw new OrderException(\"no\", ex.InnerException!); }")]
    [InlineData("catch (AggregateException ex) { [|throw new OrderException(ex.InnerException!.Message);|] }")]
    public Task OnlyTheInnerExceptionTravels_IsReportedUnlessTheCaughtIsAMereWrapper(string clause) =>
        Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clause} }}");

    [Theory]
    [InlineData("catch { [|throw new OrderException(\"no\");|] }")]
    [InlineData("catch (Exception) { [|throw new OrderException(\"no\");|] }")]
    [InlineData("catch (IOException) { [|throw new OrderException(\"no\");|] }")]
    [InlineData("catch (IOException ex) when (ex.HResult == 5) { [|throw new OrderException(\"no\");|] }")]
    [InlineData("catch (IOException) { [|throw new OrderException(\"a\");|] } catch (TimeoutException) { [|throw new OrderException(\"b\");|] }")]
    [InlineData("catch (Exception ex) when (ex is IOException) { [|throw new OrderException(\"no\");|] } finally { Compute(); }")]
    public Task AnyClause_IsReported(string clauses) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clauses} }}");

    [Fact]
    public Task Message_NamesTheNewType() => Verify.VerifyAsync(
        "void M() { try { Work(); } {|#1:catch (IOException) { {|#0:throw {|#2:new OrderException(\"no\")|};|} }|} }",
        VerifyCS.Diagnostic().WithLocation(0).WithLocation(1).WithLocation(2).WithArguments("OrderException"));

    private static Task VerifyAsync(string handler, string others = "") =>
        Verify.VerifyAsync($"void M() {{ try {{ Work(); }} catch (Exception ex) {{ {handler} }} }} {others}");

    private static Task VerifyTaskAsync(string type, string handler) => Verify.VerifyAsync(
        $"{type} M(TaskCompletionSource<int> source, TaskCompletionSource plain) {{ try {{ Work(); {(type == "void" ? "" : "return default!;")} }} catch (Exception ex) {{ {handler} }} }}");

    [Theory]
    [InlineData("[|throw new OrderException(string.Format(\"{0}\", ex));|]")]
    [InlineData("[|throw new OrderException(Describe(ex));|]")]
    [InlineData("[|throw new OrderException(\"no\", new Exception(ex.Message));|]")]
    [InlineData("[|throw new FormattedException(\"{0}\", ex);|]")]
    public Task OnlyItsTextTravels_IsReported(string handler) => Verify.VerifyAsync(
        $"public static string Describe(Exception e) => e.Message; void M() {{ try {{ Work(); }} catch (Exception ex) {{ {handler} }} }} "
        + "class FormattedException : Exception { public FormattedException(string format, params object[] args) : base(string.Format(format, args)) { } }");
}

using ErrorHandling.Analyzers.CodeFixes.Throwing;
using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<ExceptionNeverThrownAnalyzer>;
using VerifyCS = CSharpCodeFixVerifier<ExceptionNeverThrownAnalyzer, ExceptionNeverThrownCodeFix, DefaultVerifier>;

public sealed class ExceptionNeverThrownTests
{
    [Theory]
    [InlineData("[|new OrderException(\"no\")|];")]
    [InlineData("if (Flag) [|new OrderException(\"no\")|];")]
    [InlineData("[|new OrderException { HelpLink = \"x\" }|];")]
    [InlineData("var e = [|new OrderException(\"no\")|];")]
    [InlineData("OrderException e = [|new(\"no\")|];")]
    [InlineData("Exception e = [|new OrderException(\"no\")|]; e.Data[\"id\"] = 1; e.HelpLink = \"x\";")]
    [InlineData("var e = [|new OrderException(\"no\")|]; e.Data.Add(\"id\", 1);")]
    [InlineData("var e = [|new OrderException(\"no\")|]; e = null;")]
    [InlineData("Action a = () => { [|new OrderException(\"no\")|]; };")]
    [InlineData("Action a = () => [|new OrderException(\"no\")|];")]
    [InlineData("Local(); void Local() => [|new OrderException(\"no\")|];")]
    [InlineData("Exception e = null; if (Flag) e = [|new OrderException(\"no\")|];")]
    [InlineData("var e = Flag ? [|new OrderException(\"no\")|] : null;")]
    [InlineData("var e = Flag ? [|new OrderException(\"no\")|] : new OrderException(\"none\");")]
    [InlineData("var e = [|new CodedException()|]; e.Code = 4;")]
    [InlineData("Local<OrderException>(); void Local<T>() where T : Exception, new() { [|new T()|]; }")]
    public Task ExceptionThatNothingIsDoneWith_IsReported(string statement) => Verify.VerifyTypesAsync(
        $"class CodedException : Exception {{ public int Code; }} partial class C {{ void M() {{ {statement} }} }}");

    [Theory]
    [InlineData("void M() => [|new OrderException(\"no\")|];")]
    [InlineData("int P { get => 1; set => [|new OrderException(\"no\")|]; }")]
    public Task BodyThatReturnsNothing_IsReported(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("throw new OrderException(\"no\");")]
    [InlineData("_ = new OrderException(\"no\");")]
    [InlineData("var e = new OrderException(\"no\"); throw e;")]
    [InlineData("var e = new OrderException(\"no\"); Console.WriteLine(e);")]
    [InlineData("var e = new OrderException(\"no\"); var text = e.Message;")]
    [InlineData("var e = new OrderException(\"no\"); Action a = () => Console.WriteLine(e);")]
    [InlineData("Exception Local() => new OrderException(\"no\"); throw Local();")]
    [InlineData("Exception e = null; if (Flag) e = new OrderException(\"no\"); if (e != null) throw e;")]
    [InlineData("var e = Flag ? new OrderException(\"no\") : null; if (e != null) throw e;")]
    [InlineData("ref var kept = ref _kept; kept = new OrderException(\"no\");")]
    [InlineData("Func<Exception> f = () => new OrderException(\"no\");")]
    [InlineData("Console.WriteLine(new OrderException(\"no\"));")]
    [InlineData("_kept = new OrderException(\"no\");")]
    [InlineData("Make();")]
    [InlineData("new List<int>();")]
    [InlineData("var e = Make();")]
    public Task ExceptionThatIsUsedOrAnythingElse_IsNotReported(string statement)
    {
        var test = Verify.Test($"partial class C {{ Exception? _kept; static Exception Make() => new OrderException(\"no\"); void M() {{ {statement} }} }}");
        return test.RunAsync();
    }

    [Fact]
    public Task Message_NamesTheType() => Verify.VerifyAsync(
        "void M() { {|#0:new OrderException(\"no\")|}; }",
        new DiagnosticResult(ExceptionNeverThrownAnalyzer.Rule).WithLocation(0).WithArguments("OrderException"));

    [Theory]
    [InlineData("if (flag) [|new InvalidOperationException(\"no\")|]; /* stop */", "if (flag) throw new InvalidOperationException(\"no\"); /* stop */")]
    [InlineData("Action a = () => [|new InvalidOperationException(\"no\")|];", "Action a = () => throw new InvalidOperationException(\"no\");")]
    [InlineData("void Stop() => [|new InvalidOperationException(\"no\")|]; /* stop */", "void Stop() => throw new InvalidOperationException(\"no\"); /* stop */")]
    [InlineData("if (flag) { var e = [|new InvalidOperationException(\"no\")|]; }", "if (flag) { throw new InvalidOperationException(\"no\"); }")]
    [InlineData("if (flag) { InvalidOperationException e = [|new(\"no\")|]; }", "if (flag) { throw new InvalidOperationException(\"no\"); }")]
    public Task Throw_IsAdded(string statement, string fixedStatement) => VerifyCS.VerifyCodeFixAsync(Code(statement), Code(fixedStatement));

    /// <summary>What follows could not be reached any more, or fills the exception in.</summary>
    [Theory]
    [InlineData("[|new InvalidOperationException(\"no\")|]; Console.WriteLine();")]
    [InlineData("var e = flag ? [|new InvalidOperationException(\"no\")|] : null;")]
    [InlineData("Exception e; if (flag) e = [|new InvalidOperationException(\"no\")|];")]
    [InlineData("if (flag) { var e = [|new InvalidOperationException(\"no\")|]; e.HelpLink = \"x\"; }")]
    public Task ExceptionWithSomethingBehindIt_HasNoFix(string statement) => VerifyCS.VerifyCodeFixAsync(Code(statement), Code(statement));

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce() => new CSharpCodeFixTest<ExceptionNeverThrownAnalyzer, ExceptionNeverThrownCodeFix, DefaultVerifier>
    {
        TestState = { Sources = { Code("if (flag) [|new InvalidOperationException()|];"), Code("if (flag) [|new InvalidOperationException()|];", "D") } },
        FixedState = { Sources = { Code("if (flag) throw new InvalidOperationException();"), Code("if (flag) throw new InvalidOperationException();", "D") } },
    }.RunAsync();

    private static string Code(string statement, string name = "C") => $"using System; class {name} {{ void M(bool flag) {{ {statement} }} }}";
}

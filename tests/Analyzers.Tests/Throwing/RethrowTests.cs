using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using VerifyCS = CSharpAnalyzerVerifier<RethrowAnalyzer, DefaultVerifier>;

public sealed class RethrowTests
{
    [Fact]
    public Task CaughtVariable_IsReported() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System;
        class C { void M(Action work) { try { work(); } catch (Exception ex) { [|throw ex;|] } } }
        """);

    [Fact]
    public Task Message_NamesTheVariable() => VerifyCS.VerifyAnalyzerAsync(
        "using System; class C { void M(Action work) { try { work(); } catch (Exception boom) { {|#0:throw boom;|} } } }",
        VerifyCS.Diagnostic().WithLocation(0).WithArguments("boom"));
}

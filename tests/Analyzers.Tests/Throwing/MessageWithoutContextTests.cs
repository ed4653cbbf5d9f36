using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<MessageWithoutContextAnalyzer>;

public sealed class MessageWithoutContextTests
{
    [Theory]
    [InlineData("public void M(string name) { if (name == \"\") [|throw new OrderException(\"no\");|] }")]
    [InlineData("public void M(int id) { if (!Exists(id)) [|throw new OrderException(\"no\");|] } static bool Exists(int id) => id > 0;")]
    [InlineData("public void M(Guid id) { if (Flag && id == default) { [|throw new OrderException(\"no\");|] } }")]
    [InlineData("protected object M(string? name) => name ?? [|throw new OrderException(\"no\")|];")]
    [InlineData("public int M(int id) => id > 0 ? id : [|throw new OrderException(\"no\")|];")]
    [InlineData("public C(int id) { if (id == 0) [|throw new OrderException(\"no\");|] }")]
    [InlineData("public void M(int id) { try { Work(); } catch (IOException ex) { [|throw new OrderException(\"no\", ex);|] } }")]
    [InlineData("public void M(int id) { try { Work(); } catch (IOException ex) { if (ex.HResult == 5) [|throw new OrderException(\"no\", ex);|] throw; } }")]
    public Task ConstantMessageAfterACheckOfAParameter_IsReported(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("public void M(string name) { if (name == \"\") throw new OrderException($\"no {name}\"); }")]
    [InlineData("public void M(string name) { if (name == \"\") throw new OrderException(); }")]
    [InlineData("public void M(string name) { if (name == \"\") throw new ArgumentException(\"no\", nameof(name)); }")]
    [InlineData("public void M(string name) { if (name == \"\") throw new NotSupportedException(\"no\"); }")]
    [InlineData("public void M(string name) { if (name == \"\") throw new Exception(\"no\"); }")]
    [InlineData("public void M(string name) { if (Flag) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string name) { throw new OrderException(\"no\"); }")]
    [InlineData("public void M(object value) { if (value.Equals(1)) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string password) { if (password == \"\") throw new OrderException(\"no\"); }")]
    [InlineData("public void M(CancellationToken token) { if (token.CanBeCanceled) throw new OrderException(\"no\"); }")]
    [InlineData("public void M() { try { Work(); } catch (IOException ex) { throw new OrderException(\"no\", ex); } }")]
    [InlineData("public void M(int id) { try { Work(); } catch (IOException ex) { throw new OrderException($\"no {id}\", ex); } }")]
    [InlineData("internal void M(string name) { if (name == \"\") throw new OrderException(\"no\"); }")]
    [InlineData("void M(string name) { if (name == \"\") throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string name) { Action a = () => { if (name == \"\") throw new OrderException(\"no\"); }; }")]
    public Task MessageThatSaysEnoughOrNobodySees_IsNotReported(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task Message_NamesTheParameter() => Verify.VerifyAsync(
        "public void M(int id) { if (id == 0) {|#0:throw new OrderException(\"no\");|} }",
        new DiagnosticResult(MessageWithoutContextAnalyzer.Rule).WithLocation(0).WithArguments("id"));
}

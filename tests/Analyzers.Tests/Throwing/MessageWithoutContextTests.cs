using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<MessageWithoutContextAnalyzer>;

public sealed class MessageWithoutContextTests
{
    [Theory]
    [InlineData("public void M(int id) { if (!Exists(id)) [|throw new OrderException(\"no\");|] }")]
    [InlineData("public void M(string path) { if (!File.Exists(path)) { [|throw new OrderException(\"no\");|] } }")]
    [InlineData("public void M(Guid orderId, Guid other) { if (Flag && orderId != other) { [|throw new OrderException(\"no\");|] } }")]
    [InlineData("protected object M(string name) => Find(name) ?? [|throw new OrderException(\"no\")|];")]
    [InlineData("public int M(int id) => Exists(id) ? id : [|throw new OrderException(\"no\")|];")]
    [InlineData("public C(int id) { if (Exists(id)) [|throw new OrderException(\"no\");|] }")]
    [InlineData("public void M(string name) { var found = Find(name); if (found is null) [|throw new OrderException(\"no\");|] }")]
    [InlineData("public void M(string name) { if (Flag) { if (Find($\"x/{name}\") == null) [|throw new OrderException(\"no\");|] } }")]
    [InlineData("public void M(int id) { if (!Exists(id)) [|throw new MoreException(\"no {0}\", \"x\");|] }")]
    [InlineData("public void M(string name) { try { Find(name); } catch (IOException ex) { [|throw new OrderException(\"no\", ex);|] } }")]
    [InlineData("public void M(string name) { try { Find(name); } catch (IOException ex) { if (ex.HResult == 5) [|throw new OrderException(\"no\", ex);|] throw; } }")]
    public Task ConstantMessageAfterALookUpByAParameter_IsReported(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("public void M(int id) { if (!Exists(id)) throw new OrderException($\"no {id}\"); }")]
    [InlineData("public void M(int id) { if (!Exists(id)) throw new OrderException(); }")]
    [InlineData("public void M(string name) { try { Find(name); } catch (IOException ex) { throw new GoneException(ex); } }")]
    [InlineData("public void M(int id) { if (!Exists(id)) throw new MoreException(\"no {0}\", id); }")]
    [InlineData("public void M(string name) { if (Find(name) == null) throw new ArgumentException(\"no\", nameof(name)); }")]
    [InlineData("public void M(string name) { if (Find(name) == null) throw new NotSupportedException(\"no\"); }")]
    [InlineData("public void M(string name) { if (Find(name) == null) throw new Exception(\"no\"); }")]
    [InlineData("public void M(string name) { if (Find(name) == null) throw new BadRequestException(\"no\"); }")]
    [InlineData("public void M(string name) { if (Find(name) == null) throw new AggregateException(\"no\"); }")]
    [InlineData("public void M(string name) { try { Find(name); } catch (IOException ex) { throw new AggregateException(ex); } }")]
    [InlineData("public void M(string name) { if (Find(name) == null) throw new AnswerException(System.Net.HttpStatusCode.Conflict, \"no\"); }")]
    [InlineData("public void M(string name) { var uri = new Uri(\"https://x/\" + name); if (!uri.IsAbsoluteUri) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string name) { if (Flag) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string name) { throw new OrderException(\"no\"); }")]
    [InlineData("public void M(object value) { if (value.Equals(1)) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string title) { if (Find(title) == null) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string userPassword) { if (Find(userPassword) == null) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string nonceName) { if (Find(nonceName) == null) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(CancellationToken id) { if (id.CanBeCanceled) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(int id) { try { Work(); } catch (IOException ex) { throw new OrderException(\"no\", ex); } }")]
    [InlineData("public void M(int id) { try { Exists(id); } catch (IOException ex) { throw new OrderException($\"no {id}\", ex); } }")]
    [InlineData("internal void M(string name) { if (Find(name) == null) throw new OrderException(\"no\"); }")]
    [InlineData("void M(string name) { if (Find(name) == null) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string name) { Action a = () => { if (Find(name) == null) throw new OrderException(\"no\"); }; }")]
    public Task MessageThatSaysEnoughOrNobodySees_IsNotReported(string member) => VerifyAsync(member);

    /// <summary>The condition fixes the value, or speaks of something else: writing the parameter down would add nothing.</summary>
    [Theory]
    [InlineData("public void M(string name) { if (name == \"\") throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string? name) { if (name is null) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string? name) { if (string.IsNullOrEmpty(name)) throw new OrderException(\"no\"); }")]
    [InlineData("protected object M(string? name) => name ?? throw new OrderException(\"no\");")]
    [InlineData("public void M(Guid id) { if (id == Guid.Empty || id == default) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(int id) { if (id < 1) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string name) { if (Find(name) == null) { if (Flag) throw new OrderException(\"no\"); } }")]
    [InlineData("public void M(string name) { if (Exists(1)) Work(); else if (Flag) throw new OrderException(\"no\"); }")]
    [InlineData("public void M(string name) { if (Find(name) == null) switch (Compute()) { case 1: throw new OrderException(\"no\"); } }")]
    public Task ConditionThatTellsTheValueOrIsAboutSomethingElse_IsNotReported(string member) => VerifyAsync(member);

    [Fact]
    public Task Message_NamesTheParameter() => Verify.VerifyAsync(
        "static bool Exists(int id) => id > 0; public void M(int id) { if (!Exists(id)) {|#0:throw new OrderException(\"no\");|} }",
        new DiagnosticResult(MessageWithoutContextAnalyzer.Rule).WithLocation(0).WithArguments("id"));

    private static Task VerifyAsync(string member) => Verify.VerifyTypesAsync(
        $$"""
        public partial class C
        {
            static bool Exists(int id) => id > 0;
            static object? Find(string name) => name;
            {{member}}
        }
        public class MoreException : OrderException { public MoreException(string format, params object[] values) : base(string.Format(format, values)) { } }
        public class AnswerException : OrderException { public AnswerException(System.Net.HttpStatusCode status, string message) : base(message) { } }
        public class GoneException : OrderException { public GoneException(Exception cause) : base("gone", cause) { } }
        public class BadRequestException : OrderException { public BadRequestException(string message) : base(message) { } }
        """);
}

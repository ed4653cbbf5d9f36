using ErrorHandling.Analyzers.Throwing;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<ExceptionTypeDesignAnalyzer>;

public sealed class ExceptionTypeDesignTests
{
    [Theory]
    [InlineData("public class [|E|] : ApplicationException { public E(string message, Exception inner) : base(message, inner) { } }", "E", "has a name that does not end in 'Exception' and derives from 'ApplicationException'")]
    [InlineData("public class [|EException|] : SystemException { public EException(string message, Exception inner) : base(message, inner) { } }", "EException", "derives from 'SystemException'")]
    [InlineData("public class [|EException|] : NullReferenceException { public EException(string message, Exception inner) : base(message, inner) { } }", "EException", "derives from 'NullReferenceException'")]
    [InlineData("public class [|EException|] : OutOfMemoryException { public EException(string message, Exception inner) : base(message, inner) { } }", "EException", "derives from 'OutOfMemoryException'")]
    [InlineData("public class [|EException|] : Exception { public EException(string message) : base(message) { } }", "EException", "has no constructor that takes an inner exception")]
    [InlineData("public class [|EException|] : Exception { public EException(string why, int code) : base(why) { } }", "EException", "has no constructor that takes an inner exception")]
    [InlineData("public class [|EException|] : Exception { public EException(string message, params object[] args) : base(string.Format(message, args)) { } }", "EException", "has no constructor that takes an inner exception")]
    [InlineData("public class [|EException|] : OrderException { public EException(string message) : base(message) { } }", "EException", "has no constructor that takes an inner exception")]
    [InlineData("public abstract class [|EException|] : Exception { protected EException(string message) : base(message) { } }", "EException", "has no constructor that takes an inner exception")]
    [InlineData("public class [|EException|] : Exception { public EException(string message) : base(message, null) { } }", "EException", "has no constructor that takes an inner exception")]
    [InlineData("public class [|EException|] : Exception { }", "EException", "has no constructor that takes a message and an inner exception")]
    [InlineData("public class [|EException|] : Exception { public EException(int code) => Code = code; public int Code { get; } }", "EException", "has no constructor that takes a message and an inner exception")]
    [InlineData("public class [|EException|] : Exception { public EException(string message, Exception inner) : base(message) { } }", "EException", "does not pass on the inner exception that its constructor takes")]
    [InlineData("public class [|EException|] : Exception { public EException(IOException cause) : base(cause.Message) { } public EException(string message, Exception inner) : base(message, inner) { } }", "EException", "does not pass on the inner exception that its constructor takes")]
    [InlineData("public class [|EException|] : Exception { public EException(string message, Exception inner) : base(null, inner) { } }", "EException", "does not pass on the message that its constructor takes")]
    [InlineData("public class [|E|] : SystemException { public E(string message, Exception inner) : base(\"failed\") { } }", "E", "has a name that does not end in 'Exception', derives from 'SystemException', does not pass on the inner exception that its constructor takes and does not pass on the message that its constructor takes")]
    public Task TypeThatCallersCannotUseWell_IsReportedOnceWithAllItsFaults(string type, string name, string faults) =>
        VerifyEveryTypeAsync(type.Replace("[|", "{|#0:").Replace("|]", "|}"), Expected(name, faults));

    /// <summary>Only a type that is made where another exception is at hand needs a place for it.</summary>
    [Theory]
    [InlineData("[|EException|]", "void M() { try { } catch (IOException ex) { throw new EException(ex.ToString()); } }")]
    [InlineData("[|EException|]", "void M() { try { } catch (IOException ex) { Tell(() => new EException(ex.Message)); } } void Tell(Func<Exception> e) => e();")]
    [InlineData("[|EException|]", "static Exception Of(IOException? cause) => new EException(cause + \"\");")]
    [InlineData("EException", "void M() { if (Flag) throw new EException(\"no\"); }")]
    [InlineData("EException", "void M() { try { throw new EException(\"no\"); } catch (IOException ex) { throw new OrderException(\"no\", ex); } }")]
    [InlineData("EException", "C(IOException cause) { if (cause.HResult == 0) throw new EException(\"no\"); }")]
    public Task TypeMadeBesideAnotherException_NeedsAPlaceForIt(string name, string member) => Verify.VerifyTypesAsync(
        $"public class {name} : Exception {{ public EException(string message) : base(message) {{ }} }} partial class C {{ {member} }}");

    [Theory]
    [InlineData("public class EException : Exception { public EException() { } public EException(string message) : base(message) { } public EException(string message, Exception inner) : base(message, inner) { } }")]
    [InlineData("public class EException : Exception { public EException(int code, string message, Exception cause) : base(message, cause) { } public EException(string message) : base(message) { } }")]
    [InlineData("public class EException : Exception { public EException(string message, Exception? inner = null) : base(message, inner) { } }")]
    [InlineData("public class EException : Exception { public EException(string message) : this(message, null) { } public EException(string message, Exception? inner) : base(message, inner) { } }")]
    [InlineData("public class EException : AggregateException { public EException(string message, IEnumerable<Exception> all) : base(message, all) { } }")]
    [InlineData("public class EException : Exception { public EException(string message) : base(message) { } internal EException(string message, Exception inner) : base(message, inner) { } }")]
    public Task TypeWithACauseInSomeConstructor_IsNotReported(string type) => VerifyEveryTypeAsync(type);

    [Theory]
    [InlineData("public sealed class EException : Exception { public EException(int id) : base($\"Order {id} is unknown.\") { } }")]
    [InlineData("public class EException : Exception { public EException() : base(\"The shop is closed.\") { } }")]
    [InlineData("public class EException : Exception { public EException(int id) { } public override string Message => \"The shop is closed.\"; }")]
    [InlineData("public class EException : TimeoutException { }")]
    [InlineData("public class AException : Exception { public AException() : base(\"Closed.\") { } } public class EException : AException { }")]
    [InlineData("public sealed class EException : SystemException { internal EException() { } }")]
    [InlineData("public class EException : Exception { private EException(string message) : base(message) { } public static EException Of(int id) => new($\"Order {id}\"); }")]
    [InlineData("public class EException : Exception { public EException(EException other) : base(other.Message) { } }")]
    public Task TypeThatSaysItAllItself_NeedsNoCause(string type) => VerifyEveryTypeAsync(type);

    [Theory]
    [InlineData("internal class E : ApplicationException { }")]
    [InlineData("[Obsolete] public class E : ApplicationException { }")]
    [InlineData("class Outer { public class EException : Exception { } }")]
    [InlineData("public class Outer { private class EException : Exception { } private protected class FException : Exception { } }")]
    [InlineData("public class LooksLikeException { }")]
    [InlineData("public class NoException : IDisposable { public void Dispose() { } }")]
    [InlineData("public class EException : ArgumentNullException { public EException(string message, Exception inner) : base(message, inner) { } }")]
    public Task TypeThatNobodyOutsideSees_OrThatIsNone_IsNotReported(string type) => VerifyEveryTypeAsync(type);

    [Fact]
    public Task BaseThatTakesNoCause_ExcusesTheType()
    {
        var test = EveryTypeTest("public class EException : Library.LibraryException { public EException(string message) : base(message) { } }");
        test.TestState.AdditionalProjects["Library"].Sources.Add("namespace Library { public class LibraryException : System.Exception { public LibraryException(string message) : base(message) { } } }");
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync();
    }

    [Fact]
    public Task ConstructorForSerialization_TakesNoMessageAndNoCause() => VerifyEveryTypeAsync(
        """
        #pragma warning disable SYSLIB0051
        using System.Runtime.Serialization;
        public class [|AException|] : Exception
        {
            public AException(string message) : base(message) { }
            protected AException(SerializationInfo info, StreamingContext context) : base(info, context) { }
        }
        """);

    [Fact]
    public Task PartialType_IsReportedOnceAndSeenAsAWhole()
    {
        var test = Verify.Test(
            """
            public partial class [|AException|] : Exception { }
            public partial class AException : IDisposable { public void Dispose() { } }
            public partial class BException { }
            public partial class BException : Exception { }
            """);
        test.TestState.Sources.Add("public partial class BException { public BException(string message, System.Exception inner) : base(message, inner) { } }");
        return test.RunAsync();
    }

    [Fact]
    public Task Program_HasNoPublicApi()
    {
        var test = Verify.Test("public class EException : ApplicationException { } class Program { static void Main() { } public void M() => throw new PException(); } class PException : Exception { }");
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task TestProject_HasNoPublicApi()
    {
        var test = Verify.Test("public class EException : ApplicationException { }");
        test.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("public void M() { throw new [|HiddenException|](); }")]
    [InlineData("protected int P => Flag ? 1 : throw new [|HiddenException|]();")]
    [InlineData("public C() { if (Flag) throw new [|HiddenException|](); }")]
    [InlineData("public void M() { try { throw new [|HiddenException|](); } catch (IOException) { } }")]
    [InlineData("public void M() { throw new [|PrivateException|](); } private sealed class PrivateException : ApplicationException { }")]
    public Task HiddenExceptionThatLeavesAVisibleMember_IsReported(string member) => Verify.VerifyTypesAsync(Hidden(member));

    [Theory]
    [InlineData("private void M() { throw new HiddenException(); }")]
    [InlineData("internal void M() { throw new HiddenException(); }")]
    [InlineData("public void M() { throw new HiddenKindOfOrderException(); }")]
    [InlineData("public void M() { throw new OrderException(); }")]
    [InlineData("public void M() { try { throw new HiddenException(); } catch (HiddenException) { } }")]
    [InlineData("public void M() { try { throw new HiddenException(); } catch { } }")]
    [InlineData("public Action M() => () => throw new HiddenException();")]
    [InlineData("public void M() { Local(); void Local() => throw new HiddenException(); }")]
    [InlineData("class Inner { public void M() { throw new HiddenException(); } }")]
    public Task HiddenExceptionThatStaysInside_OrHasABaseToCatch_IsNotReported(string member) => Verify.VerifyTypesAsync(Hidden(member));

    [Fact]
    public Task HiddenException_IsNamed() => Verify.VerifyTypesAsync(
        Hidden("public void M() => throw new {|#0:HiddenException|}();"),
        Expected("HiddenException", "is not public, so that callers cannot catch it"));

    /// <summary>A constructor that is being typed seems to call itself.</summary>
    [Fact]
    public Task ConstructorsInACircle_AreSurvived()
    {
        var test = Verify.Test("public class [|Slow|] : ApplicationException { public Slow(string message) : base(message) { } } public class Empty : Slow { public Empty() : ) { } }");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }

    [Fact]
    public Task BrokenCode_IsLeftAlone()
    {
        var test = Verify.Test("public class AException : Exception { public AException(string message) : base(message, ) { } public class : Exception { public void M() { throw new Missing(); } }");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }

    [CSharpFact(12)]
    public Task PrimaryConstructor_IsAConstructor() => VerifyEveryTypeAsync(
        """
        public class [|AException|](string message) : Exception(message);
        public class [|BException|](string message, Exception inner) : Exception(message) { public Exception Cause => inner; }
        public class DException(string message, Exception? inner = null) : Exception(message, inner);
        public class EException(int id) : Exception($"Order {id} is unknown.");
        """);

    private static Task VerifyEveryTypeAsync(string types, params DiagnosticResult[] expected) => EveryTypeTest(types, expected).RunAsync();

    private static CSharpAnalyzerTest<ExceptionTypeDesignAnalyzer, DefaultVerifier> EveryTypeTest(string types, params DiagnosticResult[] expected)
    {
        var test = Verify.Test(types, expected);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nerror_handling.require_inner_constructor = true\n"));
        return test;
    }

    private static DiagnosticResult Expected(string name, string faults) =>
        new DiagnosticResult("EH1107", DiagnosticSeverity.Info).WithLocation(0).WithArguments(name, faults);

    private static string Hidden(string member) =>
        $$"""
        public partial class C { {{member}} }
        internal sealed class HiddenException : Exception { }
        internal sealed class HiddenKindOfOrderException : OrderException { }
        """;
}

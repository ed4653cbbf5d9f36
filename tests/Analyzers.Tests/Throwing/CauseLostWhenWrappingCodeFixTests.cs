using ErrorHandling.Analyzers.CodeFixes.Throwing;
using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using VerifyCS = CSharpCodeFixVerifier<CauseLostWhenWrappingAnalyzer, CauseLostWhenWrappingCodeFix, DefaultVerifier>;

public sealed class CauseLostWhenWrappingCodeFixTests
{
    [Theory]
    [InlineData("""InvalidOperationException("failed")""", """InvalidOperationException("failed", ex)""")]
    [InlineData("""InvalidOperationException("failed" + ex.Message)""", """InvalidOperationException("failed" + ex.Message, ex)""")]
    [InlineData("""InvalidOperationException("failed", null)""", """InvalidOperationException("failed", ex)""")]
    [InlineData("""InvalidOperationException("failed", ex.InnerException)""", """InvalidOperationException("failed", ex)""")]
    [InlineData("""InvalidOperationException(innerException: null, message: "failed")""", """InvalidOperationException(innerException: ex, message: "failed")""")]
    [InlineData("""ArgumentException("failed", nameof(id))""", """ArgumentException("failed", nameof(id), ex)""")]
    [InlineData("""ArgumentException(paramName: nameof(id), message: "failed")""", """ArgumentException(paramName: nameof(id), message: "failed", innerException: ex)""")]
    [InlineData("""OperationCanceledException("failed", token)""", """OperationCanceledException("failed", ex, token)""")]
    [InlineData("""System.Net.Http.HttpRequestException("failed", null, System.Net.HttpStatusCode.BadGateway)""", """System.Net.Http.HttpRequestException("failed", ex, System.Net.HttpStatusCode.BadGateway)""")]
    [InlineData("""AggregateException("failed")""", """AggregateException("failed", ex)""")]
    [InlineData("""AggregateException()""", """AggregateException(ex)""")]
    [InlineData("""TimeoutException()""", """TimeoutException(ex.Message, ex)""")]
    [InlineData("""TimeoutException { HelpLink = "x" }""", """TimeoutException(ex.Message, ex) { HelpLink = "x" }""")]
    public Task Framework_GetsTheCauseInItsParameter(string before, string after) => VerifyCS.VerifyCodeFixAsync(
        Handler($"[|throw new {before};|]"),
        Handler($"throw new {after};"));

    [Theory]
    [InlineData("ArgumentNullException(nameof(id))")]
    [InlineData("System.IO.IOException(\"failed\", 3)")]
    public Task OverloadThatMeansSomethingElse_IsNotChosen(string creation)
    {
        var code = Handler($"[|throw new {creation};|]");
        return VerifyCS.VerifyCodeFixAsync(code, code);
    }

    [Theory]
    [InlineData("_ = id ?? [|throw new TimeoutException(\"failed\")|]; throw;", "_ = id ?? throw new TimeoutException(\"failed\", ex); throw;")]
    [InlineData("var wrapped = new TimeoutException(\"failed\"); [|throw wrapped;|]", "var wrapped = new TimeoutException(\"failed\", ex); throw wrapped;")]
    [InlineData("TimeoutException wrapped = new(\"failed\"); [|throw wrapped;|]", "TimeoutException wrapped = new(\"failed\", ex); throw wrapped;")]
    [InlineData("return [|Task.FromException(new TimeoutException(\"failed\"))|];", "return Task.FromException(new TimeoutException(\"failed\", ex));")]
    public Task EveryFormThatLeaves_IsAmendedWhereItIsCreated(string before, string after) =>
        VerifyCS.VerifyCodeFixAsync(Handler(before), Handler(after));

    [Fact]
    public Task ClauseWithoutVariable_GetsOne() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        using System.IO;
        class C
        {
            void M(Action work)
            {
                try { work(); }
                catch (IOException) // reading
                {
                    [|throw new InvalidOperationException("failed");|]
                }
                catch // all else
                {
                    [|throw new InvalidOperationException("failed");|]
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        class C
        {
            void M(Action work)
            {
                try { work(); }
                catch (IOException ex) // reading
                {
                    throw new InvalidOperationException("failed", ex);
                }
                catch (Exception ex) // all else
                {
                    throw new InvalidOperationException("failed", ex);
                }
            }
        }
        """);

    [Fact]
    public Task NameThatIsTaken_IsNotGiven() => VerifyCS.VerifyCodeFixAsync(
        """
        class C
        {
            void M(System.Action work, int ex)
            {
                try { work(); }
                catch { int exception = ex; [|throw new System.TimeoutException("failed" + exception);|] }
            }
        }
        """,
        """
        class C
        {
            void M(System.Action work, int ex)
            {
                try { work(); }
                catch (System.Exception ex1) { int exception = ex; throw new System.TimeoutException("failed" + exception, ex1); }
            }
        }
        """);

    [Fact]
    public Task TwoThrowsInOneHandler_ShareTheNewVariable() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C
        {
            void M(Action work, bool first)
            {
                try { work(); }
                catch
                {
                    if (first)
                        [|throw new TimeoutException("first");|]
                    [|throw new TimeoutException("second");|]
                }
            }
        }
        """,
        """
        using System;
        class C
        {
            void M(Action work, bool first)
            {
                try { work(); }
                catch (Exception ex)
                {
                    if (first)
                        throw new TimeoutException("first", ex);
                    throw new TimeoutException("second", ex);
                }
            }
        }
        """);

    [Fact]
    public Task ArgumentsOnTheirOwnLines_GetAnotherLine() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class C
        {
            void M(Action work, string id)
            {
                try { work(); }
                catch (Exception ex)
                {
                    Console.Write(ex.Message);
                    [|throw new ArgumentException(
                        // what
                        "failed", // in words
                        nameof(id));|] // where
                }
            }
        }
        """,
        """
        using System;
        class C
        {
            void M(Action work, string id)
            {
                try { work(); }
                catch (Exception ex)
                {
                    Console.Write(ex.Message);
                    throw new ArgumentException(
                        // what
                        "failed", // in words
                        nameof(id),
                        ex); // where
                }
            }
        }
        """);

    [Fact]
    public Task OptionalParameterForTheCause_IsNamed() => VerifyCS.VerifyCodeFixAsync(
        """
        using System;
        class OrderException : Exception { public OrderException(string message, int code = 0, Exception? inner = null) : base(message, inner) { } }
        class C { void M(Action work) { try { work(); } catch (Exception) { [|throw new OrderException("failed");|] } } }
        """,
        """
        using System;
        class OrderException : Exception { public OrderException(string message, int code = 0, Exception? inner = null) : base(message, inner) { } }
        class C { void M(Action work) { try { work(); } catch (Exception ex) { throw new OrderException("failed", inner: ex); } } }
        """);

    private static string Handler(string body) =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        class C { Task M(Action work, string id, CancellationToken token) { try { work(); return Task.CompletedTask; } catch (Exception ex) { {{body}} } } }
        """;
}

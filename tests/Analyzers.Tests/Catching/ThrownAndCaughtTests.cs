using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<ThrownAndCaughtAnalyzer>;

public sealed class ThrownAndCaughtTests
{
    [Theory]
    [InlineData("[|throw new OrderException(\"no\");|]")]
    [InlineData("if (Flag) [|throw new OrderException(\"no\");|]")]
    [InlineData("_ = Flag ? 1 : [|throw new OrderException(\"no\")|];")]
    [InlineData("object? o = null; o = o ?? [|throw new OrderException(\"no\")|];")]
    [InlineData("try { [|throw new OrderException(\"no\");|] } finally { Compute(); }")]
    [InlineData("try { [|throw new OrderException(\"no\");|] } catch (IOException) { }")]
    [InlineData("try { Work(); } catch (IOException io) { [|throw new OrderException(\"no\", io);|] }")]
    [InlineData("foreach (var i in new[] { 1 }) { switch (i) { case 1: [|throw new OrderException(\"no\");|] } }")]
    [InlineData("[|throw new SpecialException();|]")]
    [InlineData("var late = new OrderException(\"no\"); [|throw late;|]")]
    [InlineData("[|throw Make();|]")]
    [InlineData("[|throw Flag ? new OrderException(\"no\") : new OrderException(\"never\");|]")]
    public Task ThrowThatTheOwnClauseTakes_IsReported(string work) => VerifyTypesAsync($"try {{ {work} }} catch (OrderException) {{ _log.LogError(\"failed\"); }}");

    [Theory]
    [InlineData("catch (OrderException) { }")]
    [InlineData("catch (OrderException) { return; }")]
    [InlineData("catch (OrderException ex) { _log.LogError(ex, \"failed\"); }")]
    [InlineData("catch (IOException) { throw; } catch (OrderException) { return; }")]
    public Task HandlerThatGoesOn_IsReported(string clauses) => VerifyTypesAsync($"try {{ if (Flag) [|throw new OrderException(\"no\");|] }} {clauses}");

    [Theory]
    [InlineData("catch (OrderException) { throw; }")]
    [InlineData("catch (OrderException ex) { throw new InvalidOperationException(\"no\", ex); }")]
    [InlineData("catch (OrderException) { if (Flag) throw; }")]
    [InlineData("catch (OrderException) when (Flag) { }")]
    [InlineData("catch (IOException) { }")]
    [InlineData("catch (SpecialException) { }")]
    [InlineData("catch (Exception ex) { _log.LogError(ex, \"failed\"); }")]
    [InlineData("catch { }")]
    [InlineData("finally { Compute(); }")]
    public Task HandlerThatIsNoDetour_IsNotReported(string clauses) => VerifyTypesAsync($"try {{ if (Flag) throw new OrderException(\"no\"); Work(); }} {clauses}");

    [Theory]
    [InlineData("Action later = () => throw new OrderException(\"no\"); later();")]
    [InlineData("void Later() { throw new OrderException(\"no\"); } Later();")]
    [InlineData("throw Stored();")]
    [InlineData("Exception late = new OrderException(\"no\"); if (Flag) late = Stored(); throw late;")]
    [InlineData("throw Flag ? new OrderException(\"no\") : new InvalidOperationException(\"no\");")]
    [InlineData("try { throw new OrderException(\"no\"); } catch (Exception ex) { _log.LogError(ex, \"failed\"); }")]
    [InlineData("try { throw new OrderException(\"no\"); } catch (OrderException ex) { throw new InvalidOperationException(\"no\", ex); }")]
    public Task ThrowThatComesOutElsewhere_IsNotReported(string work) => VerifyTypesAsync($"try {{ {work} }} catch (OrderException) {{ return; }}");

    /// <summary>Calls under the try may throw the same, and the handler looks at what it was: it is the one place for all of them.</summary>
    [Theory]
    [InlineData("Work(); if (Flag) throw new OrderException(\"no\");", "catch (OrderException ex) { _log.LogError(ex, \"failed\"); }")]
    [InlineData("if (Flag) throw new OrderException(\"no\"); Work();", "catch (OrderException ex) { Console.WriteLine(ex.Message); }")]
    public Task OnePlaceForAllFailuresOfAKind_IsNotReported(string work, string clause) => VerifyTypesAsync($"try {{ {work} }} {clause}");

    [Theory]
    [InlineData("Work(); if (Flag) [|throw new OrderException(\"no\");|]", "catch (OrderException) { Compute(); }")]
    [InlineData("Work(); if (Flag) [|throw new OrderException(\"no\");|]", "catch (OrderException ex) { Compute(); }")]
    [InlineData("if (Flag) [|throw new OrderException(string.Concat(\"n\", \"o\"));|]", "catch (OrderException ex) { _log.LogError(ex, \"failed\"); }")]
    public Task GotoThatTheHandlerDoesNotLookAt_IsReported(string work, string clause) => VerifyTypesAsync($"try {{ {work} }} {clause}");

    [Fact]
    public Task ThrowInAHandlerOfTheSameTry_IsNotReported() => VerifyTypesAsync(
        "try { Work(); } catch (IOException ex) { throw new OrderException(\"no\", ex); } catch (OrderException) { return; }");

    [Fact]
    public Task ThrowThatLosesACause_IsLeftToItsRule() => VerifyTypesAsync(
        "try { try { Work(); } catch (IOException) { throw new OrderException(\"no\"); } } catch (OrderException) { return; }");

    [Fact]
    public Task Retry_IsNotReported() => VerifyTypesAsync(
        "while (true) { try { if (Flag) throw new OrderException(\"no\"); return; } catch (OrderException) { Work(); } }");

    [Fact]
    public Task Message_NamesTheType() => Verify.VerifyAsync(
        "void M() { try { {|#0:throw new OrderException(\"no\");|} } catch (OrderException) { return; } }",
        new DiagnosticResult(ThrownAndCaughtAnalyzer.Rule).WithLocation(0).WithArguments("OrderException"));

    private static Task VerifyTypesAsync(string statement) => Verify.VerifyTypesAsync(
        $$"""
        class SpecialException : OrderException { }
        partial class C { static OrderException Make() => new("no"); static Exception Stored() => s_stored; static readonly Exception s_stored = new OrderException("no"); void M() { {{statement}} } }
        """);
}

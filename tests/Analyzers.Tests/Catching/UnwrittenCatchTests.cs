using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<UnwrittenCatchAnalyzer>;

public sealed class UnwrittenCatchTests
{
    [Theory]
    [InlineData("// TODO: tell somebody")]
    [InlineData("// todo")]
    [InlineData("/* FIXME handle this */")]
    [InlineData("// HACK until the service is stable")]
    [InlineData("// @todo: ask for rights")]
    [InlineData("// HACK\n ;")]
    [InlineData("// TODO: tell somebody\n// and write it down where they will find it")]
    public Task TodoAlone_IsReported(string comment) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} [|catch (IOException)|] {{ {comment}\n }} }}");

    [Fact]
    public Task TodoBesideTheHeader_IsReported() => Verify.VerifyAsync("void M() { try { Work(); } [|catch (IOException)|] // TODO handle\n { } }");

    [Fact]
    public Task TodoAboveTheClause_IsNotItsHandler() => Verify.VerifyAsync("void M() { try { Work(); }\n // TODO handle more\n catch (IOException) { } }");

    [Theory]
    [InlineData("[|catch (IOException ex)|] { throw new NotImplementedException(\"later\", ex); }")]
    [InlineData("[|catch (Exception ex)|] { throw new NotImplementedException(\"later\", ex); }")]
    public Task NotImplementedWithItsCause_IsReported(string clause) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clause} }}");

    [Theory]
    [InlineData("catch (IOException) { }")]
    [InlineData("catch (IOException) { // Nothing depends on it here.\n }")]
    [InlineData("catch (IOException) { // TODO: retry\n Compute(); }")]
    [InlineData("catch (IOException) { throw; // TODO: retry\n }")]
    [InlineData("catch (IOException) { // todos are kept in the tracker, nothing depends on this\n }")]
    [InlineData("catch (Exception) { // TODO: tell somebody\n }")]
    [InlineData("catch { // TODO: tell somebody\n }")]
    [InlineData("catch (IOException) { throw new NotImplementedException(); }")]
    [InlineData("catch (IOException ex) { Compute(); throw new NotImplementedException(\"later\", ex); }")]
    [InlineData("catch (IOException ex) { throw new NotImplementedException($\"no loader for this: {ex.Message}\", ex); }")]
    [InlineData("catch (IOException ex) { throw new NotSupportedException(\"later\", ex); }")]
    public Task HandlerThatIsWrittenOrAnotherRulesMistake_IsNotReported(string clause) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clause} }}");
}

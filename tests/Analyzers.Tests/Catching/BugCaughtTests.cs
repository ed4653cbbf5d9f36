using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<BugCaughtAnalyzer>;

public sealed class BugCaughtTests
{
    [Theory]
    [InlineData("NullReferenceException")]
    [InlineData("IndexOutOfRangeException")]
    [InlineData("InvalidCastException")]
    [InlineData("StackOverflowException")]
    [InlineData("OutOfMemoryException")]
    [InlineData("InsufficientMemoryException")]
    [InlineData("AccessViolationException")]
    [InlineData("ArgumentNullException")]
    [InlineData("System.NullReferenceException")]
    public Task TypeThatSignalsABug_IsReported(string type) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} [|catch ({type})|] {{ }} }}");

    [Theory]
    [InlineData("[|catch (NullReferenceException ex)|] { _log.LogError(ex, \"failed\"); }")]
    [InlineData("[|catch (NullReferenceException)|] { return; }")]
    [InlineData("[|catch (NullReferenceException)|] { if (Flag) throw; }")]
    [InlineData("[|catch (NullReferenceException) when (Flag)|] { }")]
    [InlineData("[|catch (Exception ex) when (ex is NullReferenceException)|] { }")]
    [InlineData("[|catch (Exception ex) when (ex is IOException or IndexOutOfRangeException)|] { }")]
    public Task HandlerThatGoesOn_IsReported(string clause) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clause} }}");

    [Theory]
    [InlineData("catch (NullReferenceException) { throw; }")]
    [InlineData("catch (NullReferenceException ex) { _log.LogError(ex, \"failed\"); throw; }")]
    [InlineData("catch (NullReferenceException ex) { throw new OrderException(\"failed\", ex); }")]
    [InlineData("catch (NullReferenceException) { /* The library fails like this while it shuts down. */ }")]
    [InlineData("catch (NullReferenceException) when (true) { }")]
    [InlineData("catch (ArgumentNullException ex) when (ex.ParamName == \"key\") { }")]
    [InlineData("catch (Exception ex) when (ex is IOException) { }")]
    [InlineData("catch (ArgumentException) { }")]
    [InlineData("catch (InvalidOperationException) { }")]
    [InlineData("catch (Exception) { }")]
    [InlineData("catch { }")]
    public Task HandlerThatPassesItOnOrAnotherType_IsNotReported(string clause) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clause} }}");

    [Theory]
    [InlineData("value = Convert.ChangeType(value, typeof(int));", "InvalidCastException")]
    [InlineData("value = ((IConvertible)value).ToInt32(null);", "InvalidCastException")]
    [InlineData("value = System.Text.Json.JsonSerializer.Deserialize<int>(\"1\");", "InvalidCastException")]
    [InlineData("value = record.GetInt32(0);", "InvalidCastException")]
    [InlineData("value = record.GetOrdinal(\"name\");", "IndexOutOfRangeException")]
    [InlineData("value = record[\"name\"];", "IndexOutOfRangeException")]
    public Task AnswerOfTheFramework_IsNotReported(string work, string type) => Verify.VerifyAsync(
        $"void M(object value, System.Data.IDataRecord record) {{ try {{ {work} }} catch ({type}) {{ }} }}");

    [Fact]
    public Task AnotherCallThanTheOneThatAnswers_IsReported() => Verify.VerifyAsync(
        "void M(System.Data.IDataRecord record) { try { record.GetOrdinal(\"name\"); } [|catch (NullReferenceException)|] { } }");

    [Fact]
    public Task CommentWithTheOptionOff_IsReported() => Verify.VerifyWithConfigAsync(
        "error_handling.EH1008.justified_by_comment = false",
        "void M() { try { Work(); } [|catch (NullReferenceException)|] { /* The library fails like this while it shuts down. */ } }");

    [Fact]
    public Task Message_NamesTheType() => Verify.VerifyAsync(
        "void M() { try { Work(); } {|#0:catch (IndexOutOfRangeException)|} { } }",
        new DiagnosticResult(BugCaughtAnalyzer.Rule).WithLocation(0).WithArguments("IndexOutOfRangeException"));

    [Fact]
    public Task RetryOfTheWork_IsNotReported() => Verify.VerifyAsync(
        "int M() { while (true) { try { return Compute(); } catch (NullReferenceException) { Work(); } } }");

    [Fact]
    public Task BrokenCode_IsSurvived()
    {
        var test = Verify.Test("partial class C { void M() { try { Work( } catch (NullReferenceExce when ( { } } }");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }
}

using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<CauseLostWhenWrappingAnalyzer>;

/// <summary>Where a lost cause is no finding, and the options that decide it.</summary>
public sealed class CauseLostWhenWrappingGuardTests
{
    private const string ParseFailure =
        "int M(string text) { try { return int.Parse(text); } catch (FormatException) { throw new ArgumentException(\"no number\", nameof(text)); } }";

    private const string ReportedParseFailure =
        "int M(string text) { try { return int.Parse(text); } catch (FormatException) { [|throw new ArgumentException(\"no number\", nameof(text));|] } }";

    [Theory]
    [InlineData("_log.LogError(ex, \"failed\"); throw new OrderException(\"no\");")]
    [InlineData("_log.LogDebug(ex, \"failed\"); throw new OrderException(\"no\");")]
    [InlineData("_log?.LogError(ex, \"failed\"); throw new OrderException(\"no\");")]
    [InlineData("if (_log.IsEnabled(LogLevel.Error)) _log.LogError(ex, \"failed\"); throw new OrderException(\"no\");")]
    [InlineData("Report(ex); throw new OrderException(\"no\");")]
    [InlineData("_last = ex; throw new OrderException(\"no\");")]
    [InlineData("onError(ex); throw new OrderException(\"no\");")]
    [InlineData("var error = new OrderException(\"no\"); _log.LogError(ex, \"failed\"); throw error;")]
    public Task CaughtExceptionKeptOnThatPath_IsSilent(string handler) => VerifyAsync(handler);

    [Theory]
    [InlineData("if (Flag) _log.LogError(ex, \"failed\"); [|throw new OrderException(\"no\");|]")]
    [InlineData("if (Flag) { _log.LogError(ex, \"failed\"); throw new OrderException(\"a\"); } [|throw new OrderException(\"b\");|]")]
    [InlineData("_log.LogError(\"failed: {Error}\", ex.Message); [|throw new OrderException(\"no\");|]")]
    [InlineData("_log.LogError(\"failed\"); [|throw new OrderException(\"no\");|]")]
    [InlineData("Debug.WriteLine(ex); [|throw new OrderException(\"no\");|]")]
    [InlineData("Ignore(ex); [|throw new OrderException(\"no\");|]")]
    [InlineData("switch (Compute()) { case 1: _log.LogError(ex, \"failed\"); break; } [|throw new OrderException(\"no\");|]")]
    public Task CaughtExceptionKeptOnNotEveryPath_IsReported(string handler) => VerifyAsync(handler);

    [Fact]
    public Task TypeOfAnotherAssemblyThatTakesNoCause_IsReportedOnlyByOption()
    {
        const string Reported = "void M() { try { Work(); } catch (IOException) { [|throw new KeyValueException();|] } }";

        return Task.WhenAll(
            VerifyForeignAsync(Reported.Replace("[|", "").Replace("|]", "")),
            VerifyForeignAsync(Reported, "error_handling.report_types_without_inner = true"),
            VerifyForeignAsync(Reported, "error_handling.EH1102.report_types_without_inner = true"),
            VerifyForeignAsync(Reported.Replace("[|", "").Replace("|]", ""), "error_handling.EH1102.report_types_without_inner = false"));
    }

    [Fact]
    public Task OwnTypeThatTakesNoCause_IsReportedSinceItCanBeMended() => Verify.VerifyTypesAsync(
        """
        class SmallException : Exception { }
        partial class C { void M() { try { Work(); } catch (IOException) { [|throw new SmallException();|] } } }
        """);

    [Theory]
    [InlineData("ArgumentException(\"no\")")]
    [InlineData("ArgumentOutOfRangeException(nameof(text))")]
    [InlineData("System.ComponentModel.DataAnnotations.ValidationException(\"no\")")]
    public Task RejectedInputAfterAParseFailure_IsSilent(string created) => Verify.VerifyAsync(
        $"int M(string text) {{ try {{ return int.Parse(text); }} catch (FormatException) {{ throw new {created}; }} }}");

    [Theory]
    [InlineData("OverflowException")]
    [InlineData("System.Text.Json.JsonException")]
    [InlineData("System.Xml.XmlException")]
    [InlineData("UriFormatException")]
    public Task AnyParseFailure_IsSilent(string caught) => Verify.VerifyAsync(
        $"void M(string text) {{ try {{ Work(); }} catch ({caught}) {{ throw new ArgumentException(\"no\", nameof(text)); }} }}");

    [Fact]
    public Task ParseFailureTurnedIntoAnotherError_IsReported() => Verify.VerifyAsync(
        "int M(string text) { try { return int.Parse(text); } catch (FormatException) { [|throw new OrderException(\"no\");|] } }");

    [Fact]
    public Task InputRejectedForAnotherCause_IsReported() => Verify.VerifyAsync(
        "void M(string path) { try { Work(); } catch (IOException) { [|throw new ArgumentException(\"no\", nameof(path));|] } }");

    [Theory]
    [InlineData("error_handling.report_parse_failures = true")]
    [InlineData("error_handling.EH1102.report_parse_failures = true")]
    public Task ParseFailuresAskedFor_AreReported(string line) => Verify.VerifyWithConfigAsync(line, ReportedParseFailure);

    [Theory]
    [InlineData("error_handling.report_parse_failures = false")]
    [InlineData("error_handling.EH1102.report_parse_failures = maybe")]
    public Task ParseFailuresNotAskedFor_AreSilent(string line) => Verify.VerifyWithConfigAsync(line, ParseFailure);

    [Theory]
    [InlineData("catch (OperationCanceledException) { throw new TimeoutException(\"no\"); }")]
    [InlineData("catch (TaskCanceledException) { throw new TimeoutException(\"no\"); }")]
    [InlineData("catch (OperationCanceledException) when (Flag) { throw new TimeoutException(\"no\"); }")]
    [InlineData("catch (OperationCanceledException) { [|throw new OrderException(\"no\");|] }")]
    [InlineData("catch (IOException) { [|throw new TimeoutException(\"no\");|] }")]
    public Task TimeoutMadeOfACancellation_IsSilent(string clause) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {clause} }}");

    [Theory]
    [InlineData("throw new OrderException(\"no\", other);")]
    [InlineData("throw new OrderException(\"no\", s_saved);")]
    [InlineData("throw new AggregateException(all);")]
    [InlineData("throw s_saved;")]
    [InlineData("throw other;")]
    [InlineData("throw (Exception)Activator.CreateInstance(typeof(OrderException))!;")]
    [InlineData("Action later = () => throw new OrderException(\"no\"); later();")]
    [InlineData("void Later() => throw new OrderException(\"no\"); Later();")]
    [InlineData("_ = new OrderException(\"no\"); throw;")]
    [InlineData("return;")]
    public Task AnotherCauseOrNoExceptionThatLeaves_IsSilent(string handler) => Verify.VerifyAsync(
        $"private static readonly Exception s_saved = new IOException(); void M(Exception other, Exception[] all) {{ try {{ Work(); }} catch (Exception ex) {{ {handler} }} }}");

    [Fact]
    public Task ExceptionMadeBeforeTheTry_IsSilent() => Verify.VerifyAsync(
        "void M() { var error = new OrderException(\"no\"); try { Work(); } catch (IOException) { throw error; } }");

    [Fact]
    public Task NestedHandlers_OneOfTheExceptionsIsEnough() => Verify.VerifyAsync(
        """
        void Both()
        {
            try { Work(); }
            catch (IOException outer)
            {
                try { Work(); }
                catch (TimeoutException inner) { throw new AggregateException(outer, inner); }
            }
        }
        void InnerOnly()
        {
            try { Work(); }
            catch (IOException)
            {
                try { Work(); }
                catch (TimeoutException inner) { throw new OrderException("no", inner); }
                throw;
            }
        }
        void OuterInsteadOfInner()
        {
            try { Work(); }
            catch (IOException outer)
            {
                try { Work(); }
                catch (TimeoutException) { throw new OrderException("no", outer); }
                throw;
            }
        }
        void Neither()
        {
            try { Work(); }
            catch (IOException)
            {
                try { Work(); }
                catch (TimeoutException) { [|throw new OrderException("no");|] }
                throw;
            }
        }
        """);

    [Fact]
    public Task ThrowOutsideHandlers_IsSilent() => Verify.VerifyAsync(
        "void M() { try { throw new OrderException(\"no\"); } finally { Compute(); } } void N() { throw new OrderException(\"no\"); }");

    [Theory]
    [InlineData("Action M() => () => { try { Work(); } catch (IOException) { [|throw new OrderException(\"no\");|] } };")]
    [InlineData("void M() { Local(); void Local() { try { Work(); } catch (IOException) { [|throw new OrderException(\"no\");|] } } }")]
    [InlineData("async Task M() { try { await WorkAsync(); } catch (IOException) { await WorkAsync(); [|throw new OrderException(\"no\");|] } }")]
    [InlineData("IEnumerable<int> M() { try { Work(); } catch (IOException) { [|throw new OrderException(\"no\");|] } yield return 1; }")]
    [InlineData("int P { get { try { return Compute(); } catch (IOException) { [|throw new OrderException(\"no\");|] } } }")]
    [InlineData("int P => Run(() => { try { return Compute(); } catch (IOException) { [|throw new OrderException(\"no\");|] } }); static int Run(Func<int> f) => f();")]
    [InlineData("private static readonly Action s_act = () => { try { Work(); } catch (IOException) { [|throw new OrderException(\"no\");|] } };")]
    [InlineData("static C() { try { Work(); } catch (IOException) { [|throw new OrderException(\"no\");|] } }")]
    [InlineData("void M<T>() where T : Exception, new() { try { Work(); } catch (IOException) { throw new T(); } }")]
    [InlineData("int M() { try { return Compute(); } catch (IOException) { return Flag ? 1 : [|throw new OrderException(\"no\")|]; } }")]
    public Task AnyMember_IsJudged(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task TopLevelStatements_AreReported() => Verify.VerifyProgramAsync(
        "try { File.Delete(\"a\"); } catch (IOException) { [|throw new OrderException(\"no\");|] }");

    [Fact]
    public async Task FactoryInAnotherFile_IsFollowed()
    {
        var test = Verify.Test("partial class C { void M() { try { Work(); } catch (IOException) { [|throw Errors.Make();|] } } }");
        test.TestState.Sources.Add("static class Errors { internal static System.Exception Make() => new OrderException(\"no\"); }");

        await test.RunAsync();
    }

    [Theory]
    [InlineData("void M() { try { Work(); } catch (Exception ex) { throw new } }")]
    [InlineData("void M() { try { Work(); } catch (Exception ex) { throw new Unknown(1); } }")]
    [InlineData("void M() { try { Work(); } catch (Exception ex) { [|throw new OrderException(;|] } }")]
    [InlineData("void M() { try { Work(); } catch (Exception ex) { throw new OrderException(unknown); } }")]
    [InlineData("void M() { try { Work(); } catch (Exception ex) { throw new OrderException(1, 2, 3); } }")]
    [InlineData("catch (Exception ex) { throw new OrderException(\"no\"); }")]
    public async Task BrokenCode_IsReportedOnlyWhereItIsCertain(string members)
    {
        var test = Verify.Test($"public partial class C\n{{\n{members}\n}}\n");
        test.CompilerDiagnostics = CompilerDiagnostics.None;

        await test.RunAsync();
    }

    [Fact]
    public Task SwitchedOffInEditorConfig_IsSilent() => Verify.VerifyWithConfigAsync(
        "dotnet_diagnostic.EH1102.severity = none", "void M() { try { Work(); } catch (IOException) { throw new OrderException(\"no\"); } }");

    [Fact]
    public Task SuppressedByAttribute_IsSilent() => Verify.VerifyAsync(
        """
        [System.Diagnostics.CodeAnalysis.SuppressMessage("Throwing", "EH1102")]
        void M() { try { Work(); } catch (IOException) { throw new OrderException("no"); } }
        """);

    private static Task VerifyAsync(string handler) => Verify.VerifyAsync(
        $$"""
        private Exception? _last;
        private void Report(Exception e) => _log.LogError(e, "failed");
        private static void Ignore(Exception e) { }
        void M(Action<Exception> onError) { try { Work(); } catch (Exception ex) { {{handler}} } }
        """);

    private static Task VerifyForeignAsync(string member, string config = "")
    {
        var test = Verify.Test($"public partial class C\n{{\n{member}\n}}\n");
        test.TestState.AdditionalProjects["Other"].Sources.Add("public class KeyValueException : System.Exception { public KeyValueException() { } }");
        test.TestState.AdditionalProjectReferences.Add("Other");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{config}\n"));
        return test.RunAsync();
    }
}

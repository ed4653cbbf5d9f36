using ErrorHandling.Analyzers.CodeFixes.Throwing;
using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<GeneralExceptionThrownAnalyzer>;

public sealed class GeneralExceptionThrownTests
{
    [Theory]
    [InlineData("Exception")]
    [InlineData("SystemException")]
    [InlineData("ApplicationException")]
    public Task GeneralType_IsASuggestion(string type) => Verify.VerifyAsync(
        $"void M() {{ {{|#0:throw {{|#1:new {type}(\"no\")|}};|}} }}",
        new DiagnosticResult(GeneralExceptionThrownAnalyzer.Rule).WithLocation(0).WithLocation(1).WithArguments(type));

    [Theory]
    [InlineData("{|EH1104:throw new Exception();|}")]
    [InlineData("{|EH1104:throw new Exception { HelpLink = \"x\" };|}")]
    [InlineData("_ = Flag ? 1 : {|EH1104:throw new Exception(\"no\")|};")]
    [InlineData("object o = _log ?? {|EH1104:throw new Exception(\"no\")|};")]
    [InlineData("Action a = () => {|EH1104:throw new Exception(\"no\")|};")]
    [InlineData("try { Work(); } catch (IOException ex) { {|EH1104:throw new Exception(\"no\", ex);|} }")]
    [InlineData("{|EH1104:throw new NullReferenceException();|}")]
    [InlineData("{|EH1104:throw new IndexOutOfRangeException();|}")]
    [InlineData("{|EH1104:throw new OutOfMemoryException();|}")]
    [InlineData("{|EH1104:throw (new Exception(\"no\"));|}")]
    [InlineData("{|EH1104:throw Flag ? new Exception(\"no\") : new ApplicationException(\"none\");|}")]
    [InlineData("{|EH1104:throw Flag ? new OrderException(\"no\") : new Exception(\"none\");|}")]
    [InlineData("var e = new Exception(\"no\"); e.Data[\"id\"] = 1; {|EH1104:throw e;|}")]
    [InlineData("if (Flag) { Exception e = new(\"no\"); {|EH1104:throw e;|} }")]
    public Task ThrowOfAGeneralType_IsReported(string statement) => Verify.VerifyAsync($"void M() {{ {statement} }}");

    [Theory]
    [InlineData("throw new InvalidOperationException();")]
    [InlineData("throw new OrderException();")]
    [InlineData("throw new InvalidCastException();")]
    [InlineData("throw new ArgumentNullException();")]
    [InlineData("var e = new Exception(); Console.WriteLine(e);")]
    [InlineData("Exception e = new OrderException(); throw e;")]
    [InlineData("var e = new Exception(); if (Flag) e = new OrderException(); throw e;")]
    [InlineData("var e = new Exception(); Fill(ref e); throw e; static void Fill(ref Exception e) { }")]
    [InlineData("try { Work(); } catch (IOException) { throw; }")]
    [InlineData("try { Work(); } catch (IOException) { throw new Exception(\"no\"); }")]
    [InlineData("try { Work(); } finally { throw new Exception(\"no\"); }")]
    public Task OtherTypesAndOtherRulesMistakes_AreNotReported(string statement) => Verify.VerifyAsync($"void M() {{ {statement} }}");

    /// <summary>No caller ever sees it, whatever its type.</summary>
    [Theory]
    [InlineData("void M() { try { Work(); throw new Exception(\"no\"); } catch (Exception ex) { _log.LogError(ex, \"failed\"); } }")]
    [InlineData("void M() { try { if (Flag) throw new NullReferenceException(); } catch { _log.LogError(\"failed\"); return; } }")]
    [InlineData("static C() { if (Compute() == 0) throw new Exception(\"no\"); }")]
    public Task ThrowThatNoCallerSees_IsNotReported(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("void M() { try { {|EH1104:throw new Exception(\"no\");|} } catch (Exception ex) { _log.LogError(ex, \"failed\"); throw; } }")]
    [InlineData("void M() { try { {|EH1104:throw new Exception(\"no\");|} } catch (Exception ex) when (Flag) { _log.LogError(ex, \"failed\"); } }")]
    [InlineData("void M() { try { {|EH1104:throw new Exception(\"no\");|} } catch (IOException) { Compute(); } }")]
    [InlineData("void M() { try { Action a = () => {|EH1104:throw new Exception(\"no\")|}; } catch (Exception ex) { _log.LogError(ex, \"failed\"); } }")]
    public Task ThrowThatGoesOn_IsReported(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task EntryPoint_HasNoCaller() => Verify.VerifyProgramAsync("if (args.Length != 1) throw new Exception(\"usage: tool <dir>\"); Run(); static void Run() { {|EH1104:throw new Exception(\"no\");|} }");

    [Fact]
    public Task TestProject_IsJudgedByOptionOnly()
    {
        var silent = Verify.Test("class T { void M() { throw new Exception(\"no\"); } }");
        silent.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);

        var asked = Verify.Test("class T { void M() { {|EH1104:throw new Exception(\"no\");|} } }");
        asked.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);
        asked.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nerror_handling.analyze_tests = true\n"));

        return Task.WhenAll(silent.RunAsync(), asked.RunAsync());
    }

    [Theory]
    [InlineData("throw new Exception(\"no\");", "throw new InvalidOperationException(\"no\");")]
    [InlineData("throw new Exception();", "throw new InvalidOperationException();")]
    [InlineData("try { M(); } catch (ArgumentException e) { throw new Exception(\"no\", e); }", "try { M(); } catch (ArgumentException e) { throw new InvalidOperationException(\"no\", e); }")]
    [InlineData("throw (new Exception(\"no\"));", "throw (new InvalidOperationException(\"no\"));")]
    [InlineData("throw new /* for now */ Exception(\"no\" /* really */);", "throw new InvalidOperationException(\"no\" /* really */);")]
    public Task WithoutTheRuntime_InvalidOperationIsThrown(string statement, string fixedStatement) => FixAsync(
        "GeneralExceptionThrownCodeFix:InvalidOperationException",
        Code("", statement.Contains("try", StringComparison.Ordinal) ? statement.Replace("throw new Exception(\"no\", e);", "{|EH1104:throw new Exception(\"no\", e);|}", StringComparison.Ordinal) : $"{{|EH1104:{statement}|}}"),
        Code("", fixedStatement));

    [Theory]
    [InlineData("The order does not exist.", "NotFoundException")]
    [InlineData("The name must not be empty.", "InvalidInputException")]
    [InlineData("There is one already.", "ConflictException")]
    public Task WithTheRuntime_TheTypeThatTheMessageSpeaksOfComesFirst(string message, string type)
    {
        const string Runtime =
            """

            namespace ErrorHandling
            {
                public class NotFoundException : System.Exception { public NotFoundException(string message) : base(message) { } }
                public class InvalidInputException : System.Exception { public InvalidInputException(string message) : base(message) { } }
                public class ConflictException : System.Exception { public ConflictException(string message) : base(message) { } }
            }
            """;

        return FixAsync(
            key: null,
            Code("", $"{{|EH1104:throw new Exception(\"{message}\");|}}") + Runtime,
            Code("using ErrorHandling;\n", $"throw new {type}(\"{message}\");") + Runtime);
    }

    [Fact]
    public Task LocalThatIsThrown_IsMadeOfAnotherType() => FixAsync(
        "GeneralExceptionThrownCodeFix:InvalidOperationException",
        Code("", "var e = new Exception(\"no\"); e.HelpLink = \"x\"; {|EH1104:throw e;|}"),
        Code("", "var e = new InvalidOperationException(\"no\"); e.HelpLink = \"x\"; throw e;"));

    [Theory]
    [InlineData("{|EH1104:throw new Exception(\"no\") { HelpLink = \"x\" };|}")]
    [InlineData("{|EH1104:throw Environment.Is64BitProcess ? new Exception(\"no\") : new ApplicationException(\"none\");|}")]
    public Task ObjectInitializerOrChoice_HasNoFix(string statement)
    {
        var code = Code("", statement);
        return FixAsync(null, code, code);
    }

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce() => new CSharpCodeFixTest<GeneralExceptionThrownAnalyzer, GeneralExceptionThrownCodeFix, DefaultVerifier>
    {
        TestState = { Sources = { Code("", "{|EH1104:throw new Exception(\"no\");|}"), Code("", "{|EH1104:throw new Exception(\"no\");|}", "D") } },
        FixedState = { Sources = { Code("", "throw new InvalidOperationException(\"no\");"), Code("", "throw new InvalidOperationException(\"no\");", "D") } },
    }.RunAsync();

    private static Task FixAsync(string? key, string code, string fixedCode) => new CSharpCodeFixTest<GeneralExceptionThrownAnalyzer, GeneralExceptionThrownCodeFix, DefaultVerifier>
    {
        TestCode = code,
        FixedCode = fixedCode,
        CodeActionEquivalenceKey = key,
    }.RunAsync();

    private static string Code(string imports, string statement, string name = "C") => $"using System;\n{imports}\nclass {name} {{ void M() {{ {statement} }} }}\n";
}

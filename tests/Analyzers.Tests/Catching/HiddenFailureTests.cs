using ErrorHandling.Analyzers.Catching;
using ErrorHandling.Analyzers.CodeFixes.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<HiddenFailureAnalyzer>;

public sealed class HiddenFailureTests
{
    [Theory]
    [InlineData("object?", "return null;")]
    [InlineData("object?", "return default;")]
    [InlineData("bool", "return false;")]
    [InlineData("int", "return 0;")]
    [InlineData("int", "return -1;")]
    [InlineData("int", "return default(int);")]
    [InlineData("string", "return \"\";")]
    [InlineData("string", "return string.Empty;")]
    [InlineData("int[]", "return Array.Empty<int>();")]
    [InlineData("int[]", "return new int[0];")]
    [InlineData("List<int>", "return new List<int>();")]
    [InlineData("List<int>", "return new();")]
    [InlineData("IEnumerable<int>", "return Enumerable.Empty<int>();")]
    [InlineData("Task<object?>", "return Task.FromResult<object?>(null);")]
    [InlineData("double", "return 0.0;")]
    [InlineData("decimal", "return 0m;")]
    [InlineData("long", "return -1L;")]
    [InlineData("uint", "return 0u;")]
    [InlineData("Task", "return Task.CompletedTask;")]
    [InlineData("ValueTask<string?>", "return new ValueTask<string?>((string?)null);")]
    [InlineData("(string?, int)", "return (null, 0);")]
    [InlineData("Dictionary<string, int>", "return new Dictionary<string, int>(StringComparer.Ordinal);")]
    [InlineData("List<int>", "return new(4);")]
    [InlineData("string?", "const string? none = null; return none;")]
    [InlineData("string?", "string? none = null; return none;")]
    [InlineData("object?", "if (Flag) throw; return null;")]
    [InlineData("object?", "if (Flag) _log.LogError(ex, \"failed\"); return null;")]
    public Task SuccessValue_IsReported(string type, string handler) => Verify.VerifyAsync(
        $"{type} Load() {{ try {{ return Read(); }} [|catch (IOException ex)|] {{ {handler} }} }} {type} Read() => default!;");

    [Theory]
    [InlineData("[|catch (IOException)|] { }")]
    [InlineData("[|catch (IOException ex)|] { }")]
    [InlineData("[|catch (IOException)|] { return; }")]
    [InlineData("[|catch (TimeoutException)|] { } [|catch (IOException)|] { }")]
    [InlineData("[|catch (Exception ex) when (ex is IOException or TimeoutException)|] { }")]
    [InlineData("[|catch (InvalidOperationException)|] { }")]
    public Task EmptyHandler_IsReported(string clauses) => Verify.VerifyAsync($"void Save() {{ try {{ Work(); }} {clauses} }}");

    [Theory]
    [InlineData("catch (IOException ex) { _log.LogDebug(ex, \"failed\"); return null; }")]
    [InlineData("catch (IOException) { _log.LogInformation(\"not there\"); return null; }")]
    [InlineData("catch (IOException) { throw; }")]
    [InlineData("catch (IOException ex) { throw new OrderException(\"failed\", ex); }")]
    [InlineData("catch (IOException ex) { _saved = ex; return null; }")]
    [InlineData("catch (IOException) { return new object(); }")]
    [InlineData("catch (IOException) { return (1, 0); }")]
    [InlineData("catch (IOException) { return new List<int>(new[] { 1 }); }")]
    [InlineData("catch (IOException) { string? text = null; if (Flag) text = \"a\"; return text; }")]
    [InlineData("catch (IOException) { return 1.5; }")]
    [InlineData("catch (IOException) { return Fallback(); }")]
    [InlineData("catch (IOException) { Repair(); return null; }")]
    [InlineData("catch (IOException) { return null; /* Nothing was saved yet. */ }")]
    [InlineData("catch (FileNotFoundException) { return null; }")]
    [InlineData("catch (DirectoryNotFoundException) { return null; }")]
    [InlineData("catch (KeyNotFoundException) { return null; }")]
    [InlineData("catch (OrderNotFoundException) { return null; }")]
    [InlineData("catch (OperationCanceledException) { return null; }")]
    [InlineData("catch (TaskCanceledException) { return null; }")]
    [InlineData("catch (ObjectDisposedException) { return null; }")]
    [InlineData("catch (FormatException) { return null; }")]
    [InlineData("catch (OverflowException) { return null; }")]
    [InlineData("catch (ArgumentException) { return null; }")]
    [InlineData("catch (NotSupportedException) { return null; }")]
    [InlineData("catch (NullReferenceException) { return null; }")]
    [InlineData("catch (IOException ex) when (ex.HResult == 5) { return null; }")]
    [InlineData("catch (IOException ex) when (IsExpected(ex)) { return null; }")]
    [InlineData("catch (Exception ex) when (ex is ArgumentException or FormatException) { return null; }")]
    [InlineData("catch (Exception ex) when (ex is FormatException || ex is OverflowException) { return null; }")]
    [InlineData("catch (SystemException ex) when (ex is FormatException) { return null; }")]
    [InlineData("catch (Exception) { return null; }")]
    [InlineData("catch (IOException) when (true) { return null; }")]
    public Task HandlerThatAnswersOrTells_IsNotReported(string clause) => Verify.VerifyTypesAsync(
        $$"""
        class OrderNotFoundException : Exception { }
        partial class C
        {
            Exception? _saved;
            static object Fallback() => new();
            static void Repair() { }
            static bool IsExpected(Exception e) { if (e.HResult == 5) return true; return false; }
            object? Load() { try { Work(); return new object(); } {{clause}} }
        }
        """);

    [Theory]
    [InlineData("bool TryLoad()")]
    [InlineData("bool IsValid()")]
    [InlineData("bool CanConnect()")]
    [InlineData("bool WaitForStart()")]
    [InlineData("bool LoadOrDefault()")]
    public Task MemberWhoseNameSaysSo_IsNotReported(string member) => Verify.VerifyAsync(
        $"{member} {{ try {{ Work(); return true; }} catch (IOException) {{ return false; }} }}");

    [Theory]
    [InlineData("catch (Exception ex) when (ex is FormatException or IOException)")]
    [InlineData("catch (Exception ex) when (ex is IOException || ex is TimeoutException)")]
    public Task FilterThatAlsoNamesAFailure_IsReported(string clause) => Verify.VerifyAsync(
        $"object? M() {{ try {{ return new object(); }} [|{clause}|] {{ return null; }} }}");

    /// <summary>A process that has not ended has no exit code: that is what the exception says.</summary>
    [Fact]
    public Task QuestionOfState_IsNotReported() => Verify.VerifyAsync(
        """
        private int? _code;
        void Ask(Process process) { try { _code = process.ExitCode; } catch (InvalidOperationException) { } }
        void Work(Process process) { try { process.Refresh(); _code = process.ExitCode; } [|catch (InvalidOperationException)|] { } }
        void Tell(Process process) { try { process.PriorityBoostEnabled = true; } [|catch (InvalidOperationException)|] { } }
        void Read(Stream stream) { try { _code = (int)stream.Length; } [|catch (IOException)|] { } }
        """);

    [Theory]
    [InlineData("if (text is not null) Console.WriteLine(text);")]
    [InlineData("Console.WriteLine(text ?? \"none\");")]
    [InlineData("Console.WriteLine(text?.Length);")]
    [InlineData("switch (text) { case null: break; default: Console.WriteLine(text); break; }")]
    [InlineData("Console.WriteLine(text switch { null => 1, _ => 2 });")]
    public Task UnreadableTextWhoseAbsenceIsTested_IsNotReported(string behind) => Verify.VerifyAsync(
        $"void M() {{ string? text = null; try {{ text = System.Text.Json.JsonSerializer.Deserialize<string>(\"x\"); }} catch (System.Text.Json.JsonException) {{ }} {behind} }}");

    [Theory]
    [InlineData("string? text = null;", "text", "Console.WriteLine(text);")]
    [InlineData("string? text = null;", "text", "text = \"\"; if (Flag) Console.WriteLine(text);")]
    [InlineData("if (Flag) return;", "var text", "")]
    public Task UnreadableTextThatIsUsedAsIfItWereRead_IsReported(string before, string target, string behind) => Verify.VerifyAsync(
        $"void M() {{ {before} try {{ {target} = System.Text.Json.JsonSerializer.Deserialize<string>(\"x\"); }} [|catch (System.Text.Json.JsonException)|] {{ }} {behind} }}");

    [Fact]
    public Task CleanUp_IsNotReported() => Verify.VerifyAsync(
        """
        void Dispose() { try { Work(); } catch (IOException) { } }
        void M(Stream stream) { try { stream.Close(); } catch (IOException) { } }
        ~C() { try { Work(); } catch (IOException) { } }
        """);

    [Fact]
    public Task TodoOnly_IsLeftToTheRuleAboutIt() => Verify.VerifyAsync(
        """
        void M()
        {
            try { Work(); }
            catch (IOException)
            {
                // TODO: what now?
            }
        }
        """);

    [Fact]
    public Task CommentAboveTheTry_CountsWhereItSpeaksOfFailing() => Verify.VerifyAsync(
        """
        void M()
        {
            // This fails on some file systems, and nothing depends on it.
            try { Work(); } catch (IOException) { }

            // Now the second step of the work.
            try { Work(); } [|catch (IOException)|] { }
        }
        """);

    [Fact]
    public Task CommentWithTheOptionOff_IsReported() => Verify.VerifyWithConfigAsync(
        "error_handling.justified_by_comment = false",
        "void M() { try { Work(); } [|catch (IOException)|] { /* Nothing depends on it. */ } }");

    [Fact]
    public Task Message_NamesTypeAndAnswer() => Verify.VerifyAsync(
        "object? M() { try { return new object(); } {|#0:catch (IOException)|} { return null; } }",
        new DiagnosticResult(HiddenFailureAnalyzer.Rule).WithLocation(0).WithArguments("IOException", "returns 'null'"));

    [Fact]
    public Task LoggerInReach_LogsTheException() => Fix(
        """
        using System.IO;
        using Microsoft.Extensions.Logging;
        class C
        {
            private readonly ILogger _logger;
            public C(ILogger logger) => _logger = logger;
            string Load(string path)
            {
                try
                {
                    return File.ReadAllText(path);
                }
                [|catch (IOException)|]
                {
                    return null;
                }
            }
        }
        """,
        """
        using System.IO;
        using Microsoft.Extensions.Logging;
        class C
        {
            private readonly ILogger _logger;
            public C(ILogger logger) => _logger = logger;
            string Load(string path)
            {
                try
                {
                    return File.ReadAllText(path);
                }
                catch (IOException ex)
                {
                    _logger.LogError(ex, "Load failed");
                    return null;
                }
            }
        }
        """);

    [Fact]
    public Task NoLoggerInReach_HasNoFix()
    {
        const string Code = "using System.IO; class C { string M(string path) { try { return File.ReadAllText(path); } [|catch (IOException)|] { return null; } } }";
        return Fix(Code, Code);
    }

    private static Task Fix(string code, string fixedCode)
    {
        var test = new CSharpCodeFixTest<HiddenFailureAnalyzer, HiddenFailureCodeFix, DefaultVerifier>
        {
            TestState = { Sources = { code, LoggingStubs.Microsoft } },
            FixedState = { Sources = { fixedCode, LoggingStubs.Microsoft } },
        };

        return test.RunAsync();
    }
}

using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<ExceptionTextTestedAnalyzer>;

public sealed class ExceptionTextTestedTests
{
    [Theory]
    [InlineData("if ([|ex.Message.Contains(\"full\")|]) Work();")]
    [InlineData("if ([|ex.Message.Contains(\"full\", StringComparison.Ordinal)|]) Work();")]
    [InlineData("if (![|ex.Message.StartsWith(\"full\")|]) Work();")]
    [InlineData("if ([|ex.Message.ToLower().Trim().EndsWith(\"full\")|]) Work();")]
    [InlineData("if ([|ex.Message.IndexOf(\"full\")|] >= 0) Work();")]
    [InlineData("if ([|ex.Message == \"full\"|]) Work();")]
    [InlineData("if ([|\"full\" != ex.Message|]) Work();")]
    [InlineData("if ([|ex.Message is \"full\" or \"empty\"|]) Work();")]
    [InlineData("if ([|ex.Message.Equals(\"full\")|]) Work();")]
    [InlineData("if ([|string.Equals(ex.Message, \"full\", StringComparison.OrdinalIgnoreCase)|]) Work();")]
    [InlineData("if ([|string.Compare(ex.Message, \"full\")|] == 0) Work();")]
    [InlineData("if ([|System.Text.RegularExpressions.Regex.IsMatch(ex.Message, \"full\")|]) Work();")]
    [InlineData("if ([|ex.ToString().Contains(\"full\")|]) Work();")]
    [InlineData("if (ex.InnerException?[|.Message.Contains(\"full\")|] == true) Work();")]
    [InlineData("[|switch (ex.Message) { case \"full\": Work(); break; }|]")]
    [InlineData("var n = [|ex.Message switch { \"full\" => 1, _ => 2 }|];")]
    [InlineData("while ([|ex.Message.Contains(\"full\")|]) Work();")]
    [InlineData("var n = [|ex.Message.Contains(\"full\")|] ? 1 : 2;")]
    [InlineData("var isFull = [|ex.Message.Contains(\"full\")|];")]
    [InlineData("var text = [|ex.Message|]; if (text.Contains(\"full\")) Work();")]
    [InlineData("if ([|ex.Message.Contains(\"full\")|] || ex.Message.Contains(\"empty\")) Work();")]
    [InlineData("if (ex is { [|Message: \"full\"|] }) Work();")]
    [InlineData("if (ex is { [|Message: \"full\" or \"empty\"|] }) Work();")]
    [InlineData("if (ex is { [|Message: not \"full\"|] }) Work();")]
    [InlineData("if (ex is { [|InnerException.Message: \"full\"|] }) Work();")]
    [InlineData("var n = ex switch { { [|Message: var t|] } when t.StartsWith(\"full\") => 1, _ => 2 };")]
    [InlineData("if ([|ex.Message|] is string t && t.Contains(\"full\")) Work();")]
    [InlineData("if ([|ex.Message|] is { Length: > 3 } t && t.Contains(\"full\")) Work();")]
    [InlineData("var n = [|(ex.HResult, ex.Message) switch { (1, \"full\") => 1, _ => 2 }|];")]
    [InlineData("if ([|s_known.Contains(ex.Message)|]) Work();")]
    [InlineData("if ([|s_codes.TryGetValue(ex.Message, out var code)|]) Work();")]
    [InlineData("if ([|new[] { \"full\", \"empty\" }.Contains(ex.Message)|]) Work();")]
    [InlineData("if (s_known.Any([|ex.Message.Contains|])) Work();")]
    [InlineData("if ([|ex.Message.Split(':')[0] == \"full\"|]) Work();")]
    [InlineData("if ([|ex.Message[..4] == \"full\"|]) Work();")]
    [InlineData("if ([|ex.Message.AsSpan().StartsWith(\"full\")|]) Work();")]
    [InlineData("if ([|StringComparer.OrdinalIgnoreCase.Equals(ex.Message, \"full\")|]) Work();")]
    [InlineData("if ([|System.Text.RegularExpressions.Regex.Matches(ex.Message, \"full\")|].Count > 0) Work();")]
    [InlineData("if ([|(ex.Message + ex.InnerException?.Message).Contains(\"full\")|]) Work();")]
    [InlineData("string text; text = [|ex.Message|]; if (text.Contains(\"full\")) Work();")]
    [InlineData("var text = [|ex.Message|]; var lower = text.ToLowerInvariant(); if (lower.Contains(\"full\")) Work();")]
    [InlineData("if ([|IsFull(ex.Message)|]) Work();")]
    [InlineData("if ([|ex.Message.Says(\"full\")|]) Work();")]
    public Task DecisionByText_IsReported(string statement) => VerifyAsync($"catch (IOException ex) {{ {statement} }}");

    /// <summary>Where the text is only shown in another way, nothing is decided.</summary>
    [Theory]
    [InlineData("if (ex.Message.Contains(\"full\")) _log.LogError(ex, \"full\"); else _log.LogError(ex, \"failed\");")]
    [InlineData("if (ex.Message.Contains(\"full\")) { _log.LogError(ex, \"full\"); } else { _log.LogError(ex, \"failed\"); }")]
    [InlineData("var end = ex.Message.IndexOf('.') + 1; Console.WriteLine(ex.Message.Substring(0, end));")]
    [InlineData("Console.WriteLine(ex.Message.Substring(ex.Message.IndexOf(':') + 1));")]
    [InlineData("Console.WriteLine(ex.Message[ex.Message.IndexOf(':')..]);")]
    public Task TextThatIsOnlyShownInAnotherWay_IsNotReported(string statement) => VerifyAsync($"catch (IOException ex) {{ {statement} }}");

    [Theory]
    [InlineData("if ([|ex.Message.Contains(\"full\")|]) _log.LogError(ex, \"full\"); else Work();")]
    [InlineData("if ([|ex.Message.Contains(\"full\")|]) _log.LogError(ex, \"full\");")]
    [InlineData("var at = [|ex.Message.IndexOf(\"full\")|]; if (at >= 0) Work();")]
    public Task TextThatDecidesMore_IsReported(string statement) => VerifyAsync($"catch (IOException ex) {{ {statement} }}");

    [Fact]
    public Task OwnMessage_IsReported() => Verify.VerifyTypesAsync(
        "class FullException : Exception { bool IsFull => [|Message.Contains(\"full\")|]; bool IsFinal => [|base.Message.EndsWith(\"full\")|]; int Length => Message.Length; }");

    [Fact]
    public Task Filter_IsReported() => VerifyAsync("catch (IOException ex) when ([|ex.Message.Contains(\"full\")|]) { }");

    [Theory]
    [InlineData("_log.LogError(ex.Message);")]
    [InlineData("Console.WriteLine(ex.Message.Contains(\"full\"));")]
    [InlineData("var text = ex.Message;")]
    [InlineData("var text = ex.Message.Trim();")]
    [InlineData("var text = ex.Message.Contains(\"full\") ? \"disk full\" : \"failed\";")]
    [InlineData("var text = $\"{ex.Message.Contains(\"full\")}\";")]
    [InlineData("if (string.IsNullOrEmpty(ex.Message)) Work();")]
    [InlineData("if (ex.Message == null) Work();")]
    [InlineData("if (ex.Message == \"\") Work();")]
    [InlineData("if (ex.Message == ex.InnerException!.Message) Work();")]
    [InlineData("if (ex.Message.Length > 100) Work();")]
    [InlineData("if (ex.HResult == 5) Work();")]
    [InlineData("if (mail.Message.Contains(\"full\")) Work();")]
    [InlineData("if (mail is { Message: \"full\" }) Work();")]
    [InlineData("if (ex is { Message: { Length: > 3 } }) Work();")]
    [InlineData("if (ex is { Message: not null }) Work();")]
    [InlineData("if (ex is { Message: var t }) _log.LogError(t);")]
    [InlineData("if (ex.Message is string t) _log.LogError(t);")]
    [InlineData("var n = (ex.HResult, ex.Message) switch { (1, var t) => t.Length, _ => 2 };")]
    [InlineData("if (!_seen.Contains(ex.Message)) _seen.Add(ex.Message);")]
    [InlineData("if (!s_reported.Contains(ex.Message)) s_reported.Add(ex.Message);")]
    [InlineData("var first = ex.Message.Split(':')[0]; _log.LogError(first);")]
    [InlineData("_log.LogError(ex.Message + \" in \" + ex.Source);")]
    [InlineData("var text = \"idle\"; text = ex.Message; if (text.Contains(\"full\")) Work();")]
    [InlineData("if (IsLong(ex.Message)) Work();")]
    [InlineData("_log.LogError(Friendly(ex.Message));")]
    [InlineData("Show(ex.Message);")]
    [InlineData("if (mail.ToString().Contains(\"full\")) Work();")]
    public Task TextThatIsShownOrKept_IsNotReported(string statement) => VerifyAsync($"catch (IOException ex) {{ {statement} }}");

    [Theory]
    [InlineData("System.Net.Http.HttpRequestException", "'HttpRequestException.StatusCode'")]
    [InlineData("System.Net.Sockets.SocketException", "'SocketException.SocketErrorCode'")]
    [InlineData("IOException", "'IOException.HResult'")]
    [InlineData("FileNotFoundException", "'FileNotFoundException.HResult'")]
    [InlineData("ArgumentException", "'ArgumentException.ParamName'")]
    [InlineData("OrderException", "a type or a code of its own")]
    [InlineData("System.Data.Common.DbException", "its type, or a code that it carries")]
    [InlineData("InvalidDataException", "its type, or a code that it carries")]
    public Task Message_NamesWhatToAskInstead(string type, string instead) => Verify.VerifyAsync(
        $"void M() {{ try {{ Work(); }} catch ({type} ex) {{ if ({{|#0:ex.Message.Contains(\"full\")|}}) Work(); throw; }} }}",
        new DiagnosticResult(ExceptionTextTestedAnalyzer.Rule).WithLocation(0).WithArguments(instead));

    [Fact]
    public Task TestProject_IsJudgedByOptionOnly()
    {
        const string Member = "void M(Exception ex) {{ if ({0}ex.Message.Contains(\"full\"){1}) throw new OrderException(\"no\", ex); }}";
        var silent = Verify.Test($"class T {{ {string.Format(System.Globalization.CultureInfo.InvariantCulture, Member, "", "")} }}");
        silent.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);

        var asked = Verify.Test($"class T {{ {string.Format(System.Globalization.CultureInfo.InvariantCulture, Member, "[|", "|]")} }}");
        asked.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);
        asked.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nerror_handling.analyze_tests = true\n"));

        return Task.WhenAll(silent.RunAsync(), asked.RunAsync());
    }

    private static Task VerifyAsync(string clause) => Verify.VerifyTypesAsync(
        $$"""
        class Mail { public string Message { get; set; } = ""; }
        static class Texts { public static bool Says(this string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0; }
        partial class C
        {
            private static readonly HashSet<string> s_known = new() { "full", "empty" };
            private static readonly Dictionary<string, int> s_codes = new() { ["full"] = 1 };
            private static readonly HashSet<string> s_reported = new();
            private readonly HashSet<string> _seen = new();
            private static bool IsFull(string text) => text.Contains("full");
            private static bool IsLong(string text) => text.Length > 80;
            private static string Friendly(string text) { if (text.Contains("full")) return "The disk is full."; return text; }
            private static void Show(string text) { if (text.EndsWith(".")) Console.WriteLine(text); }
            void M(Mail mail) { try { Work(); } {{clause}} }
        }
        """);
}

using ErrorHandling.Analyzers.CodeFixes.Logging;
using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Verify = WebVerifier<SecretDisclosedAnalyzer>;

public sealed class SecretDisclosedTests
{
    [Theory]
    [InlineData("activity.SetTag(\"user\", [|password|]);")]
    [InlineData("activity?.SetTag(\"user\", [|password|]);")]
    [InlineData("activity.AddTag(\"user\", $\"x {[|password|]}\");")]
    [InlineData("activity.SetBaggage(\"user\", [|password|]);")]
    [InlineData("counter.Add(1, new KeyValuePair<string, object>(\"user\", [|password|]));")]
    [InlineData("var tags = new System.Diagnostics.ActivityTagsCollection(); tags[\"user\"] = [|password|];")]
    [InlineData("var tags = new System.Diagnostics.ActivityTagsCollection { [\"user\"] = [|password|] };")]
    [InlineData("var pair = new KeyValuePair<string, object>(\"user\", password); var tags = new System.Diagnostics.TagList(); tags.Add([|pair|]);")]
    [InlineData("var tags = new System.Diagnostics.TagList(); tags.Add(\"user\", [|password|]);")]
    [InlineData("activity.SetTag(\"user\", password.Length);")]
    [InlineData("activity.SetTag(\"user\", name);")]
    [InlineData("activity.SetTag(\"password\", \"none\");")]
    public Task SecretInTelemetry_IsReported(string statement) => Verify.VerifyTypesAsync(
        $"class T {{ void M(System.Diagnostics.Activity activity, System.Diagnostics.Metrics.Counter<int> counter, string name, string password) {{ {statement} }} }}");

    [Theory]
    [InlineData("return BadRequest($\"no user with {[|password|]}\");")]
    [InlineData("return StatusCode(500, [|password|]);")]
    [InlineData("return Problem(\"no user with \" + [|password|]);")]
    [InlineData("return Unauthorized([|config[\"ApiKey\"]|]);")]
    [InlineData("return new ObjectResult(new ProblemDetails { Detail = [|password|], Status = 400 });")]
    [InlineData("ModelState.AddModelError(\"\", $\"'{[|password|]}' is too short\"); return Ok();")]
    [InlineData("return Ok(password);")]
    [InlineData("return Ok(new { accessToken });")]
    [InlineData("return Content(password);")]
    [InlineData("return BadRequest($\"{password.Length} is too short\");")]
    [InlineData("return BadRequest(nameof(password));")]
    [InlineData("return BadRequest(\"password\");")]
    [InlineData("throw new HubException(password);")]
    public Task SecretInAFailedAnswer_IsReported(string statement) => Verify.VerifyAsync(
        $"public IActionResult M(Microsoft.Extensions.Configuration.IConfiguration config, string password, string accessToken) {{ {statement} }}");

    [Fact]
    public Task Message_SaysWhatWhereAndWhy() => Verify.VerifyAsync(
        "public IActionResult M(string password) => BadRequest({|#0:password|});",
        new DiagnosticResult(SecretDisclosedAnalyzer.Rule).WithLocation(0).WithArguments("password", "to the client with an error", "its name says so"));

    [Theory]
    [InlineData("error_handling.safe_names = password")]
    [InlineData("error_handling.EH2004.safe_names = password")]
    public Task SafeNames_AreNotReported(string line)
    {
        var test = Verify.Test("public partial class C { public IActionResult M(string password) => BadRequest(password); }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{line}\n"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("error_handling.EH2004.sink_methods = Meter.Tag", "Meter.Tag(1, [|password|])")]
    [InlineData("error_handling.EH2004.sink_methods = Tag", "Meter.Tag(1, $\"with {[|password|]}\")")]
    [InlineData("error_handling.EH2004.sink_methods = Tag", "Meter.Tag(1, name)")]
    [InlineData("error_handling.sink_methods = Tag", "Meter.Tag(1, password)")] // A log: EH2001.
    [InlineData("error_handling.sink_methods = Tag\nerror_handling.EH2004.sink_methods = Tag", "Meter.Tag(1, password)")]
    [InlineData("error_handling.EH2001.sink_methods = Tag", "Meter.Tag(1, password)")]
    [InlineData("error_handling.EH2004.sink_methods = Other", "Meter.Tag(1, password)")]
    public Task MethodsNamedForThisRuleAlone_AreJudged(string line, string call)
    {
        var test = Verify.Test($"static class Meter {{ public static void Tag(int number, string text) {{ }} static void M(string password, string name) => {call}; }}");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{line}\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task BrokenCode_IsNotReported()
    {
        var test = Verify.Test("public partial class C { public IActionResult M(string password) => BadRequest(password.; void N() { activity.SetTag(, password; } }");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }

    [Fact]
    public Task Secret_IsLeftOutOfTheTextInTwoDocuments()
    {
        const string code =
            """
            using Microsoft.AspNetCore.Mvc;
            class C : ControllerBase { IActionResult M(string user, string password) => BadRequest($"No user {user} with {|EH2004:password|}"); /* why */ }
            """;
        const string fixedCode =
            """
            using Microsoft.AspNetCore.Mvc;
            class C : ControllerBase { IActionResult M(string user, string password) => BadRequest($"No user {user} with"); /* why */ }
            """;

        var test = new CSharpCodeFixTest<SecretDisclosedAnalyzer, SecretDisclosedCodeFix, DefaultVerifier> { ReferenceAssemblies = Verify.AspNetCore };
        test.TestState.Sources.Add(Holed(code));
        test.TestState.Sources.Add(Holed(code.Replace("class C", "class D", StringComparison.Ordinal)));
        test.FixedState.Sources.Add(fixedCode);
        test.FixedState.Sources.Add(fixedCode.Replace("class C", "class D", StringComparison.Ordinal));
        return test.RunAsync();
    }

    [Fact]
    public Task WholeArgument_HasNoFixWithoutTheRuntime()
    {
        const string code = "using Microsoft.AspNetCore.Mvc;\nclass C : ControllerBase { IActionResult M(string password) => BadRequest({|EH2004:password|}); }";
        return new CSharpCodeFixTest<SecretDisclosedAnalyzer, SecretDisclosedCodeFix, DefaultVerifier> { TestCode = code, FixedCode = code, ReferenceAssemblies = Verify.AspNetCore }.RunAsync();
    }

    private static string Holed(string code) => code.Replace("{|EH2004:password|}", "{{|EH2004:password|}}", StringComparison.Ordinal);
}

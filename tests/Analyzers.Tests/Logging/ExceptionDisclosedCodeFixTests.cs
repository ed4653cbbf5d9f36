using ErrorHandling.Analyzers.CodeFixes.Logging;
using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

public sealed class ExceptionDisclosedCodeFixTests
{
    private const string General = "ExceptionDisclosedCodeFixGeneral";
    private const string Logger = "private readonly ILogger _logger = null!;";
    private const string Logged = "_logger.LogError(ex, \"no\"); ";

    [Theory]
    [InlineData("return StatusCode(500, [|ex.Message|]);", "return StatusCode(500, $\"An unexpected error occurred. Trace identifier: {HttpContext.TraceIdentifier}\");")]
    [InlineData("return StatusCode(500, [|ex|]);", "return StatusCode(500, $\"An unexpected error occurred. Trace identifier: {HttpContext.TraceIdentifier}\");")]
    [InlineData("return StatusCode(500, [|ex.InnerException?.Message|]);", "return StatusCode(500, $\"An unexpected error occurred. Trace identifier: {HttpContext.TraceIdentifier}\");")]
    [InlineData("return StatusCode(500, [|ex.InnerException?.Message ?? ex.Message|]);", "return StatusCode(500, $\"An unexpected error occurred. Trace identifier: {HttpContext.TraceIdentifier}\");")]
    [InlineData("return Problem($\"Could not save: {[|(ex.InnerException?.Message ?? ex.Message)|]}\");", "return Problem(\"Could not save.\");")]
    [InlineData("return Problem($\"Could not save: {[|ex.Message|]}\");", "return Problem(\"Could not save.\");")]
    [InlineData("return Problem($\"Details: {[|ex.Message|]}\");", "return Problem(\"Details: An unexpected error occurred.\");")]
    [InlineData("return Problem($\"{[|ex.Message|]}\");", "return Problem(\"An unexpected error occurred.\");")]
    [InlineData("return Problem($\"Could not save {id}: {[|ex.Message|]}\");", "return Problem($\"Could not save {id}.\");")]
    [InlineData("return Problem(\"Could not save: \" + [|ex.Message|]);", "return Problem(\"Could not save.\");")]
    [InlineData("return BadRequest(new { error = [|ex.Message|], id });", "return BadRequest(new { error = $\"An unexpected error occurred. Trace identifier: {HttpContext.TraceIdentifier}\", id });")]
    [InlineData("return BadRequest(new { [|ex.Message|] });", "return BadRequest(new { Message = \"An unexpected error occurred.\" });")]
    [InlineData("return Problem(/* why */ [|ex.Message|] /* so */);", "return Problem(/* why */ $\"An unexpected error occurred. Trace identifier: {HttpContext.TraceIdentifier}\" /* so */);")]
    public Task Text_GivesWayToASentence(string handler, string fixedHandler) => FixAsync(General, Code(Logger, "Exception ex", Logged + handler), Code(Logger, "Exception ex", Logged + fixedHandler));

    [Fact]
    public Task AnswerThatIsAllThatIsLeftOfTheException_HasNoFix()
    {
        var test = Test(null);
        test.TestState.Sources.Add(Marked(Code("", "Exception ex", "return Problem([|ex.Message|]);")));
        test.FixedState.Sources.Add(Marked(Code("", "Exception ex", "return Problem([|ex.Message|]);")));
        return test.RunAsync();
    }

    [Fact]
    public Task LoggerInReach_GetsTheException() => FixAsync(
        General,
        Code(Logger, "Exception ex", "return Problem([|ex.Message|]);"),
        Code(Logger, "Exception ex", "_logger.LogError(ex, \"M failed\"); return Problem($\"An unexpected error occurred. Trace identifier: {HttpContext.TraceIdentifier}\");"));

    [Fact]
    public Task ExceptionLoggedAlready_IsNotLoggedAgain() => FixAsync(
        General,
        Code(Logger, "Exception ex", "_logger.LogError(ex, \"no\"); return Problem($\"Could not save: {[|ex.Message|]}\");"),
        Code(Logger, "Exception ex", "_logger.LogError(ex, \"no\"); return Problem(\"Could not save.\");"));

    [Fact]
    public Task SeveralDetailsInOneHandler_AreLoggedOnce() => FixAsync(
        General,
        Code(Logger, "Exception ex", "return BadRequest(new { error = [|ex.Message|], stack = [|ex.StackTrace|] });"),
        Code(Logger, "Exception ex", "_logger.LogError(ex, \"M failed\"); return BadRequest(new { error = $\"An unexpected error occurred. Trace identifier: {HttpContext.TraceIdentifier}\", stack = $\"An unexpected error occurred. Trace identifier: {HttpContext.TraceIdentifier}\" });"));

    [Fact]
    public Task HubException_KeepsTheExceptionInside() => FixAsync(
        General,
        "using System;\nusing Microsoft.AspNetCore.SignalR;\nclass C { void M() { try { M(); } catch (Exception ex) { throw new HubException([|ex.Message|]); } } }",
        "using System;\nusing Microsoft.AspNetCore.SignalR;\nclass C { void M() { try { M(); } catch (Exception ex) { throw new HubException(\"An unexpected error occurred.\", ex); } } }");

    [Fact]
    public Task ProblemDetails_GetTheSentence() => FixAsync(
        General,
        """
        using System;
        using Microsoft.AspNetCore.Mvc;
        class C
        {
            static ProblemDetails M(Exception e) => new()
            {
                Title = "failed", // as ever
                Detail = [|e.ToString()|], // too much
            };
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.Mvc;
        class C
        {
            static ProblemDetails M(Exception e) => new()
            {
                Title = "failed", // as ever
                Detail = "An unexpected error occurred.", // too much
            };
        }
        """);

    [Fact]
    public Task MemberOfAnotherType_HasNoFix()
    {
        const string code =
            """
            using System;
            using Microsoft.AspNetCore.Mvc;
            class Answer { public Exception Error { get; set; } }
            class C : ControllerBase { IActionResult M(Exception e) => BadRequest(new Answer { Error = [|e|] }); }
            """;

        return FixAsync(null, code, code);
    }

    [Fact]
    public Task TextMadeElsewhere_HasNoFix()
    {
        var code = Code("", "Exception ex", "var text = ex.Message; return Problem([|text|]);");
        return FixAsync(null, code, code);
    }

    [Fact]
    public Task ErrorModel_SendsItsPublicMessage() => FixAsync(
        "ExceptionDisclosedCodeFixPublicMessage",
        Code("", "ErrorHandling.NotFoundException ex", "return NotFound([|ex.Message|]);"),
        Code("", "ErrorHandling.NotFoundException ex", "return NotFound(ex.PublicMessage);"));

    [Fact]
    public Task Redactor_TakesSecretsOut() => FixAsync(
        "ExceptionDisclosedCodeFixRedact",
        Code("", "Exception ex", "return Problem([|ex.Message|]);"),
        Code("", "Exception ex", "return Problem(Redactor.Default.Redact(ex.Message));").Replace("using System;\n", "using System;\nusing ErrorHandling;\n", StringComparison.Ordinal));

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce()
    {
        var test = Test(General);
        test.TestState.Sources.Add(Marked(Code(Logger, "Exception ex", Logged + "return Problem($\"Could not save: {[|ex.Message|]}\");")));
        test.TestState.Sources.Add(Marked(Code(Logger, "Exception ex", Logged + "return Problem($\"Could not load: {[|ex.Message|]}\");").Replace("class C ", "class D ", StringComparison.Ordinal)));
        test.FixedState.Sources.Add(Code(Logger, "Exception ex", Logged + "return Problem(\"Could not save.\");"));
        test.FixedState.Sources.Add(Code(Logger, "Exception ex", Logged + "return Problem(\"Could not load.\");").Replace("class C ", "class D ", StringComparison.Ordinal));
        return test.RunAsync();
    }

    private static string Code(string member, string caught, string handler) =>
        $$"""
        using System;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Logging;

        #nullable enable annotations

        class C : ControllerBase
        {
            {{member}}

            public IActionResult M(int id)
            {
                try { return Ok(id); } catch ({{caught}}) { {{handler}} }
            }
        }
        """;

    private static Task FixAsync(string? key, string code, string fixedCode)
    {
        var test = Test(key);
        test.TestState.Sources.Add(Marked(code));
        test.FixedState.Sources.Add(key is null ? Marked(fixedCode) : fixedCode);
        test.TestState.Sources.Add(WebStubs.Runtime);
        test.FixedState.Sources.Add(WebStubs.Runtime);
        return test.RunAsync();
    }

    private static string Marked(string code) => code.Replace("[|", "{|EH2007:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal);

    private static CSharpCodeFixTest<ExceptionDisclosedAnalyzer, ExceptionDisclosedCodeFix, DefaultVerifier> Test(string? key) =>
        new() { ReferenceAssemblies = WebVerifier<ExceptionDisclosedAnalyzer>.AspNetCore, CodeActionEquivalenceKey = key };
}

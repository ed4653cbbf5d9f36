using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Verify = WebVerifier<ExceptionDisclosedAnalyzer>;

public sealed class ExceptionDisclosedTests
{
    [Theory]
    [InlineData("return BadRequest([|ex.InnerException?.Message ?? ex.Message|]);")]
    [InlineData("return BadRequest([|ex?.Message|] ?? \"failed\");")]
    [InlineData("return BadRequest([|ex.Message|] + [|ex.InnerException?.Message|]);")]
    public Task AlternativesOfOneText_AreOneFinding(string handler) => Verify.VerifyHandlerAsync(handler);

    [Theory]
    [InlineData("return BadRequest([|ex.Message|]);")]
    [InlineData("return BadRequest([|ex.ToString()|]);")]
    [InlineData("return BadRequest([|ex|]);")]
    [InlineData("return BadRequest(error: [|ex.Message|]);")]
    [InlineData("return StatusCode(500, [|ex.StackTrace|]);")]
    [InlineData("return StatusCode(StatusCodes.Status500InternalServerError, new { error = [|ex.Message|], inner = [|ex.InnerException?.Message|] });")]
    [InlineData("return NotFound([|ex.GetBaseException().Message|]);")]
    [InlineData("return Problem(detail: [|ex.Message|], statusCode: 500);")]
    [InlineData("return Problem($\"failed: {[|ex.Message|]}\");")]
    [InlineData("return Problem(\"failed: \" + [|ex.Message|]);")]
    [InlineData("return Problem(string.Format(\"failed: {0}\", [|ex.Message|]));")]
    [InlineData("return Problem(string.Join(\"; \", [|ex.Message|], \"x\"));")]
    [InlineData("return Problem([|(ex.InnerException ?? ex).ToString()|]);")]
    [InlineData("return Problem(Flag ? [|ex.Message|] : \"failed\");")]
    [InlineData("return Problem(ex switch { IOException io => [|io.Message|], _ => \"failed\" });")]
    [InlineData("return Problem([|ex.Message|].Trim().Replace(\"\\n\", \" \"));")]
    [InlineData("return Ok(new Answer { Error = [|ex.Message|] });")]
    [InlineData("return Ok(new Answer { Error = \"failed\", More = [|ex|] });")]
    [InlineData("return Ok(new Failure([|ex.Message|]));")]
    [InlineData("return Ok(new Failure(\"failed\", [|ex|]));")]
    [InlineData("return Ok(new Failure(\"failed\") with { Text = [|ex.Message|] });")]
    [InlineData("return Ok((false, [|ex.Message|]));")]
    [InlineData("return Ok(new[] { [|ex.Message|] });")]
    [InlineData("return Ok(new List<string> { [|ex.Message|] });")]
    [InlineData("return Ok(new Dictionary<string, object> { [\"error\"] = [|ex.Message|] });")]
    [InlineData("return Ok(new Dictionary<string, object> { { \"error\", [|ex.Message|] } });")]
    [InlineData("var text = ex.Message; return BadRequest([|text|]);")]
    [InlineData("var text = \"failed\"; text += ex.Message; text = $\"{text} {ex.Message}\"; return BadRequest([|text|]);")]
    [InlineData("var answer = new Answer(); answer.Error = ex.Message; return BadRequest([|answer|]);")]
    [InlineData("var text = new StringBuilder(); text.AppendLine(ex.Message); return BadRequest([|text.ToString()|]);")]
    [InlineData("return BadRequest(new StringBuilder().Append(\"failed\").Append([|ex.Message|]).ToString());")]
    [InlineData("return Content(JsonSerializer.Serialize(new { error = [|ex.Message|] }), \"application/json\");")]
    [InlineData("return new ObjectResult([|ex.Message|]) { StatusCode = 500 };")]
    [InlineData("return new BadRequestObjectResult(new { [|ex.Message|] });")]
    [InlineData("return new JsonResult(new { error = [|ex.Message|] });")]
    [InlineData("return new ContentResult { Content = [|ex.Message|] };")]
    [InlineData("ContentResult result = new() { Content = [|ex.Message|] }; return result;")]
    [InlineData("var result = new ContentResult(); result.Content = [|ex.Message|]; return result;")]
    [InlineData("return StatusCode(500, new ProblemDetails { Title = \"failed\", Detail = [|ex.Message|] });")]
    [InlineData("return new ObjectResult(new ProblemDetails { Title = [|ex.Message|] });")]
    [InlineData("return new ObjectResult(new ProblemDetails { Extensions = { [\"error\"] = [|ex.StackTrace|] } });")]
    [InlineData("return new ObjectResult(new ValidationProblemDetails { Detail = [|ex.Message|] });")]
    [InlineData("var problem = new ProblemDetails(); problem.Detail = [|ex.Message|]; return new ObjectResult(problem);")]
    [InlineData("var problem = new ProblemDetails(); problem.Extensions[\"error\"] = [|ex.ToString()|]; return new ObjectResult(problem);")]
    [InlineData("var problem = new ProblemDetails(); problem.Extensions.Add(\"error\", [|ex.ToString()|]); return new ObjectResult(problem);")]
    [InlineData("ModelState.AddModelError(\"\", [|ex.Message|]);")]
    [InlineData("return BadRequest(http.RequestServices.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer>()[\"Could not save: {0}\", [|ex.Message|]].Value);")]
    [InlineData("await http.Response.WriteAsync([|ex.Message|]);")]
    [InlineData("await http.Response.WriteAsync($\"{{ \\\"error\\\": \\\"{[|ex.Message|]}\\\" }}\", Encoding.UTF8);")]
    [InlineData("await http.Response.WriteAsJsonAsync(new { error = [|ex.Message|] });")]
    [InlineData("await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes([|ex.Message|]));")]
    [InlineData("await JsonSerializer.SerializeAsync(http.Response.Body, new { error = [|ex.Message|] });")]
    [InlineData("http.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = [|ex.Message|];")]
    [InlineData("throw new HubException([|ex.Message|]);")]
    [InlineData("throw new HubException($\"failed: {[|ex.Message|]}\", ex);")]
    public Task DetailsInAnAnswer_AreReported(string handler) => Verify.VerifyHandlerAsync(handler);

    [Theory]
    [InlineData("return Results.Problem([|ex.Message|]);")]
    [InlineData("return Results.BadRequest(new { error = [|ex.Message|] });")]
    [InlineData("return Results.Json(new { error = [|ex.Message|] }, statusCode: 500);")]
    [InlineData("return Results.Text([|ex.ToString()|]);")]
    [InlineData("return TypedResults.Problem(detail: [|ex.Message|]);")]
    [InlineData("return TypedResults.InternalServerError([|ex.Message|]);")]
    [InlineData("return Results.Problem(new ProblemDetails { Detail = [|ex.Message|] });")]
    public Task MinimalApi_IsReported(string handler) => Verify.VerifyProgramAsync(
        $"var app = WebApplication.Create(); app.MapGet(\"/\", IResult () => {{ try {{ Environment.GetLogicalDrives(); return Results.Ok(); }} catch (Exception ex) {{ {handler} }} }}); app.Run();");

    [Theory]
    [InlineData("return [|ex.Message|];")]
    [InlineData("return $\"failed: {[|ex.Message|]}\";")]
    public Task ReturnedByAnEndpoint_IsReported(string handler) => Verify.VerifyProgramAsync(
        $"var app = WebApplication.Create(); app.MapPost(\"/\", () => {{ try {{ return \"fine\"; }} catch (Exception ex) {{ {handler} }} }}); app.Run(); string Local() {{ try {{ return \"\"; }} catch (Exception ex) {{ return ex.Message; }} }}");

    [Fact]
    public Task ReturnedToTheClient_IsReported() => Verify.VerifyTypesAsync(
        """
        public class Orders : ControllerBase
        {
            public Answer Get() { try { return new Answer(); } catch (Exception ex) { return new Answer { Error = [|ex.Message|] }; } }
            public async Task<Answer> GetAsync() { await Task.Yield(); try { return new Answer(); } catch (Exception ex) { return new Answer { Error = [|ex.Message|] }; } }
            public ActionResult<Answer> Typed() { try { return new Answer(); } catch (Exception ex) { return new Answer { Error = [|ex.Message|] }; } }
            private string Inner() { try { return ""; } catch (Exception ex) { return ex.Message; } }
            [NonAction] public string Helper() { try { return ""; } catch (Exception ex) { return ex.Message; } }
        }
        public class Chat : Hub { public string Send() { try { return ""; } catch (Exception ex) { return [|ex.Message|]; } } }
        public class Plain { public string Send() { try { return ""; } catch (Exception ex) { return ex.Message; } } }
        """);

    [Fact]
    public Task WhereverTheExceptionComesFrom_ItIsReported() => Verify.VerifyTypesAsync(
        """
        public class Handler : IExceptionHandler
        {
            private Exception? _last;

            public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken token)
            {
                await context.Response.WriteAsJsonAsync(new ProblemDetails { Detail = [|exception.Message|] }, token);
                return true;
            }

            public async Task Feature(HttpContext context)
            {
                var feature = context.Features.Get<IExceptionHandlerFeature>();
                await context.Response.WriteAsync([|feature!.Error.Message|]);
                await context.Response.WriteAsync([|context.Features.Get<IExceptionHandlerPathFeature>()?.Error.ToString()|] ?? "");
                var error = feature.Error;
                await context.Response.WriteAsync([|error.Message|]);
                await context.Response.WriteAsync([|_last!.Message|]);
            }
        }
        public class Filter : IExceptionFilter
        {
            public void OnException(ExceptionContext context) => context.Result = new JsonResult(new { error = [|context.Exception.Message|] });
        }
        public class Middleware
        {
            public async Task InvokeAsync(HttpContext context, RequestDelegate next)
            {
                try { await next(context); }
                catch (Exception ex) { context.Response.StatusCode = 500; await context.Response.WriteAsync([|ex.Message|]); }
            }
        }
        """);

    [Fact]
    public Task Aggregates_AreReported() => Verify.VerifyHandlerAsync(
        "return BadRequest(new { errors = ex.InnerExceptions.Select(e => [|e.Message|]).ToList(), all = [|ex.InnerExceptions|] });", "AggregateException ex");

    [Theory]
    [InlineData("return BadRequest();")]
    [InlineData("return BadRequest(\"failed\");")]
    [InlineData("return BadRequest(ex.GetType().Name);")]
    [InlineData("return BadRequest(ex.HResult);")]
    [InlineData("return BadRequest(new { ex.HResult, Type = ex.GetType().FullName });")]
    [InlineData("return BadRequest(ex.Message.Length);")]
    [InlineData("return BadRequest(ex.Message == \"\" ? \"a\" : \"b\");")]
    [InlineData("return BadRequest(string.IsNullOrEmpty(ex.Message));")]
    [InlineData("_log.LogError(ex, \"{Text}\", ex.Message); return Problem(\"failed\");")]
    [InlineData("return Problem(Translate(ex.Message));")]
    [InlineData("return Problem(Redact(ex.Message));")]
    [InlineData("return Problem(instance: ex.Message);")]
    [InlineData("ModelState.AddModelError(ex.Message, \"failed\");")]
    [InlineData("ModelState.AddModelError(\"\", ex, null!);")]
    [InlineData("throw new HubException(\"failed\", ex);")]
    [InlineData("throw new OrderException(ex.Message);")]
    [InlineData("var text = ex.Message; _log.LogError(text); text = \"failed\"; return Ok();")]
    [InlineData("return Ok(new Answer { More = new OrderException(\"no\").Code });")]
    [InlineData("Console.Out.Write(ex.Message);")]
    [InlineData("await new StringWriter().WriteAsync(ex.Message);")]
    [InlineData("return Problem(_env.IsDevelopment() ? ex.ToString() : \"failed\");")]
    [InlineData("if (_env.IsDevelopment()) return Problem(ex.ToString()); return Problem(\"failed\");")]
    [InlineData("if (!_env.IsDevelopment()) return Problem(\"failed\"); return Problem(ex.ToString());")]
    [InlineData("var text = ex.Message; if (_env.IsProduction()) text = \"failed\"; return Problem(text);")]
    [InlineData("var text = \"failed\"; if (_env.IsDevelopment()) text = ex.Message; return Problem(text);")]
    [InlineData("var problem = new ProblemDetails(); if (_env.IsDevelopment()) problem.Detail = ex.Message; return new ObjectResult(problem);")]
    public Task NothingOfIt_IsNotReported(string handler) => Verify.VerifyTypesAsync(
        $$"""
        public partial class C
        {
            public interface ITranslator { string Get(string text); }
            private readonly ITranslator _translator = null!;
            private string Translate(string text) => _translator.Get(text);
            private static string Redact(string text) => text;
            public async Task<IActionResult> M(HttpContext http) { await Task.Yield(); try { Work(); } catch (Exception ex) { {{handler}} } return Ok(); }
        }
        """);

    [Theory]
    [InlineData("BadHttpRequestException")]
    [InlineData("System.ComponentModel.DataAnnotations.ValidationException")]
    [InlineData("HubException")]
    public Task MessageMadeForClients_IsNotReported(string type) => Verify.VerifyHandlerAsync("return BadRequest(ex.Message);", $"{type} ex");

    [Fact]
    public Task ReadInAHelper_IsReportedAtTheCall() => Verify.VerifyAsync(
        """
        public IActionResult M() { try { Work(); } catch (Exception ex) { return Problem([|Describe(ex)|]); } return Ok(); }
        public IActionResult N() { try { Work(); } catch (Exception ex) { return Problem(Quote([|ex.Message|])); } return Ok(); }
        public IActionResult O() { try { Work(); } catch (Exception ex) { return Problem(Kind(ex)); } return Ok(); }
        public IActionResult P() { try { Work(); } catch (Exception ex) { return Problem([|Outer(ex)|]); } return Ok(); }
        public IActionResult Q() { try { Work(); } catch (Exception ex) { return Problem([|Twice(ex, 3)|]); } return Ok(); }
        private static string Describe(Exception e) => $"failed: {e.Message}";
        private static string Quote(string text) => $"'{text}'";
        private static string Kind(Exception e) { return e.GetType().Name; }
        private static string Outer(Exception e) { var text = Describe(e); return text.Trim(); }
        private static string Twice(Exception e, int depth) => depth == 0 ? e.Message : Twice(e, depth - 1);
        """);

    [Fact]
    public Task SentByAHelper_IsReportedAtTheCall() => Verify.VerifyTypesAsync(
        """
        public class Orders : ControllerBase
        {
            public IActionResult M() { try { } catch (Exception ex) { return Fail([|ex.Message|]); } return Ok(); }
            public IActionResult N() { try { } catch (Exception ex) { return this.Fail(400, $"failed: {[|ex.Message|]}"); } return Ok(); }
            public IActionResult O() { try { } catch (Exception ex) { return Twice([|ex.Message|]); } return Ok(); }
            public IActionResult P() { try { } catch (Exception ex) { Note(ex.Message); } return Ok(); }
            private IActionResult Fail(string text) => BadRequest(new { error = text });
            private IActionResult Twice(string text) => Fail(text);
            private void Note(string text) { Console.WriteLine(text); }
        }
        public static class Failing
        {
            public static IActionResult Fail(this ControllerBase controller, int status, string text) => new ObjectResult(new Answer { Error = text }) { StatusCode = status };
        }
        """);

    [Fact]
    public Task WholeExceptionGivenToAClass_IsJudgedThere() => Verify.VerifyTypesAsync(
        """
        public class Model { public Model(Exception e) { Kind = e.GetType().Name; } public string Kind { get; } }
        public class Orders : ControllerBase
        {
            public IActionResult M() { try { } catch (Exception ex) { return BadRequest(new Model(ex)); } return Ok(); }
        }
        """);

    [Fact]
    public Task RemoteCall_IsReported()
    {
        var test = Verify.Test(
            """
            public class Service
            {
                public void A() { try { } catch (Exception ex) { throw new RpcException(new Status(StatusCode.Internal, [|ex.Message|])); } }
                public void B() { try { } catch (Exception ex) { throw new RpcException(new Status(StatusCode.Internal, "failed", ex), ex.Message); } }
                public void D() { try { } catch (Exception ex) { throw new RpcException(new(StatusCode.Internal, $"failed {[|ex|]}")); } }
            }
            """.Replace("RpcException(", "Grpc.Core.RpcException(", StringComparison.Ordinal).Replace("Status(StatusCode", "Grpc.Core.Status(Grpc.Core.StatusCode", StringComparison.Ordinal).Replace("new(StatusCode", "new(Grpc.Core.StatusCode", StringComparison.Ordinal));
        test.TestState.Sources.Add(WebStubs.Grpc);
        return test.RunAsync();
    }

    [Fact]
    public Task OlderFrameworks_AreReported()
    {
        var test = Verify.Test(
            """
            public class Orders : System.Web.Http.ApiController
            {
                public System.Web.Http.IHttpActionResult A() { try { } catch (Exception ex) { return BadRequest([|ex.Message|]); } return null; }
                public System.Web.Http.IHttpActionResult B() { try { } catch (Exception ex) { return Content(System.Net.HttpStatusCode.InternalServerError, [|ex.ToString()|]); } return null; }
                public System.Web.Http.IHttpActionResult D() { try { } catch (Exception ex) { return InternalServerError(ex); } return null; }
                public object E() { try { } catch (Exception ex) { return System.Net.Http.HttpRequestMessageExtensions.CreateErrorResponse(Request, System.Net.HttpStatusCode.BadRequest, [|ex.Message|]); } return null; }
                public object F() { try { } catch (Exception ex) { return System.Net.Http.HttpRequestMessageExtensions.CreateErrorResponse(Request, System.Net.HttpStatusCode.BadRequest, ex); } return null; }
                public void G() { try { } catch (Exception ex) { throw new System.ServiceModel.FaultException([|ex.Message|]); } }
            }
            """);
        test.TestState.Sources.Add(WebStubs.WebApi);
        test.TestState.Sources.Add(WebStubs.Wcf);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("return BadRequest({|#0:ex.Message|});", "OrderException ex")]
    [InlineData("return Ok(new Answer { Error = {|#0:ex.Message|} });", "OrderException ex")]
    [InlineData("return BadRequest({|#0:ex.Message|});", "Exception ex) when (ex is OrderException")]
    [InlineData("if (ex is OrderException && Flag) return BadRequest({|#0:ex.Message|});", "Exception ex")]
    [InlineData("return ex is OrderException ? BadRequest({|#0:ex.Message|}) : Problem();", "Exception ex")]
    [InlineData("if (ex is OrderException order) return BadRequest({|#0:order.Message|});", "Exception ex")]
    [InlineData("switch (ex) { case OrderException when Flag: return BadRequest({|#0:ex.Message|}); }", "Exception ex")]
    [InlineData("return BadRequest(ex switch { OrderException => {|#0:ex.Message|}, _ => \"failed\" });", "Exception ex")]
    [InlineData("if (Flag) Response.StatusCode = 500; else Response.StatusCode = 400; return Content({|#0:ex.Message|});", "OrderException ex")]
    [InlineData("return BadRequest({|#0:ex.Message|});", "FormatException ex", "FormatException")]
    [InlineData("ModelState.AddModelError(\"\", {|#0:ex.Message|});", "ArgumentException ex", "ArgumentException")]
    public Task MessageThatMayBeMeantForClients_IsASuggestion(string handler, string caught, string type = "OrderException") => Verify.VerifyAsync(
        $"public IActionResult M() {{ try {{ Work(); }} catch ({caught}) {{ {handler} }} return Ok(); }}",
        new DiagnosticResult(ExceptionDisclosedAnalyzer.MildRule).WithLocation(0).WithArguments(type));

    [Theory]
    [InlineData("return BadRequest({|#0:ex.Message|});", "Exception ex", "The message of an exception")]
    [InlineData("return StatusCode(500, {|#0:ex.Message|});", "OrderException ex", "The message of an exception")]
    [InlineData("Response.StatusCode = 500; return Content({|#0:ex.Message|});", "OrderException ex", "The message of an exception")]
    [InlineData("return StatusCode(500, new ProblemDetails { Detail = {|#0:ex.Message|} });", "OrderException ex", "The message of an exception")]
    [InlineData("return BadRequest({|#0:ex.ToString()|});", "OrderException ex", "An exception with its stack trace")]
    [InlineData("return BadRequest({|#0:ex.StackTrace|});", "OrderException ex", "The stack trace of an exception")]
    [InlineData("return BadRequest({|#0:ex|});", "OrderException ex", "A whole exception")]
    public Task EverythingElse_IsAWarning(string handler, string caught, string what) => Verify.VerifyAsync(
        $"public IActionResult M() {{ try {{ Work(); }} catch ({caught}) {{ {handler} }} return Ok(); }}",
        new DiagnosticResult(ExceptionDisclosedAnalyzer.Rule).WithLocation(0).WithArguments(what));

    [Fact]
    public Task AttributeOfDevelopment_IsACheck() => Verify.VerifyTypesAsync(
        """
        public sealed class DevelopmentOnlyAttribute : Attribute { }
        public partial class C
        {
            [DevelopmentOnly] public IActionResult M() { try { Work(); } catch (Exception ex) { return BadRequest(ex.Message); } return Ok(); }
            [System.Diagnostics.DebuggerStepThrough] public IActionResult N() { try { Work(); } catch (Exception ex) { return BadRequest([|ex.Message|]); } return Ok(); }
        }
        """);

    [Fact]
    public Task SeveralInOnePlace_AreReportedAsTheGravest() => Verify.VerifyAsync(
        """
        public IActionResult M(Exception e)
        {
            var text = "failed";
            if (e is OrderException order) text = order.Message;
            else if (e is IOException broken) text = {|#1:broken.Message|};
            return BadRequest({|#0:text|});
        }
        """,
        new DiagnosticResult(ExceptionDisclosedAnalyzer.Rule).WithLocation(0).WithLocation(1).WithArguments("The message of an exception"));

    [Fact]
    public Task ExceptionOfAnotherProject_IsTheSolutionsOwn()
    {
        var test = Verify.Test(
            "public partial class C { public IActionResult M() { try { Work(); } catch (Shop.StockException ex) { return BadRequest({|#0:ex.Message|}); } return Ok(); } }",
            new DiagnosticResult(ExceptionDisclosedAnalyzer.MildRule).WithLocation(0).WithArguments("StockException"));
        test.TestState.AdditionalProjects["Shop"].Sources.Add("namespace Shop { public class StockException : System.Exception { } }");
        test.TestState.AdditionalProjectReferences.Add("Shop");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("error_handling.public_exception_types = OrderException")]
    [InlineData("error_handling.public_exception_types = Other.Exception, OrderException")]
    [InlineData("error_handling.EH2007.public_exception_types = OrderException")]
    public Task PublicExceptionTypes_AreNotReported(string line)
    {
        var test = Verify.Test("public partial class C { public IActionResult M() { try { Work(); } catch (OrderException ex) { return BadRequest(ex.Message); } catch (IOException ex) { return BadRequest([|ex.Message|]); } return Ok(); } }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{line}\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task PublicMessageOfTheErrorModel_IsNotReported()
    {
        var test = Verify.Test("public partial class C { public IActionResult M() { try { Work(); } catch (ErrorHandling.AppException ex) { return BadRequest(ex.PublicMessage); } return Ok(); } }");
        test.TestState.Sources.Add(WebStubs.Runtime);
        return test.RunAsync();
    }

    [Fact]
    public Task BrokenCode_IsNotReported()
    {
        var test = Verify.Test("public partial class C { public IActionResult M() { try { Work(); } catch (Exception ex) { return BadRequest(ex.Mess; return Problem(new ( { Detail = ; problem.Extensions[ = ex. } }");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }
}

using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Verify = WebVerifier<ExceptionDisclosedAnalyzer>;

/// <summary>EH2007 and exceptions whose message is what the client is meant to read.</summary>
public sealed class ExceptionMessageForClientsTests
{
    [Theory]
    [InlineData("return BadRequest(ex.Message);")]
    [InlineData("return StatusCode(ex.StatusCode, new { error = ex.Message });")]
    [InlineData("return BadRequest({|EH2007:ex.ToString()|});")]
    [InlineData("return StatusCode(500, {|EH2007:ex.Message|});")]
    public Task MessageOfAnExceptionThatCarriesAStatus_IsTheAnswer(string handler) => Verify.VerifyTypesAsync(
        $$"""
        public partial class C { public IActionResult M() { try { Work(); return Ok(); } catch (AnswerException ex) { {{handler}} } } }
        public class StatusException : Exception { public int StatusCode { get; } = 400; }
        public sealed class AnswerException : StatusException { }
        """);

    [Theory]
    [InlineData("BadRequestException")]
    [InlineData("EmptyNameException")]
    [InlineData("UserFriendlyException")]
    [InlineData("ShopException")]
    public Task MessageOfAnExceptionThatIsMadeForClients_IsTheAnswer(string type) => Verify.VerifyTypesAsync(
        $$"""
        public partial class C
        {
            public IActionResult M() { try { Work(); return Ok(); } catch ({{type}} ex) { return BadRequest(ex.Message); } }
            public IActionResult N() { try { Work(); return Ok(); } catch ({{type}} ex) { return StatusCode(500, [|ex.Message|]); } }
        }
        public class BadRequestException : Exception { }
        public sealed class EmptyNameException : BadRequestException { }
        public sealed class UserFriendlyException : Exception { }
        /// <summary>What is shown to the user as it is.</summary>
        public sealed class ShopException : Exception { }
        """);

    [Theory]
    [InlineData("", "Fail(\"a\"); Other.Fail(1);", "ex?.Message")]
    [InlineData("", "", "ex?.Message")]
    [InlineData("", "Fail(\"a\", new IOException());", "[|ex?.Message|]")]
    [InlineData("", "this.Fail(ex: new IOException(), text: \"a\");", "[|ex?.Message|]")]
    [InlineData("", "Func<string, Exception?, IActionResult> f = Fail;", "[|ex?.Message|]")]
    [InlineData("public class D : C { IActionResult M() => Fail(\"a\"); }", "", "[|ex?.Message|]", "protected")]
    public Task ParameterThatNobodyGives_IsNotSent(string types, string calls, string sent, string access = "private") => Verify.VerifyTypesAsync(
        $$"""
        public partial class C
        {
            {{access}} IActionResult Fail(string text, Exception? ex = null) => BadRequest({{sent}});
            void M() { {{calls}} }
            static class Other { public static void Fail(int i) { } }
        }
        {{types}}
        """);

    [Theory]
    [InlineData("NotFound(ex.Message)")]
    [InlineData("StatusCode(404, new { error = ex.Message })")]
    [InlineData("BadRequest([|ex.Message|])")]
    public Task MessageThatSaysTheSameAsTheStatus_IsTheAnswer(string answer) => Verify.VerifyTypesAsync(
        $$"""
        public partial class C { public IActionResult M() { try { Work(); return Ok(); } catch (OrderNotFoundException ex) { return {{answer}}; } } }
        public sealed class OrderNotFoundException : Exception { }
        """);

    [Theory]
    [InlineData("Order.Parse(text);")]
    [InlineData("if (text.Length == 0) throw new FormatException(\"empty\"); number = int.Parse(text.Trim());")]
    [InlineData("order = Order.Decode(Convert.FromBase64String(text)) ?? new Order(text); ModelState.Clear();")]
    [InlineData("_ = new Uri(text).ToString();")]
    [InlineData("order = Order.Load(new byte[1]);")]
    [InlineData("order = Order.Load(order.OpenReadStream());")]
    [InlineData("using (var stream = order.OpenReadStream()) { stream.Read(new byte[1], 0, 1); } order = Order.Load(new byte[1]);")]
    [InlineData("_ = order.ToText();")]
    [InlineData("if (!int.TryParse(text, out number)) return BadRequest(\"no number\");")]
    public Task MessageAboutATextThatWasOnlyParsed_IsNotReported(string work) => Verify.VerifyTypesAsync(Parsing(work, "ex.Message"));

    [Theory]
    [InlineData("Order.Parse(text).Save();", "[|ex.Message|]")]
    [InlineData("Order.Parse(System.IO.File.ReadAllText(text));", "[|ex.Message|]")]
    [InlineData("Order.Parse(new StreamReader(text).ToString());", "[|ex.Message|]")]
    [InlineData("Order.Parse(await Task.FromResult(text));", "[|ex.Message|]")]
    [InlineData("number = 1;", "[|ex.Message|]")]
    [InlineData("Stream.Null.ReadByte(); order = Order.Load(new byte[1]);", "[|ex.Message|]")]
    [InlineData("order = Order.Load(System.IO.File.ReadAllBytes(text));", "[|ex.Message|]")]
    [InlineData("Order.Parse(text);", "[|ex.ToString()|]")]
    public Task MessageOfMoreThanParsing_IsReported(string work, string sent) => Verify.VerifyTypesAsync(Parsing(work, sent));

    private static string Parsing(string work, string sent) =>
        $$"""
        public partial class C
        {
            public async Task<IActionResult> M(string text) { var number = 0; Order? order = null; await Task.Yield(); try { {{work}} } catch (Exception ex) { ModelState.AddModelError("text", {{sent}}); } return Ok(); }
        }
        public class Order { public Order(string text) { } public static Order Parse(string text) => new(text); public static Order? Decode(byte[] bytes) => null; public void Save() { } public static Order Load(byte[] bytes) => new(""); public static Order Load(Stream stream) => new(""); public Stream OpenReadStream() => Stream.Null; public string ToText() => ""; }
        """;
}

using ErrorHandling.Analyzers.CodeFixes.Logging;
using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Verify = WebVerifier<SecretDisclosedAnalyzer>;

/// <summary>Secrets in the query of an address and in the headers of an answer.</summary>
public sealed class SecretInAddressTests
{
    [Theory]
    [InlineData("await http.GetAsync($\"https://host/login?user={name}&password={[|password|]}\");")]
    [InlineData("await http.GetStringAsync(\"https://host/login?password=\" + [|password|] + \"&x=1\");")]
    [InlineData("await http.GetAsync(string.Format(\"https://host/login?password={0}\", [|password|]));")]
    [InlineData("await http.PostAsync(new Uri($\"https://host/login?password={[|Uri.EscapeDataString(password)|]}\"), null);")]
    [InlineData("await http.GetAsync(url + $\"&client_secret={[|config[\"ClientSecret\"]|]}\");")]
    [InlineData("await http.GetAsync($\"https://host/login?password={[|p|]}\");")]
    [InlineData("var made = $\"https://host/login?password={password}\"; await http.GetAsync([|made|]);")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, $\"https://host/login?password={[|password|]}\");")]
    [InlineData("var made = QueryHelpers.AddQueryString(url, \"password\", [|password|]);")]
    [InlineData("var made = QueryHelpers.AddQueryString(url, new Dictionary<string, string?> { [\"user\"] = name, [\"p\"] = [|password|] });")]
    [InlineData("var made = new UriBuilder(url) { Query = $\"password={[|password|]}\" };")]
    [InlineData("var made = new UriBuilder(url); made.Query = \"?user=\" + name + \"&password=\" + [|password|];")]
    [InlineData("var made = QueryString.Create(\"password\", [|password|]);")]
    [InlineData("var made = Request.QueryString.Add(\"password\", [|password|]);")]
    [InlineData("Response.Redirect($\"/login?password={[|password|]}\");")]
    [InlineData("Response.Redirect($\"/login?key={[|apiKey|]}\");")]
    [InlineData("_ = Redirect($\"/login?password={[|password|]}\");")]
    [InlineData("_ = LocalRedirectPermanent($\"/login?password={[|password|]}\");")]
    [InlineData("_ = Results.Redirect($\"/login?password={[|password|]}\");")]
    [InlineData("_ = new RedirectResult($\"/login?password={[|password|]}\");")]
    public Task SecretInAQuery_IsReported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("await http.GetAsync($\"https://host/login?token={token}&code={code}&state={state}\");")]
    [InlineData("await http.GetAsync($\"https://host/weather?apikey={apiKey}\");")]
    [InlineData("await http.GetAsync($\"https://host/weather?access_token={accessToken}\");")]
    [InlineData("await http.GetAsync($\"https://host/users/{password}\");")]
    [InlineData("await http.GetAsync($\"https://host/login?password={Hash(password)}\");")]
    [InlineData("await http.GetAsync($\"https://host/login?password={password.Length}\");")]
    [InlineData("await http.GetAsync($\"https://host/login?password=***\");")]
    [InlineData("await http.PostAsync(url, new StringContent($\"?password={password}\"));")]
    [InlineData("await http.GetAsync($\"https://host/?passwordResetToken={passwordResetToken}\");")]
    [InlineData("_ = Redirect($\"/callback?access_token={accessToken}&id_token={token}\");")]
    [InlineData("_ = Redirect($\"/reset?token={resetToken}\");")]
    [InlineData("_ = RedirectToAction(\"Login\", new { name });")]
    [InlineData("var made = QueryHelpers.AddQueryString(url, \"api_key\", apiKey);")]
    [InlineData("var made = QueryHelpers.AddQueryString(url, \"token\", token);")]
    [InlineData("var made = new UriBuilder(url) { Query = name, Password = password };")]
    [InlineData("var made = new Dictionary<string, string> { [\"password\"] = password };")]
    public Task NoSecretOrNoQuery_IsNotReported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("Response.Headers[\"X-Debug\"] = [|password|];")]
    [InlineData("Response.Headers[\"X-Debug\"] = $\"used {[|config.GetConnectionString(\"Main\")|]}\";")]
    [InlineData("Response.Headers.Append(\"X-Debug\", [|password|]);")]
    [InlineData("Response.Headers.Add(\"X-Debug\", [|apiKey|]);")]
    [InlineData("Response.Headers.ETag = [|password|];")]
    [InlineData("Response.Headers.Location = \"/login?password=\" + [|password|];")]
    [InlineData("Response.GetTypedHeaders().Append(\"X-Debug\", [|password|]);")]
    [InlineData("answer.Headers.Add(\"X-Debug\", [|password|]);")]
    [InlineData("answer.Headers.TryAddWithoutValidation(\"X-Debug\", [|password|]);")]
    [InlineData("listener.AddHeader(\"X-Debug\", [|password|]);")]
    [InlineData("listener.Headers[\"X-Debug\"] = [|password|];")]
    public Task SecretInAHeaderOfTheAnswer_IsReported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("Response.Headers[\"X-Auth-Token\"] = token;")]
    [InlineData("Response.Headers[\"X-Access-Token\"] = accessToken;")]
    [InlineData("Response.Headers[\"Set-Cookie\"] = password;")]
    [InlineData("Response.Headers.SetCookie = password;")]
    [InlineData("Response.Headers.Authorization = password;")]
    [InlineData("Response.Headers.WWWAuthenticate = password;")]
    [InlineData("Response.Headers.Append(\"Authorization\", password);")]
    [InlineData("Request.Headers[\"X-Debug\"] = password;")]
    [InlineData("http.DefaultRequestHeaders.Add(\"X-Api-Key\", apiKey);")]
    [InlineData("Response.Headers[\"X-Debug\"] = name;")]
    [InlineData("Response.Headers[password] = name;")]
    [InlineData("Response.Headers[\"X-Api-Key\"] = apiKey;")]
    public Task HandedOutOrNoAnswer_IsNotReported(string statements) => VerifyAsync(statements);

    [Fact]
    public Task Messages_SayWhere() => Verify.VerifyTypesAsync(
        "public partial class C { void M(string password) { Response.Redirect($\"/?password={{|#0:password|}}\"); Response.Headers[\"X\"] = {|#1:password|}; } }",
        new DiagnosticResult(SecretDisclosedAnalyzer.Rule).WithLocation(0).WithArguments("password", "into the query of an address", "its name says so"),
        new DiagnosticResult(SecretDisclosedAnalyzer.Rule).WithLocation(1).WithArguments("password", "into a header of the answer", "its name says so"));

    [Fact]
    public Task TestsOfAServer_MaySendWhatTheyLike()
    {
        var test = Test("await http.GetAsync($\"https://host/login?password={password}\");");
        test.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("Response.Headers[\"X\"] = {|EH2004:password|};", "Response.Headers[\"X\"] = Redact.Mask(password);")]
    [InlineData("Response.Redirect($\"/?password={{|EH2004:password|}}\");", null)]
    [InlineData("Response.Redirect(\"/?password=\" + {|EH2004:password|});", null)]
    public Task Header_IsMaskedAndAnAddressIsNot(string statement, string? repaired)
    {
        const string Runtime = "namespace ErrorHandling { public static class Redact { public static string Mask(string text) => text; } }";

        string Code(string body) => $"#nullable enable annotations\n{Verify.Usings}class C : ControllerBase {{ void M(string password) {{ {body} }} }}";
        var test = new CSharpCodeFixTest<SecretDisclosedAnalyzer, SecretDisclosedCodeFix, DefaultVerifier> { ReferenceAssemblies = Verify.AspNetCore };
        test.TestState.Sources.Add(Code(statement));
        test.TestState.Sources.Add(("Runtime.cs", Runtime));
        test.FixedState.Sources.Add(repaired is null ? Code(statement) : Code(repaired).Replace("using Microsoft.AspNetCore.Builder;", "using ErrorHandling;\nusing Microsoft.AspNetCore.Builder;", StringComparison.Ordinal));
        test.FixedState.Sources.Add(("Runtime.cs", Runtime));
        return test.RunAsync();
    }

    private static Task VerifyAsync(string statements) => Test(statements).RunAsync();

    private static CSharpAnalyzerTest<SecretDisclosedAnalyzer, DefaultVerifier> Test(string statements)
    {
        var test = Verify.Test(
            $$"""
            public partial class C
            {
                static string Hash(string text) => text;
                async Task M(
                    HttpClient http, HttpListenerResponse listener, HttpResponseMessage answer, Microsoft.Extensions.Configuration.IConfiguration config, string url, string name, string p,
                    string password, string apiKey, string token, string accessToken, string resetToken, string passwordResetToken, string code, string state)
                {
                    await Task.Yield();
                    {{statements}}
                }
            }
            """);
        test.TestState.Sources.Add("global using System.Net; global using System.Net.Http; global using Microsoft.AspNetCore.WebUtilities; global using Microsoft.Extensions.Configuration;");
        return test;
    }
}

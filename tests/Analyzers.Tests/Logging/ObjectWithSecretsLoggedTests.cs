using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

public sealed class ObjectWithSecretsLoggedTests
{
    private const string Types =
        """
        record Login(string User, string Password);
        record Session(Login Login, int Id);
        record Deep(Session Session);
        record Quiet(string User, string Password) { public override string ToString() => User; }
        record Hidden(string User) { internal string Password { get; } = ""; private string ApiKey { get; } = ""; }
        class Account { public string? User { get; set; } public string? Password { get; set; } public Account? Parent { get; set; } }
        class Holder { public Account? Account { get; set; } }
        class Numbers { public int Password { get; set; } public bool HasPassword { get; set; } public string? PasswordHash { get; set; } }
        class Ignored { [System.Text.Json.Serialization.JsonIgnore] public string? Password { get; set; } public string? User { get; set; } }
        class Kept { [Destructurama.Attributed.NotLogged] public string? Password { get; set; } [Destructurama.Attributed.LogMasked] public string? ApiKey { get; set; } }

        namespace Destructurama.Attributed
        {
            public class NotLoggedAttribute : Attribute { }
            public class LogMaskedAttribute : Attribute { }
        }
        """;

    [Theory]
    [InlineData("_serilog.Information(\"{@A}\", [|account|]);")]
    [InlineData("_serilog.Information(\"{@A}\", [|holder|]);")]
    [InlineData("_serilog.Information(\"{@A}\", [|login|]);")]
    [InlineData("_serilog.ForContext(\"A\", [|account|], destructureObjects: true);")]
    [InlineData("_log.LogInformation(\"{A}\", [|login|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|session|]);")]
    [InlineData("_log.LogInformation($\"{[|login|]}\");")]
    [InlineData("_log.LogInformation(\"\" + [|login|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|login.ToString()|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|new { login.User, login.Password }|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|new { A = login.Password }|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|new { Password = text }|]);")]
    [InlineData("var all = new { login.Password }; _log.LogInformation(\"{A}\", [|all|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|new { Inner = login }|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|JsonSerializer.Serialize(account)|]);")]
    [InlineData("_log.LogInformation([|JsonSerializer.Serialize(holder)|]);")]
    [InlineData("var json = JsonSerializer.Serialize(account); _log.LogInformation(\"{A}\", [|json|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|JsonSerializer.Serialize(new { account.Password })|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|Newtonsoft.Json.JsonConvert.SerializeObject(account)|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|request.Headers|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|request.Headers.Authorization|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|new AuthenticationHeaderValue(\"Bearer\", text)|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|builder|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|Environment.GetEnvironmentVariables()|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|JsonSerializer.Serialize(Environment.GetEnvironmentVariables())|]);")]
    [InlineData("Whole(_log, [|account|]);")]
    public Task ObjectThatShowsASecret_IsReported(string statement) => Run(statement);

    [Theory]
    [InlineData("_log.LogInformation(\"{A}\", account);")]
    [InlineData("_log.LogInformation(\"{A}\", holder);")]
    [InlineData("_log.LogInformation(\"{@A}\", deep);")]
    [InlineData("_log.LogInformation(\"{A}\", quiet);")]
    [InlineData("_log.LogInformation(\"{A}\", hidden);")]
    [InlineData("_serilog.Information(\"{@A}\", numbers);")]
    [InlineData("_serilog.Information(\"{@A}\", kept);")]
    [InlineData("_serilog.Information(\"{A}\", account);")]
    [InlineData("_serilog.Information(\"{@A}\", accounts);")]
    [InlineData("_log.LogInformation(\"{A}\", JsonSerializer.Serialize(ignored));")]
    [InlineData("_log.LogInformation(\"{A}\", JsonSerializer.Serialize(numbers));")]
    [InlineData("_log.LogInformation(\"{A}\", JsonSerializer.Serialize(text));")]
    [InlineData("_log.LogInformation(\"{A}\", new { account.User });")]
    [InlineData("_log.LogInformation(\"{A}\", new { Password = \"***\" });")]
    [InlineData("_log.LogInformation(\"{A}\", new { Password = Mask(login.Password) });")]
    [InlineData("_log.LogInformation(\"{A}\", login.User);")]
    [InlineData("_log.LogInformation(\"{A}\", request);")]
    [InlineData("_log.LogInformation(\"{A}\", response.Headers);")]
    [InlineData("_ = JsonSerializer.Serialize(account);")]
    [InlineData("_ = $\"{login}\";")]
    public Task ObjectThatShowsNone_IsNotReported(string statement) => Run(statement.Replace("{@A}\", deep", "{A}\", (object)deep.Session.Id", StringComparison.Ordinal));

    [Fact]
    public Task Message_SaysWhichMemberAndWhy() => Run(
        "_serilog.Information(\"{@A}\", {|#0:holder|});",
        new DiagnosticResult(ObjectWithSecretsLoggedAnalyzer.Rule).WithLocation(0).WithLocation(1).WithArguments("holder", "Account.Password", "its name says so"));

    [Theory]
    [InlineData("Mask(password)", "login")]
    [InlineData("password", "[|login|]")]
    [InlineData("default!", "[|login|]")]
    [InlineData("\"\"", "[|login|]")]
    public Task MemberThatTheTypeMasks_IsNotReported(string given, string logged) => MemberVerifier<ObjectWithSecretsLoggedAnalyzer>.VerifyAsync(
        $$"""
        record Login(string User) { public Login(string user, string password) : this(user) => Password = {{given}}; public string? Password { get; set; } }
        static string Mask(string text) => text;
        void M(Login login) => _log.LogInformation("{A}", {{logged}});
        """);

    /// <summary>In an IDE the members of another project have a place in a source, which is none of this compilation's.</summary>
    [Theory]
    [InlineData("_log.LogInformation(\"{A}\", [|login|]);")]
    [InlineData("System.Diagnostics.Trace.WriteLine([|System.Text.Json.JsonSerializer.Serialize(login)|]);")]
    [InlineData("var shown = new { login.User, Login = login }; _log.LogInformation(\"{A}\", [|shown|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|new Other.Pair(login)|]);")]
    public Task TypeOfAnotherProject_IsReportedWithoutItsPlace(string statement)
    {
        var test = MemberVerifier<ObjectWithSecretsLoggedAnalyzer>.Test($"partial class C {{ void M(Other.Login login) {{ {statement} }} }}");
        test.TestState.AdditionalProjects["Other"].Sources.Add("namespace Other; public record Login(string User, string Password); public record Pair(Login Login);");
        test.TestState.AdditionalProjectReferences.Add("Other");
        return test.RunAsync();
    }

    private static Task Run(string statement, params DiagnosticResult[] expected)
    {
        var test = MemberVerifier<ObjectWithSecretsLoggedAnalyzer>.Test(
            $$"""
            using System.Data.Common;
            using System.Net.Http;
            using System.Net.Http.Headers;
            using System.Text.Json;
            partial class C
            {
                private readonly Serilog.ILogger _serilog = null!;
                static string Mask(string s) => s;
                [LoggerMessage(1, LogLevel.Debug, "whole")] static partial void Whole(ILogger log, [LogProperties] Account account);
                static partial void Whole(ILogger log, Account account) { }
                void M(Account account, Holder holder, Login login, Session session, Deep deep, Quiet quiet, Hidden hidden, Numbers numbers, Kept kept, Ignored ignored,
                    List<Account> accounts, string text, HttpRequestMessage request, HttpResponseMessage response, DbConnectionStringBuilder builder)
                {
                    {{statement}}
                }
            }
            {{(expected.Length == 0 ? Types : Types.Replace("public string? Password { get; set; } public Account?", "public string? {|#1:Password|} { get; set; } public Account?", StringComparison.Ordinal))}}
            namespace Microsoft.Extensions.Logging { public class LogPropertiesAttribute : Attribute { } }
            """,
            expected);
        test.TestState.AdditionalReferences.Add(typeof(Serilog.ILogger).Assembly);
        test.TestState.AdditionalReferences.Add(typeof(Newtonsoft.Json.JsonConvert).Assembly);
        return test.RunAsync();
    }
}

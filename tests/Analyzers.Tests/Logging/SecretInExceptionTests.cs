using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Verify = MemberVerifier<SecretInExceptionAnalyzer>;

public sealed class SecretInExceptionTests
{
    [Theory]
    [InlineData("throw new OrderException($\"no {[|password|]}\");")]
    [InlineData("throw new OrderException(\"no \" + [|password|]);")]
    [InlineData("throw new OrderException(\"no \" + [|password|], new IOException());")]
    [InlineData("throw new OrderException(message: [|password|], inner: null!);")]
    [InlineData("throw new OrderException(string.Format(\"no {0}\", [|password|]));")]
    [InlineData("throw new OrderException(Flag ? \"no\" : [|password|]);")]
    [InlineData("throw new OrderException([|password|] ?? \"none\");")]
    [InlineData("var text = \"no \" + password; throw new OrderException([|text|]);")]
    [InlineData("var failure = new OrderException([|password|]); throw failure;")]
    [InlineData("throw new(([|password|]));")]
    [InlineData("throw new ArgumentException($\"no {[|password|]}\", nameof(password));")]
    [InlineData("throw new ArgumentOutOfRangeException(nameof(password), [|password|], \"too short\");")]
    [InlineData("if (password is null) throw new OrderException(\"none\"); else throw new OrderException([|password|].Trim());", "[|password|].Trim()", "[|password.Trim()|]")]
    [InlineData("_ = Flag ? 1 : throw new OrderException([|password|]);")]
    [InlineData("void Local() => throw new OrderException([|password|]); Local();")]
    [InlineData("Action a = () => throw new OrderException([|password|]); a();")]
    [InlineData("throw new OwnException([|password|]);")]
    public Task SecretInTheMessage_IsReported(string body, string was = "", string isNow = "") => Verify.VerifyTypesAsync(
        $$"""
        partial class C { void M(string password) { {{(was.Length == 0 ? body : body.Replace(was, isNow, StringComparison.Ordinal))}} } }
        class OwnException : Exception { public OwnException(string user) : base($"{user} failed") { } }
        """);

    [Theory]
    [InlineData("var e = new OrderException(\"no\"); e.Data[\"Password\"] = [|password|]; throw e;")]
    [InlineData("var e = new OrderException(\"no\"); e.Data.Add(\"Password\", [|password|]); throw e;")]
    [InlineData("throw new OrderException(\"no\") { Data = { [\"Password\"] = [|password|] } };")]
    public Task SecretInTheData_IsReported(string body) => Verify.VerifyAsync($"void M(string password) {{ {body} }}");

    [Theory]
    [InlineData("throw new OrderException($\"no {token}\");")]
    [InlineData("throw new OrderException($\"no {resetToken}\");")]
    [InlineData("throw new OrderException($\"no {key} {passwordLength} {passwordPolicy}\");")]
    [InlineData("throw new OrderException($\"no {password.Length}\");")]
    [InlineData("throw new OrderException($\"no {password[..2]}\");")]
    [InlineData("throw new OrderException($\"no {password[..8]}\");")]
    [InlineData("throw new OrderException($\"no {Mask(password)}\");")]
    [InlineData("throw new OrderException($\"no {nameof(password)}\");")]
    [InlineData("throw new OrderException(password is null ? \"none\" : \"wrong\");")]
    [InlineData("throw new ArgumentNullException(nameof(password));")]
    [InlineData("throw new ArgumentException(\"no\", password);")]
    [InlineData("throw new FileNotFoundException(\"no\", password);")]
    [InlineData("throw new OwnException(password);")]
    [InlineData("var other = new Other(password); throw new OrderException(other.Name);")]
    [InlineData("var data = new Dictionary<string, string>(); data[\"Password\"] = password; data.Add(\"a\", password);")]
    [InlineData("var e = new OrderException(\"no\"); e.Data[password] = 1; throw e;")]
    public Task NoSecretOrNotInTheText_IsNotReported(string body) => Verify.VerifyTypesAsync(
        $$"""
        partial class C
        {
            static string Mask(string s) => s;
            void M(string password, string token, string resetToken, string key, int passwordLength, string passwordPolicy) { {{body}} }
        }
        class OwnException : Exception { public OwnException(string user) : base("failed") => User = user; public string User { get; } }
        class Other { public Other(string a) => Name = a; public string Name { get; } }
        """);

    [Fact]
    public Task Message_SaysWhatAndWhy() => Verify.VerifyAsync(
        "void M(string password) { throw new OrderException($\"no {{|#0:password|}}\"); }",
        new DiagnosticResult(SecretInExceptionAnalyzer.Rule).WithLocation(0).WithArguments("password", "its name says so"));

    [Fact]
    public Task SecretFromElsewhere_IsShownWhereItComesFrom() => Verify.VerifyAsync(
        "void M() { var p = {|#1:Environment.GetEnvironmentVariable(\"DB_PASSWORD\")|}; throw new OrderException($\"no {{|#0:p|}}\"); }",
        new DiagnosticResult(SecretInExceptionAnalyzer.Rule).WithLocation(0).WithLocation(1).WithArguments("DB_PASSWORD", "it is read from the environment"));

    [Fact]
    public Task Options_AreRead()
    {
        const string Body = "void M(string password, string vin) { throw new OrderException($\"no {@}\"); }";

        return Task.WhenAll(
            Verify.VerifyWithConfigAsync("error_handling.safe_names = password", Body.Replace("@", "password", StringComparison.Ordinal)),
            Verify.VerifyWithConfigAsync("error_handling.EH2002.secret_names = vin", Body.Replace("@", "[|vin|]", StringComparison.Ordinal)),
            Verify.VerifyWithConfigAsync("error_handling.sanitizer_methods = Trim2", "static string Trim2(string s) => s; " + Body.Replace("@", "Trim2(password)", StringComparison.Ordinal)));
    }

    [Fact]
    public Task TopLevelAndPrimaryConstructor_AreJudged() => Task.WhenAll(
        Verify.VerifyProgramAsync("var password = Console.ReadLine(); throw new OrderException([|password|]!);"),
        Verify.VerifyTypesAsync("record R(string Password) { public void M() => throw new OrderException([|Password|]); }"));
}

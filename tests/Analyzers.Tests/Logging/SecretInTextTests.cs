using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Verify = MemberVerifier<SecretLoggedAnalyzer>;

/// <summary>EH2001 and values that only the text in front of them calls a secret.</summary>
public sealed class SecretInTextTests
{
    [Theory]
    [InlineData("_log.LogInformation($\"GET {u}?api_key={{|EH2001:k|}}\");")]
    [InlineData("_log.LogInformation(\"GET \" + u + \"?api_key=\" + {|EH2001:k|} + \"&v=1\");")]
    [InlineData("_log.LogInformation(string.Format(\"GET {0}?api_key={1}\", u, {|EH2001:k|}));")]
    [InlineData("_log.LogInformation(string.Concat(u, \"?api_key=\", {|EH2001:k|}));")]
    [InlineData("_log.LogInformation($\"?api_key={{|EH2001:Uri.EscapeDataString(k)|}}\");")]
    [InlineData("var url = $\"{u}?access_token={k}\"; _log.LogInformation(\"GET {Url}\", {|EH2001:url|});")]
    [InlineData("var url = u + \"?token=\" + k; _log.LogInformation(\"GET {Url}\", {|EH2001:url|});")]
    [InlineData("_log.LogInformation($\"{{\\\"password\\\": \\\"{{|EH2001:k|}}\\\"}}\");")]
    [InlineData("_log.LogInformation($\"Server={u};Password={{|EH2001:k|}};\");")]
    [InlineData("_log.LogInformation($\"Password = '{{|EH2001:k|}}'\");")]
    [InlineData("_log.LogInformation(\"password={0}\", {|EH2001:k|});")]
    [InlineData("_log.LogInformation(\"Password: {0}\", {|EH2001:k|});")]
    [InlineData("_log.LogInformation(\"user {User}, API key: {X}\", u, {|EH2001:k|});")]
    [InlineData("_log.LogInformation($\"run --user {u} --password {{|EH2001:k|}}\");")]
    [InlineData("_log.LogInformation(\"Authorization: Bearer \" + {|EH2001:k|});")]
    [InlineData("_log.LogInformation($\"password={{|EH2001:k?.Trim()|}}\");")]
    [InlineData("_log.LogInformation($\"Token={{|EH2001:k|}}, token: {{|EH2001:u|}}\");")]
    public Task ValueThatTheTextCallsASecret_IsReported(string statement) => Verify.VerifyAsync($"void M(string u, string k) {{ {statement} }}");

    [Theory]
    [InlineData("_log.LogInformation($\"could not read the password: {k}\");")]
    [InlineData("_log.LogInformation($\"wrong API key: {k}\");")]
    [InlineData("_log.LogInformation($\"Invalid password: {k}\");")]
    [InlineData("_log.LogInformation($\"the password is {k}\");")]
    [InlineData("_log.LogInformation($\"passwordLength={k}\");")]
    [InlineData("_log.LogInformation($\"unexpected Token={k}\");")]
    [InlineData("Console.WriteLine($\"Token={k}, token: {u}\");")]
    [InlineData("_log.LogInformation($\"--secret-name {k}\");")]
    [InlineData("_log.LogInformation($\"noPassword={k}\");")]
    [InlineData("_log.LogInformation($\"page={k}&sort={k}\");")]
    [InlineData("_log.LogInformation($\"password={1}\");")]
    [InlineData("_log.LogInformation($\"password={k.Length}\");")]
    [InlineData("_log.LogInformation($\"password={k == u}\");")]
    [InlineData("_log.LogInformation($\"password={new string('*', 8)}\");")]
    [InlineData("_log.LogInformation($\"password={Mask(k)}\");")]
    [InlineData("var masked = Wrap(k); _log.LogInformation($\"password={masked}\");")]
    [InlineData("_log.LogInformation($\"Secret: {name}, Credentials: {user}\");")]
    [InlineData("_log.LogInformation($\"pwd={Directory.GetCurrentDirectory()}\");")]
    [InlineData("_log.LogInformation($\"forbearer {k}, bearer of {k}\");")]
    [InlineData("_log.LogInformation(\"password={0} {1}\", 1, k);")]
    public Task ValueThatTheTextDoesNotCallASecret_IsNotReported(string statement) => Verify.VerifyAsync(
        $"static string Mask(string s) => s; static string Wrap(string s) => s + Environment.MachineName; void M(string u, string k, string name, string user, string password) {{ {statement} }}");

    [Fact]
    public Task SafeName_IsRespected() => Verify.VerifyWithConfigAsync("error_handling.safe_names = api_key", "void M(string k) => _log.LogError($\"?api_key={k}\");");
}

using ErrorHandling.Analyzers.Logging;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Verify = MemberVerifier<SecretLoggedAnalyzer>;

public sealed class SecretLoggedTests
{
    [Theory]
    [InlineData("_log.LogInformation(\"signed in with {Pw}\", {|EH2001:password|});")]
    [InlineData("_log.LogError(new IOException(), \"failed {A} {B}\", 1, {|EH2001:password|});")]
    [InlineData("_log?.LogDebug(\"{A}\", {|EH2001:password|});")]
    [InlineData("_log.Log(LogLevel.Trace, \"{A}\", {|EH2001:password|});")]
    [InlineData("_log.LogInformation(\"signed in with \" + {|EH2001:password|});")]
    [InlineData("_log.LogInformation($\"signed in with {{|EH2001:password|}}\");")]
    [InlineData("_log.LogInformation(\"{A}\", args: new object[] { {|EH2001:password|} });")]
    [InlineData("LoggerExtensions.LogInformation(_log, \"{A}\", {|EH2001:password|});")]
    [InlineData("using (_log.BeginScope(\"{A}\", {|EH2001:password|})) { }")]
    [InlineData("using (_log.BeginScope(new Dictionary<string, object> { [\"A\"] = {|EH2001:password|} })) { }")]
    [InlineData("var text = $\"with {password}\"; _log.LogInformation(\"{A}\", {|EH2001:text|});")]
    [InlineData("s_signed(_log, {|EH2001:password|}, null);")]
    [InlineData("Signed(_log, {|EH2001:password|});")]
    [InlineData("Trace.TraceInformation(\"{0}\", {|EH2001:password|});")]
    [InlineData("Debug.WriteLine({|EH2001:password|});")]
    [InlineData("_log.LogInformation(\"{A}\", {|EH2001:(password, 1)|});")]
    [InlineData("_log.LogInformation(\"{Password}\", {|EH2001:other|});")]
    [InlineData("_log.LogInformation(\"{ConnectionString}\", {|EH2001:Describe()|});")]
    [InlineData("Note({|EH2001:password|});")]
    [InlineData("NoteLater(1, {|EH2001:password|});")]
    [InlineData("new OwnLogger().Info({|EH2001:password|});")]
    [InlineData("var secrets = new[] { other }; Sign(secrets); foreach (var secret in secrets) _log.LogInformation(\"{A}\", {|EH2001:secret|});")]
    public Task SecretWritten_IsReported(string statement) => Verify.VerifyAsync(
        $$"""
        private static readonly Action<ILogger, string, Exception?> s_signed = LoggerMessage.Define<string>(LogLevel.Debug, default, "with {A}");
        [LoggerMessage(1, LogLevel.Debug, "with {a}")] static partial void Signed(ILogger log, string a);
        static partial void Signed(ILogger log, string a) { }
        static string Describe() => Environment.MachineName;
        static void Sign(IEnumerable<string> values) { }
        void Note(string text) => _log.LogInformation("{A}", text);
        void NoteLater(int level, string text) { if (level > 0) Note("-> " + text); }
        class OwnLogger { public void Info(string text) { } }
        void M(string password, string other) { {{statement}} }
        """);

    [Theory]
    [InlineData("_log.LogInformation(\"{A}\", password.Length);")]
    [InlineData("_log.LogInformation(\"{A}\", password is null);")]
    [InlineData("var truncatedPassword = password[..6]; _log.LogInformation(\"{A}\", truncatedPassword);")]
    [InlineData("_log.LogInformation(\"{A}\", nameof(password));")]
    [InlineData("_log.LogInformation(\"{A}\", Mask(password));")]
    [InlineData("_log.LogInformation(\"{Password}\", Mask(password));")]
    [InlineData("_log.LogInformation(\"{Password}\", \"***\");")]
    [InlineData("_log.LogInformation(\"{Password}\", 1);")]
    [InlineData("_log.LogInformation(\"{Secret}\", name);")]
    [InlineData("_log.LogInformation(\"{Secret}\", secretName);")]
    [InlineData("_log.LogInformation(\"{PasswordLength}\", name);")]
    [InlineData("_log.LogInformation(\"password\");")]
    [InlineData("_log.LogInformation(\"{A}\", new Dictionary<string, string> { [password] = name }.Count);")]
    [InlineData("Activity.Current?.SetTag(\"a\", password);")]
    [InlineData("Take(password);")]
    [InlineData("NoteLength(password);")]
    [InlineData("new OwnLogger().Keep(password);")]
    [InlineData("new StringWriter().WriteLine(password);")]
    [InlineData("var secrets = new[] { name }; Resolve(secrets); foreach (var secret in secrets) _log.LogInformation(\"{A}\", secret);")]
    public Task NothingSecretWritten_IsNotReported(string statement) => Verify.VerifyAsync(
        $$"""
        static string Mask(string s) => s;
        static void Take(string s) { }
        static void Resolve(IEnumerable<string> keys) { }
        void NoteLength(string text) => _log.LogInformation("{A}", text.Length);
        class OwnLogger { public void Keep(string text) { } }
        void M(string password, string name, string secretName, string token) { {{statement}} }
        """);

    [Theory]
    [InlineData("Console.WriteLine({|#0:password|});")]
    [InlineData("Console.Write(\"{0}\", {|#0:password|});")]
    [InlineData("Console.Error.WriteLine($\"{{|#0:password|}}\");")]
    [InlineData("_log.LogInformation(\"{A}\", {|#0:resetToken|});")]
    [InlineData("_log.LogInformation(\"{A}\", {|#0:password.Substring(0, 6)|});")]
    [InlineData("_log.LogError(\"failed to unprotect token: {rawToken}\", {|#0:token|});")]
    public Task WeakEvidenceAndConsole_AreSuggestions(string statement) => Verify.VerifyAsync(
        $"void M(string password, string resetToken, string token) {{ {statement} }}",
        new DiagnosticResult(SecretLoggedAnalyzer.PossibleRule.Id, DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

    [Theory]
    [InlineData("_log.LogInformation(\"authenticated with token: {Token}\", {|#0:token|});")]
    [InlineData("_log.LogInformation(\"sending to {Url} with token \\\"{Token}\\\"\", 1, {|#0:token|} ?? string.Empty);")]
    [InlineData("_log.LogInformation(\"token: {0}\", {|#0:token|});")]
    [InlineData("_log.LogInformation($\"Token: {{|#0:token|}}\");")]
    [InlineData("_log.LogInformation(\"the token is \" + {|#0:token|});")]
    [InlineData("_log.LogInformation(\"\"\"confirmed by token {Value}\"\"\", {|#0:dto.Token|});")]
    [InlineData("_log.LogInformation(\"token: {Token}\", {|#0:dto?.Token|});")]
    [InlineData("_log.LogInformation(\"token: {Token}\", {|#0:CreateToken(1)|});")]
    [InlineData("_log.LogInformation(\"{Token}\", {|#0:token|});")]
    [InlineData("var sent = \"abc\" + token; _log.LogInformation(\"sent token {X}\", {|#0:sent|});")]
    [InlineData("Confirmed(_log, {|#0:dto.Token|});")]
    public Task BareTokenThatTheEntryCallsOne_IsASuggestion(string statement) => Verify.VerifyAsync(
        $$"""
        [LoggerMessage(1, LogLevel.Debug, "with {token}")] static partial void Confirmed(ILogger log, string token);
        static partial void Confirmed(ILogger log, string token) { }
        class Dto { public string Token { get; set; } = ""; }
        static string CreateToken(int user) => Environment.MachineName + user;
        void M(string? token, Dto dto) { {{statement}} }
        """,
        new DiagnosticResult(SecretLoggedAnalyzer.PossibleRule.Id, DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

    [Theory]
    [InlineData("void M(string token) => _log.LogInformation(\"read {Value}\", token);")]
    [InlineData("void M(string token) => _log.LogInformation(\"unexpected token {Token}\", token);")]
    [InlineData("void M(string token) => _log.LogInformation(\"invalid token {Token} at line {Line}\", token, 1);")]
    [InlineData("void M(string token) => _log.LogInformation(\"price of token {Token}\", token);")]
    [InlineData("void M(string token) => _log.LogInformation($\"push to device token {token}\");")]
    [InlineData("void ParseNext(string token) => _log.LogInformation(\"token: {Token}\", token);")]
    [InlineData("class Lexer { void M(string token) => _log.LogInformation(\"token: {Token}\", token); static ILogger _log = null!; }")]
    [InlineData("void M(string nextToken) => _log.LogInformation(\"token: {Token}\", nextToken);")]
    [InlineData("void M(int token) => _log.LogInformation(\"token: {Token}\", token);")]
    [InlineData("void M(Guid token) => _log.LogInformation(\"token: {Token}\", token);")]
    [InlineData("void M(string token) => _log.LogInformation(\"token of {Length} characters\", token.Length);")]
    [InlineData("void M(string token, string user) => _log.LogInformation(\"token of {User}\", user);")]
    [InlineData("void M(string token) => Console.WriteLine(\"token: {0}\", token);")]
    [InlineData("void M(string token) => Trace.TraceInformation(\"token: {0}\", token);")]
    [InlineData("void M(string token) => throw new IOException($\"invalid token: {token}\");")]
    public Task TokenOfAnotherTrade_IsNotReported(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task Message_SaysWhatAndWhy() => Verify.VerifyAsync(
        "void M(string password, string p) { _log.LogError(\"{A}\", {|#0:password|}); _log.LogError(\"{ApiKey}\", {|#1:p|}); }",
        new DiagnosticResult(SecretLoggedAnalyzer.Rule).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments("password", "its name says so"),
        new DiagnosticResult(SecretLoggedAnalyzer.Rule).WithLocation(1).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments("ApiKey", "its name says so"));

    [Fact]
    public Task Options_AreRead() => Task.WhenAll(
        Verify.VerifyWithConfigAsync("error_handling.safe_names = password", "void M(string password) => _log.LogError(\"{A}\", password);"),
        Verify.VerifyWithConfigAsync("error_handling.secret_names = vin", "void M(string vin) => _log.LogError(\"{A}\", {|EH2001:vin|});"),
        Verify.VerifyWithConfigAsync("error_handling.sanitizer_methods = C.Wrap", "void M(string password) => _log.LogError(\"{A}\", Wrap(password)); static string Wrap(string s) => s;"),
        Verify.VerifyWithConfigAsync("error_handling.sink_methods = LogAll", "void M(string password) => LogAll(1, {|EH2001:password|}); static void LogAll(int i, string s) { }"));

    [Fact]
    public Task BeginningOfASecretOnTheConsole_IsNotReported() => Verify.VerifyAsync(
        "void M(string accessToken) { Console.WriteLine($\"got {accessToken[..10]}...\"); _log.LogError(\"{A}\", {|EH2001:accessToken[..10]|}); }");

    [Fact]
    public Task TestProject_MayWriteToTheConsole()
    {
        var test = Verify.Test("partial class C { void M(string password) { Console.WriteLine(password); _log.LogError(\"{A}\", {|EH2001:password|}); } }");
        test.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("void M(string password) => _log.LogError(\"{A}\", {|EH2001:password|});")]
    [InlineData("void M(string password) { Action a = () => _log.LogError(\"{A}\", {|EH2001:password|}); }")]
    [InlineData("async Task M(string password) { await Task.Yield(); _log.LogError(\"{A}\", {|EH2001:password|}); }")]
    [InlineData("IEnumerable<int> M(string password) { _log.LogError(\"{A}\", {|EH2001:password|}); yield return 1; }")]
    [InlineData("void M<T>(T password) where T : class => _log.LogError(\"{A}\", password);")]
    [InlineData("int this[string password] { get { _log.LogError(\"{A}\", {|EH2001:password|}); return 1; } }")]
    [InlineData("string Password { set => _log.LogError(\"{A}\", value); }")]
    public Task AnyKindOfMember_IsJudged(string member) => Verify.VerifyAsync(member);
}

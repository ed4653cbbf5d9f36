using ErrorHandling.Analyzers.CodeFixes.Logging;
using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

public sealed class ObjectWithSecretsLoggedCodeFixTests
{
    [Theory]
    [InlineData("_log.LogInformation(\"{A}\", [|login|]); // why", "_log.LogInformation(\"{A}\", new { login.User, login.Id }); // why")]
    [InlineData("_log.LogInformation(\"{A}\", [|_login|]);", "_log.LogInformation(\"{A}\", new { _login.User, _login.Id });")]
    [InlineData("Debug.WriteLine($\"{[|login|]}\");", "Debug.WriteLine($\"{new { login.User, login.Id }}\");")]
    [InlineData("_log.LogInformation(\"{A}\", [|JsonSerializer.Serialize(account)|]);", "_log.LogInformation(\"{A}\", JsonSerializer.Serialize(new { account.User }));")]
    public Task HarmlessMembers_AreNamed(string statement, string repaired) => VerifyAsync(statement, repaired);

    [Theory]
    [InlineData("_log.LogInformation(\"{A}\", [|secretOnly|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|Make()|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|JsonSerializer.Serialize<Account>(account)|]);")]
    [InlineData("var json = JsonSerializer.Serialize(account); _log.LogInformation(\"{A}\", [|json|]);")]
    [InlineData("_log.LogInformation(\"{A}\", [|new { account.Password }|]);")]
    public Task WhatCannotBeTakenApart_HasNoFix(string statement) => VerifyAsync(statement, statement);

    private const string Destructurama = "namespace Destructurama.Attributed { public class NotLoggedAttribute : System.Attribute { } }\n";

    private const string Accounts =
        """
        public class Account
        {
            public string User { get; set; } = "";

            // Never shown.
            public string Password { get; set; } = "";

            public Access Access { get; set; } = new();
        }

        public class Access
        {
            [System.Obsolete]
            public string ApiKey { get; set; } = "";
        }

        """;

    private const string Marked =
        """
        using Destructurama.Attributed;

        public class Account
        {
            public string User { get; set; } = "";

            // Never shown.
            [NotLogged]
            public string Password { get; set; } = "";

            public Access Access { get; set; } = new();
        }

        public class Access
        {
            [NotLogged]
            [System.Obsolete]
            public string ApiKey { get; set; } = "";
        }

        """;

    [Theory]
    [InlineData(Destructurama, Accounts, Marked)]
    [InlineData("", Accounts, Accounts)]
    [InlineData(Destructurama, "public record Account(string User, string Password);", null)]
    public Task SecretMembersOfATakenApartObject_AreKeptOut(string library, string types, string? marked)
    {
        string Use(string name) => $"class {name} {{ void M(Serilog.ILogger log, Account account) {{ log.Information(\"{{@A}} {{@B}}\", {{|EH2003:account|}}, {{|EH2003:account|}}); }} }}";
        var test = Test();
        test.CodeActionEquivalenceKey = "KeepOutOfLogs";
        test.TestState.AdditionalReferences.Add(typeof(Serilog.ILogger).Assembly);

        foreach (var name in new[] { "A", "B" })
        {
            test.TestState.Sources.Add(Use(name));
            test.FixedState.Sources.Add(marked is null || marked == types ? Use(name) : Use(name).Replace("{|EH2003:account|}", "account", StringComparison.Ordinal));
        }

        test.TestState.Sources.Add(("/0/Types.cs", types));
        test.FixedState.Sources.Add(("/0/Types.cs", marked ?? types));
        test.TestState.Sources.Add(("/0/Library.cs", library));
        test.FixedState.Sources.Add(("/0/Library.cs", library));
        return test.RunAsync();
    }

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce()
    {
        var test = Test();

        foreach (var name in new[] { "A", "B" })
        {
            test.TestState.Sources.Add(Code(name, "_log.LogInformation(\"{A} {B}\", [|login|], [|_login|]);"));
            test.FixedState.Sources.Add(Code(name, "_log.LogInformation(\"{A} {B}\", new { login.User, login.Id }, new { _login.User, _login.Id });"));
        }

        AddTypes(test);
        return test.RunAsync();
    }

    private static Task VerifyAsync(string statement, string repaired)
    {
        var test = Test();
        test.TestState.Sources.Add(Code("C", statement));
        test.FixedState.Sources.Add(Code("C", repaired));
        AddTypes(test);
        return test.RunAsync();
    }

    private static void AddTypes(CSharpCodeFixTest<ObjectWithSecretsLoggedAnalyzer, ObjectWithSecretsLoggedCodeFix, DefaultVerifier> test)
    {
        const string Types =
            """
            record Login(string User, string Password, int Id);
            record SecretOnly(string Password);
            class Account { public string User { get; set; } = ""; public string Password { get; set; } = ""; public string ApiKey { get; set; } = ""; }
            """;

        test.TestState.Sources.Add(("/0/Types.cs", Types));
        test.FixedState.Sources.Add(("/0/Types.cs", Types));
    }

    private static CSharpCodeFixTest<ObjectWithSecretsLoggedAnalyzer, ObjectWithSecretsLoggedCodeFix, DefaultVerifier> Test()
    {
        var test = new CSharpCodeFixTest<ObjectWithSecretsLoggedAnalyzer, ObjectWithSecretsLoggedCodeFix, DefaultVerifier>();
        test.TestState.AdditionalReferences.Add(typeof(Microsoft.Extensions.Logging.ILogger).Assembly);
        return test;
    }

    private static string Code(string name, string statement) =>
        $$"""
        using System.Diagnostics;
        using System.Text.Json;
        using Microsoft.Extensions.Logging;
        class {{name}}
        {
            private readonly ILogger _log;
            private readonly Login _login = new("", "", 1);
            {{name}}(ILogger log) => _log = log;
            private static Login Make() => new("", "", 1);
            void M(Login login, Account account, SecretOnly secretOnly)
            {
                {{statement}}
            }
        }
        """;
}

using ErrorHandling.Analyzers.CodeFixes.Logging;
using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

public sealed class SecretLoggedCodeFixTests
{
    private const string Redact = "namespace ErrorHandling { public static class Redact { public static string Mask(string? value) => \"***\"; } }";

    [Theory]
    [InlineData("_log.LogError(\"{A}\", {|EH2001:password|});", "_log.LogError(\"{A}\", Redact.Mask(password));")]
    [InlineData("_log.LogError(\"{A}\", /* why */ {|EH2001:password|});", "_log.LogError(\"{A}\", /* why */ Redact.Mask(password));")]
    [InlineData("_log.LogError(\"{A}\", {|EH2001:password.Trim()|});", "_log.LogError(\"{A}\", Redact.Mask(password.Trim()));")]
    [InlineData("Debug.WriteLine($\"as {{|EH2001:password|},5}\");", "Debug.WriteLine($\"as {Redact.Mask(password),5}\");")]
    [InlineData("Debug.WriteLine(\"as \" + {|EH2001:password|});", "Debug.WriteLine(\"as \" + Redact.Mask(password));")]
    public Task Value_IsMasked(string statement, string repaired) => VerifyAsync("MaskSecret", statement, repaired, Redact);

    [Theory]
    [InlineData("_log.LogError(\"signed in with {A}\", {|EH2001:password|}); // why", "_log.LogError(\"signed in with\"); // why")]
    [InlineData("_log.LogError(\"wrong key: {A}\", {|EH2001:password|});", "_log.LogError(\"wrong key\");")]
    [InlineData("_log.LogError(\"key '{A}' of {B}\", {|EH2001:password|}, user);", "_log.LogError(\"key of {B}\", user);")]
    [InlineData("_log.LogError(\"{A}: {B} failed\", user, {|EH2001:password|});", "_log.LogError(\"{A} failed\", user);")]
    [InlineData("_log.LogError(@\"a\"\"b\"\" {A}\", {|EH2001:password|});", "_log.LogError(@\"a\"\"b\"\"\");")]
    [InlineData("Debug.WriteLine($\"as {{|EH2001:password|}} and {user}\");", "Debug.WriteLine($\"as and {user}\");")]
    [InlineData("Debug.WriteLine($\"{user}: {{|EH2001:password|}}\");", "Debug.WriteLine($\"{user}\");")]
    public Task Value_IsLeftOut(string statement, string repaired) => VerifyAsync("LeaveOutSecret", statement, repaired);

    [Theory]
    [InlineData("Debug.WriteLine({|EH2001:password|});")]
    [InlineData("Debug.WriteLine(\"as \" + {|EH2001:password|});")]
    [InlineData("Debug.WriteLine(\"{0} {1}\", {|EH2001:password|}, user);")]
    [InlineData("_log.LogError(\"{A}\", new object[] { {|EH2001:password|} });")]
    [InlineData("_log.LogError(Template, {|EH2001:password|});")]
    [InlineData("_log.LogError(\"{A}\", {|EH2001:password|}, user);")]
    [InlineData("_log.LogError(args: new[] { {|EH2001:password|} }, message: \"{A}\");")]
    public Task WhatCannotBeLeftOut_HasNoFixWithoutTheRuntime(string statement) => VerifyAsync("LeaveOutSecret", statement, statement);

    [Fact]
    public Task ValueThatIsNoString_IsNotMasked() => VerifyAsync("MaskSecret", "_log.LogError(\"{A} {B}\", {|EH2001:secret|}, 1);", "_log.LogError(\"{A} {B}\", {|EH2001:secret|}, 1);", Redact);

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce()
    {
        var test = Test("LeaveOutSecret");

        foreach (var name in new[] { "A", "B" })
        {
            test.TestState.Sources.Add(Code(name, "_log.LogError(\"{A}: {B} {C}\", {|EH2001:password|}, user, {|EH2001:secret|});"));
            test.FixedState.Sources.Add(Code(name, "_log.LogError(\": {B}\", user);"));
        }

        return test.RunAsync();
    }

    private static Task VerifyAsync(string key, string statement, string repaired, params string[] others)
    {
        var test = Test(key);
        test.TestState.Sources.Add(Code("C", statement));
        test.FixedState.Sources.Add(others.Length > 0 && statement != repaired ? Code("C", repaired).Replace("using Microsoft", "using ErrorHandling;\nusing Microsoft", StringComparison.Ordinal) : Code("C", repaired));

        foreach (var other in others)
        {
            test.TestState.Sources.Add(("/0/Other.cs", other));
            test.FixedState.Sources.Add(("/0/Other.cs", other));
        }

        return test.RunAsync();
    }

    private static CSharpCodeFixTest<SecretLoggedAnalyzer, SecretLoggedCodeFix, DefaultVerifier> Test(string key)
    {
        var test = new CSharpCodeFixTest<SecretLoggedAnalyzer, SecretLoggedCodeFix, DefaultVerifier> { CodeActionEquivalenceKey = key };
        test.TestState.AdditionalReferences.Add(typeof(Microsoft.Extensions.Logging.ILogger).Assembly);
        return test;
    }

    private static string Code(string name, string statement) =>
        $$"""
        using System.Diagnostics;
        using Microsoft.Extensions.Logging;
        class {{name}}
        {
            private const string Template = "{A}";
            private readonly ILogger _log;
            {{name}}(ILogger log) => _log = log;
            void M(string password, string user, object secret)
            {
                {{statement}}
            }
        }
        """;
}

using ErrorHandling.Analyzers.CodeFixes.Logging;
using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

public sealed class SecretInExceptionCodeFixTests
{
    private const string Redact = "namespace ErrorHandling { public static class Redact { public static string Mask(string? value) => \"***\"; } }";

    [Fact]
    public Task Value_IsMasked() => VerifyAsync(
        "MaskSecret",
        "throw new InvalidOperationException($\"no {[|password|]}\"); // why",
        "throw new InvalidOperationException($\"no {Redact.Mask(password)}\"); // why",
        Redact);

    [Fact]
    public Task Value_IsLeftOut() => VerifyAsync(
        "LeaveOutSecret",
        "throw new InvalidOperationException($\"'{[|password|]}' is wrong for {user}\");",
        "throw new InvalidOperationException($\" is wrong for {user}\");");

    [Fact]
    public Task WholeMessage_HasNoFixWithoutTheRuntime() => VerifyAsync(
        "LeaveOutSecret", "throw new InvalidOperationException([|password|]);", "throw new InvalidOperationException([|password|]);");

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce()
    {
        var test = new CSharpCodeFixTest<SecretInExceptionAnalyzer, SecretInExceptionCodeFix, DefaultVerifier> { CodeActionEquivalenceKey = "LeaveOutSecret" };

        foreach (var name in new[] { "A", "B" })
        {
            test.TestState.Sources.Add(Code(name, "throw new InvalidOperationException($\"no {[|password|]} {[|password|]}\");"));
            test.FixedState.Sources.Add(Code(name, "throw new InvalidOperationException($\"no\");"));
        }

        return test.RunAsync();
    }

    private static Task VerifyAsync(string key, string statement, string repaired, params string[] others)
    {
        var test = new CSharpCodeFixTest<SecretInExceptionAnalyzer, SecretInExceptionCodeFix, DefaultVerifier> { CodeActionEquivalenceKey = key };
        test.TestState.Sources.Add(Code("C", statement));
        test.FixedState.Sources.Add(others.Length > 0 ? Code("C", repaired).Replace("using System;", "using System;\nusing ErrorHandling;", StringComparison.Ordinal) : Code("C", repaired));

        foreach (var other in others)
        {
            test.TestState.Sources.Add(("/0/Other.cs", other));
            test.FixedState.Sources.Add(("/0/Other.cs", other));
        }

        return test.RunAsync();
    }

    private static string Code(string name, string statement) => $"using System;\n\nclass {name}\n{{\n    void M(string password, string user)\n    {{\n        {statement}\n    }}\n}}\n";
}

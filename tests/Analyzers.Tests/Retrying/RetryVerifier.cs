using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Tests.Retrying;

/// <summary>Judges members of a class that does work near and far.</summary>
internal static class RetryVerifier<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public static DiagnosticResult Diagnostic() => new(new TAnalyzer().SupportedDiagnostics[0]);

    /// <summary>The members are reported as their markup and <paramref name="expected"/> say.</summary>
    public static Task VerifyAsync(string members, params DiagnosticResult[] expected)
    {
        var test = Test(members);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <summary>The same under one line of <c>.editorconfig</c>, in a test project.</summary>
    public static Task VerifyInTestProjectAsync(string line, string members)
    {
        var test = Test(members);
        test.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{line}\n"));
        return test.RunAsync();
    }

    /// <summary>The same as a program with top-level statements.</summary>
    public static Task VerifyProgramAsync(string statements)
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> { TestCode = RetryStubs.Usings + statements };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.Sources.Add(RetryStubs.Usings + RetryStubs.Surroundings);
        test.TestState.AdditionalReferences.Add(typeof(Microsoft.Extensions.Logging.ILogger).Assembly);
        return test.RunAsync();
    }

    /// <summary>The fix makes other members of these.</summary>
    public static Task VerifyFixAsync(string members, string fixedMembers, params string[] others)
    {
        var test = Test(members, others);
        test.FixedCode = InFixedClass(fixedMembers, others);
        AddSurroundings(test.FixedState, others);
        return test.RunAsync();
    }

    /// <summary>The same twice, in two documents, so that Fix All has something to do.</summary>
    public static Task VerifyFixAllAsync(string members, string fixedMembers, params string[] others)
    {
        var test = Test(members, [.. others, InClass(members, "D")]);
        test.FixedCode = InFixedClass(fixedMembers, others);
        AddSurroundings(test.FixedState, [.. others, InFixedClass(fixedMembers, others, "D")]);
        return test.RunAsync();
    }

    private static CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> Test(string members, params string[] others)
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> { TestCode = InClass(members) };
        AddSurroundings(test.TestState, others);
        return test;
    }

    private static void AddSurroundings(SolutionState state, string[] others)
    {
        state.Sources.Add(RetryStubs.Usings + RetryStubs.Surroundings + RetryStubs.Surroundings[..RetryStubs.Surroundings.IndexOf("public class", StringComparison.Ordinal)].Replace("class C", "class D", StringComparison.Ordinal));

        foreach (var other in others)
            state.Sources.Add(other);

        state.AdditionalReferences.Add(typeof(Microsoft.Extensions.Logging.ILogger).Assembly);
    }

    /// <summary>What calls the Runtime imports it.</summary>
    private static string InFixedClass(string members, string[] others, string name = "C") => others.Contains(RetryStubs.Runtime)
        ? InClass(members, name).Replace("using Microsoft.Extensions.Logging;", "using ErrorHandling;\nusing Microsoft.Extensions.Logging;", StringComparison.Ordinal)
        : InClass(members, name);

    private static string InClass(string members, string name = "C") => $"{RetryStubs.Usings}public partial class {name}\n{{\n{members}\n}}\n";
}

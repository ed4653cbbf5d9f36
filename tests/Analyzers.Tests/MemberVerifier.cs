using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Tests;

/// <summary>Judges members of a class whose surroundings are always the same: some work that may fail, a logger, a flag.</summary>
internal static class MemberVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Runtime.ExceptionServices;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        """;

    private const string Surroundings =
        """
        public partial class C
        {
            private readonly ILogger _log = null!;
            private bool Flag => Environment.ProcessorCount > 1;
            private static void Work() { }
            private static Task WorkAsync() => Task.CompletedTask;
            private static int Compute() => 1;
        }

        public class OrderException : Exception
        {
            public OrderException() { }
            public OrderException(string message) : base(message) { }
            public OrderException(string message, Exception inner) : base(message, inner) { }
            public Exception? Cause { get; init; }
        }
        """;

    /// <summary>The members of class C are reported as their markup and <paramref name="expected"/> say.</summary>
    public static Task VerifyAsync(string members, params DiagnosticResult[] expected) => Test($"public partial class C\n{{\n{members}\n}}\n", expected).RunAsync();

    /// <summary>The same for whole types.</summary>
    public static Task VerifyTypesAsync(string types, params DiagnosticResult[] expected) => Test(types, expected).RunAsync();

    /// <summary>The same under one line of <c>.editorconfig</c>.</summary>
    public static Task VerifyWithConfigAsync(string line, string members, params DiagnosticResult[] expected)
    {
        var test = Test($"public partial class C\n{{\n{members}\n}}\n", expected);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{line}\n"));
        return test.RunAsync();
    }

    /// <summary>A test of these types beside the surroundings, to add to.</summary>
    public static CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> Test(string types, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { TestCode = $"#nullable enable annotations\n{Usings}{types}" };
        test.TestState.Sources.Add($"#nullable enable annotations\n{Usings}{Surroundings}");
        test.TestState.AdditionalReferences.Add(typeof(Microsoft.Extensions.Logging.ILogger).Assembly);
        test.ExpectedDiagnostics.AddRange(expected);
        return test;
    }

    /// <summary>The same as a program with top-level statements.</summary>
    public static Task VerifyProgramAsync(string statements, params DiagnosticResult[] expected)
    {
        var test = Test(statements, expected);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }
}

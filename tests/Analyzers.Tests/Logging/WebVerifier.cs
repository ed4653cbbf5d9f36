using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Tests.Logging;

/// <summary>Judges code of web applications: the real ASP.NET Core, and the shapes of the libraries that are not at hand.</summary>
internal static class WebVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Diagnostics;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Http.Features;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        """;

    private const string Surroundings =
        """
        public partial class C : ControllerBase
        {
            private readonly ILogger _log = null!;
            private readonly IWebHostEnvironment _env = null!;
            private bool Flag => Environment.ProcessorCount > 1;
            private static void Work() { }
        }

        public class OrderException : Exception { public OrderException(string message) : base(message) { } public string Code => "1"; }

        public class Answer { public string? Error { get; set; } public object? More { get; set; } }

        public record Failure(string Text, Exception? Cause = null);
        """;

    private static readonly string s_id = new TAnalyzer().SupportedDiagnostics[0].Id;

    public static ReferenceAssemblies AspNetCore { get; } = ReferenceAssemblies.Net.Net100.AddPackages([new PackageIdentity("Microsoft.AspNetCore.App.Ref", "10.0.0")]);

    /// <summary>A handler in an action: <c>catch (Exception ex) { … }</c>.</summary>
    public static Task VerifyHandlerAsync(string handler, string caught = "Exception ex") =>
        VerifyAsync($"public async Task<IActionResult> M(HttpContext http) {{ await Task.Yield(); try {{ Work(); }} catch ({caught}) {{ {handler} }} return Ok(); }}");

    /// <summary>The members of a controller are reported as their markup says.</summary>
    public static Task VerifyAsync(string members, params DiagnosticResult[] expected) => Test($"public partial class C\n{{\n{members}\n}}\n", expected).RunAsync();

    /// <summary>The same for whole types.</summary>
    public static Task VerifyTypesAsync(string types, params DiagnosticResult[] expected) => Test(types, expected).RunAsync();

    /// <summary>The same for a program with top-level statements.</summary>
    public static Task VerifyProgramAsync(string statements)
    {
        var test = Test(statements);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    /// <summary>A test of these types, to add to.</summary>
    public static CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> Test(string types, params DiagnosticResult[] expected)
    {
        // '[|' is for analyzers with one descriptor; some have one for each severity.
        types = types.Replace("[|", $"{{|{s_id}:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal);
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { TestCode = $"#nullable enable annotations\n{Usings}{types}", ReferenceAssemblies = AspNetCore };
        test.TestState.Sources.Add($"#nullable enable annotations\n{Usings}{Surroundings}");
        test.ExpectedDiagnostics.AddRange(expected);
        return test;
    }
}

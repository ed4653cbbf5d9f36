using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Tests.Model;

/// <summary>Compiles one statement among all the libraries that write entries.</summary>
internal static class LogCompilation
{
    private static readonly CSharpCompilation s_libraries = CSharpCompilation.Create(
        "Logging",
        [CSharpSyntaxTree.ParseText(LogStubs.Text)],
        [.. PlatformAssemblies(), .. s_packages.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location))],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    internal static KnownTypes Types => KnownTypes.TryResolve(s_libraries)!;

    private static Type[] s_packages =>
    [
        typeof(Microsoft.Extensions.Logging.ILogger),
        typeof(Serilog.ILogger),
        typeof(NLog.ILogger),
        typeof(Castle.Core.Logging.ILogger),
        typeof(Microsoft.ApplicationInsights.TelemetryClient),
        typeof(OpenTelemetry.Trace.TelemetrySpan),
        typeof(System.Diagnostics.EventLog),
    ];

    /// <summary>What the expression means.</summary>
    internal static IOperation OperationOf(string expression)
    {
        var tree = CSharpSyntaxTree.ParseText(LogStubs.Around(expression));
        var compilation = s_libraries.AddSyntaxTrees(tree);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        var node = tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>().First(node => node.ToString() == expression);
        return compilation.GetSemanticModel(tree).GetOperation(node)!;
    }

    private static IEnumerable<MetadataReference> PlatformAssemblies() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard.dll"))
        .Where(path => Path.GetFileName(path) != "System.Diagnostics.EventLog.dll")
        .Select(path => MetadataReference.CreateFromFile(path));
}

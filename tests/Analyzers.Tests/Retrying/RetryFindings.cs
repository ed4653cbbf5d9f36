using System.Collections.Immutable;
using ErrorHandling.Analyzers.DocGen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Tests.Retrying;

/// <summary>What all the retry rules together say of some members.</summary>
internal static class RetryFindings
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
        [.. RuleCatalogue.CreateAnalyzers().Where(analyzer => analyzer.SupportedDiagnostics[0].Category == RuleCategory.Retrying)];

    /// <summary>The ids that are reported, in order and each once; a suggestion's in small letters.</summary>
    public static Task<string> OfAsync(string members) => OfAsync(members, "", "");

    /// <summary>The same with a library's types, and under an option.</summary>
    public static Task<string> OfAsync(string members, string usings, string library, string key = "", string value = "") =>
        OfSourceAsync(InClass(members, usings), library, key, value);

    /// <summary>The members as the source of a class.</summary>
    public static string InClass(string members, string usings) => $"{RetryStubs.Usings}{usings}public partial class C\n{{\n{members}\n}}\n";

    /// <summary>The same of a whole source.</summary>
    public static async Task<string> OfSourceAsync(string source, string library, string key = "", string value = "", Surroundings surroundings = Surroundings.Library)
    {
        var compilation = CSharpCompilation.Create(
            "Shapes",
            [Parse(source), Parse(RetryStubs.Usings + RetryStubs.Surroundings), Parse(library)],
            [.. await ReferenceAssemblies.Net.Net100.ResolveAsync(LanguageNames.CSharp, CancellationToken.None), MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location)],
            new CSharpCompilationOptions(surroundings == Surroundings.Program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));

        if (surroundings == Surroundings.Test)
            compilation = compilation.AddReferences(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location));

        if (surroundings != Surroundings.HalfTyped)
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var findings = await compilation.WithAnalyzers(s_analyzers, new AnalyzerOptions([], new OneOption(key, value))).GetAnalyzerDiagnosticsAsync();
        return string.Join(' ', findings.Select(finding => finding.Severity == DiagnosticSeverity.Info ? finding.Id.ToLowerInvariant() : finding.Id).Distinct().Order(StringComparer.OrdinalIgnoreCase));
    }

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source);

    private sealed class OneOption(string key, string value) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Lines(key, value);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Lines(string known, string text) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => (value = key == known ? text : null) is not null;
    }
}

/// <summary>What a source is part of.</summary>
internal enum Surroundings
{
    Library,
    Program,
    Test,

    /// <summary>Code that does not compile.</summary>
    HalfTyped,
}

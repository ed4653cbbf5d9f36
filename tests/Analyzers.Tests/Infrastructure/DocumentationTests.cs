using System.Text.RegularExpressions;
using ErrorHandling.Analyzers.DocGen;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Tests.Infrastructure;

/// <summary>What users read, held against what the rules do.</summary>
public sealed partial class DocumentationTests
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string s_root = Repository.FindRoot(AppContext.BaseDirectory);

    private static readonly IReadOnlyList<DiagnosticAnalyzer> s_analyzers = RuleCatalogue.CreateAnalyzers();

    private static readonly IReadOnlyList<CodeFixProvider> s_fixes = RuleCatalogue.CreateFixes();

    public static TheoryData<string> Rules => [.. s_analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order()];

    [Fact]
    public void EveryRuleHasAPage_AndEveryPageARule()
    {
        var pages = Directory.GetFiles(Path.Combine(s_root, "docs", "rules"), "EH*.md").Select(Path.GetFileNameWithoutExtension).Order();

        Assert.Equal(s_analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order(), pages);
    }

    [Fact]
    public void GeneratedParts_AreWhatTheCodeSays() => Assert.Empty(new Documentation(s_root).FindStale().Select(file => file.Path));

    [Fact]
    public void FileThatDiffers_IsFoundAndWrittenOnceAndForAll()
    {
        var copy = Directory.CreateTempSubdirectory("docs").FullName;

        try
        {
            Directory.CreateDirectory(Path.Combine(copy, "src", "Analyzers"));
            File.WriteAllText(Path.Combine(copy, "src", "Analyzers", "AnalyzerReleases.Shipped.md"), "## Release 0.7.1\nEH1101  | Throwing | Warning\n");
            var documentation = new Documentation(copy);

            var stale = documentation.FindStale();
            foreach (var file in stale)
                documentation.Write(file);

            Assert.Equal(documentation.Generate().Count, stale.Count);
            Assert.Empty(documentation.FindStale());

            var page = Path.Combine(copy, "docs", "rules", "EH1101.md");
            Assert.Contains("| 0.7 |", File.ReadAllText(page), StringComparison.Ordinal);
            Assert.Contains(RulePage.Unwritten, File.ReadAllText(page), StringComparison.Ordinal);

            File.WriteAllText(page, File.ReadAllText(page).Replace("| 0.7 |", "| 0.8 |", StringComparison.Ordinal));
            Assert.Equal("docs/rules/EH1101.md", Assert.Single(documentation.FindStale()).Path);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_HasItsSectionsWritten(string id)
    {
        var page = ReadPage(id);

        Assert.Equal(RulePage.Sections, SectionHeading().Matches(page).Select(match => match.Groups[1].Value));
        Assert.DoesNotContain("TODO: ", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task EveryExampleBehavesAsThePageSays(string id)
    {
        var page = ReadPage(id);
        var violations = Blocks(page, "violation");
        var repaired = Blocks(page, "fixed");

        Assert.NotEmpty(violations);
        Assert.Equal(violations.Count, repaired.Count);

        foreach (var (violation, fixedCode) in violations.Zip(repaired))
        {
            Assert.Equal(violation.Language, fixedCode.Language);

            if (violation.Language == "ini")
                await VerifyConfigurationAsync(id, violation.Text, fixedCode.Text);
            else
                await VerifyCodeAsync(id, violation.Text, fixedCode.Text);
        }
    }

    private static async Task VerifyCodeAsync(string id, string violation, string fixedCode)
    {
        if (s_fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id)))
        {
            await VerifyFixAsync(id, violation, fixedCode);
            return;
        }

        // What people have to repair themselves.
        foreach (var code in new[] { violation, fixedCode })
        {
            var test = CreateTest(id);
            test.TestState.Sources.Add(code);
            test.TestState.Sources.Add(("/0/Usings.cs", ImplicitUsings));
            await test.RunAsync();
        }
    }

    private static Task VerifyFixAsync(string id, string violation, string fixedCode)
    {
        var test = CreateTest(id);
        test.TestState.Sources.Add(violation);
        test.FixedState.Sources.Add(fixedCode);
        test.TestState.Sources.Add(("/0/Usings.cs", ImplicitUsings));
        test.FixedState.Sources.Add(("/0/Usings.cs", ImplicitUsings));

        return test.RunAsync();
    }

    /// <summary>A finding about a configuration file stands in the first file of code.</summary>
    private static async Task VerifyConfigurationAsync(string id, string violation, string fixedConfiguration)
    {
        foreach (var (configuration, code) in new[] { (violation, "[||]class C { }"), (fixedConfiguration, "class C { }") })
        {
            var test = CreateTest(id);
            test.TestBehaviors = TestBehaviors.SkipSuppressionCheck;
            test.TestState.Sources.Add(code);
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n" + configuration));
            await test.RunAsync();
        }
    }

    private static CodeFixTest<DefaultVerifier> CreateTest(string id)
    {
        var analyzer = s_analyzers.Single(candidate => candidate.SupportedDiagnostics.Any(rule => rule.Id == id)).GetType();
        var primaryFix = analyzer.Name[..^"Analyzer".Length] + "CodeFix";
        var fix = s_fixes.Select(candidate => candidate.GetType()).SingleOrDefault(candidate => candidate.Name == primaryFix) ?? typeof(EmptyCodeFixProvider);
        var test = (CodeFixTest<DefaultVerifier>)Activator.CreateInstance(
            typeof(CSharpCodeFixTest<,,>).MakeGenericType(analyzer, fix, typeof(DefaultVerifier)))!;

        test.ReferenceAssemblies = ReferenceAssemblies.Net.Net100.AddPackages([new PackageIdentity("Microsoft.AspNetCore.App.Ref", "10.0.0")]);
        return test;
    }

    private static string ReadPage(string id) => File.ReadAllText(Path.Combine(s_root, "docs", "rules", id + ".md")).ReplaceLineEndings("\n");

    private static List<(string Language, string Text)> Blocks(string page, string role) =>
    [
        .. CodeBlock().Matches(page)
            .Where(match => match.Groups["role"].Value == role)
            .Select(match => (match.Groups["language"].Value, match.Groups["text"].Value)),
    ];

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"^```(?<language>\w+) (?<role>violation|fixed)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}

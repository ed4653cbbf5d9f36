using System.Reflection;
using System.Text.RegularExpressions;
using ErrorHandling.Analyzers.DocGen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Tests.Infrastructure;

/// <summary>What every rule declares about itself, held against the files that repeat it.</summary>
public sealed partial class DescriptorTests
{
    private static readonly string s_root = Repository.FindRoot(AppContext.BaseDirectory);

    private static readonly IReadOnlyList<DiagnosticAnalyzer> s_analyzers = RuleCatalogue.CreateAnalyzers();

    private static readonly IReadOnlyList<DiagnosticDescriptor> s_descriptors =
        [.. s_analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct()];

    public static TheoryData<string> RuleIdsInUse => [.. s_descriptors.Select(descriptor => descriptor.Id).Distinct()];

    [Fact]
    public void EveryIdConstant_IsReportedByOneAnalyzer()
    {
        var declared = ConstantsOf(typeof(RuleIds)).Order(StringComparer.Ordinal);
        var reported = s_analyzers
            .SelectMany(analyzer => analyzer.SupportedDiagnostics.Select(descriptor => descriptor.Id).Distinct())
            .Order(StringComparer.Ordinal);

        Assert.Equal(declared, reported);
    }

    [Theory]
    [MemberData(nameof(RuleIdsInUse))]
    public void Texts_AreWritten(string id)
    {
        foreach (var descriptor in s_descriptors.Where(descriptor => descriptor.Id == id))
        {
            Assert.Matches(@"^[A-Z].*[^.\s]$", descriptor.Title.ToString());
            Assert.Matches(@"\S.*[^.\s]$", descriptor.MessageFormat.ToString());
            Assert.Matches(@"^[A-Z].*\.$", descriptor.Description.ToString());
            Assert.NotEqual(descriptor.Title, descriptor.MessageFormat);
        }
    }

    [Theory]
    [MemberData(nameof(RuleIdsInUse))]
    public void CategoryAndHelpLink_AreTheRulesOwn(string id)
    {
        foreach (var descriptor in s_descriptors.Where(descriptor => descriptor.Id == id))
        {
            Assert.Contains(descriptor.Category, ConstantsOf(typeof(RuleCategory)));
            Assert.Equal($"{RuleDescriptor.HelpLinkBase}{id}.md", descriptor.HelpLinkUri);
        }
    }

    [Fact]
    public void ReleaseTracking_SaysWhatTheDescriptorsSay()
    {
        var declared = s_analyzers
            .SelectMany(analyzer => analyzer.SupportedDiagnostics, (analyzer, descriptor) => (Name: analyzer.GetType().Name, descriptor))
            .GroupBy(rule => rule.descriptor.Id, (_, rules) => rules.MaxBy(rule => rule.descriptor.DefaultSeverity))
            .Select(rule => $"{rule.descriptor.Id} {rule.descriptor.Category} {TrackedSeverity(rule.descriptor)} {rule.Name}")
            .Order(StringComparer.Ordinal);

        var tracked = new[] { "Shipped", "Unshipped" }
            .SelectMany(state => File.ReadLines(Path.Combine(s_root, $"src/Analyzers/AnalyzerReleases.{state}.md")))
            .Where(line => line.StartsWith("EH", StringComparison.Ordinal))
            .Select(line => string.Join(' ', line.Split('|', StringSplitOptions.TrimEntries)))
            .Order(StringComparer.Ordinal);

        Assert.Equal(declared, tracked);
    }

    [Fact]
    public void AnalyzersAndTheirTests_AreFoundByTheSameName()
    {
        foreach (var analyzer in s_analyzers.Select(analyzer => analyzer.GetType()))
        {
            var stem = StemOf(analyzer);
            var file = Assert.Single(FilesNamed("src/Analyzers", $"{analyzer.Name}.cs"));
            var folder = Path.GetFileName(Path.GetDirectoryName(file)!);

            Assert.True(FilesNamed($"tests/Analyzers.Tests/{folder}", $"{stem}*Tests.cs").Any(), $"{analyzer.Name} has no {folder}/{stem}Tests.cs.");
        }
    }

    [Fact]
    public void Fixes_StandWhereTheirAnalyzersStand()
    {
        foreach (var fix in RuleCatalogue.CreateFixes())
        {
            var file = Assert.Single(FilesNamed("src/CodeFixes", $"{fix.GetType().Name}.cs"));
            var folder = Path.GetFileName(Path.GetDirectoryName(file)!);
            var stems = s_analyzers
                .Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => fix.FixableDiagnosticIds.Contains(descriptor.Id)))
                .Select(analyzer => StemOf(analyzer.GetType()));

            Assert.Contains(stems, stem => fix.GetType().Name.StartsWith(stem, StringComparison.Ordinal)
                && FilesNamed($"src/Analyzers/{folder}", $"{stem}Analyzer.cs").Any());
        }
    }

    [Fact]
    public void EveryOption_IsReadByRulesThatExist()
    {
        foreach (var option in OptionCatalogue.All)
        {
            Assert.Matches("^[a-z]+(_[a-z]+)*$", option.Name);
            Assert.Matches(@"^[A-Z].*\.$", option.Description);
            Assert.True(option.Accepts(option.DefaultText), $"{option.Name} does not accept its own default.");
            Assert.NotEmpty(option.KeyByRule);
            Assert.Empty(option.KeyByRule.Keys.Except(s_descriptors.Select(descriptor => descriptor.Id)));
        }
    }

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var listed = ProjectLine().Matches(File.ReadAllText(Path.Combine(s_root, "ErrorAnalyzers.sln")))
            .Select(match => match.Groups[1].Value.Replace('\\', '/'))
            .ToHashSet();

        var projects = new[] { "src", "tests", "tools" }
            .SelectMany(area => Directory.GetDirectories(Path.Combine(s_root, area)))
            .SelectMany(folder => Directory.GetFiles(folder, "*.csproj"))
            .Select(file => Path.GetRelativePath(s_root, file).Replace('\\', '/'));

        Assert.Empty(projects.Except(listed));
    }

    private static string StemOf(Type analyzer) => analyzer.Name[..^"Analyzer".Length];

    private static string TrackedSeverity(DiagnosticDescriptor descriptor) =>
        descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled";

    private static IEnumerable<string> FilesNamed(string folder, string pattern)
    {
        var fullPath = Path.Combine(s_root, folder);
        return Directory.Exists(fullPath) ? Directory.EnumerateFiles(fullPath, pattern, SearchOption.AllDirectories) : [];
    }

    private static IEnumerable<string> ConstantsOf(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex(@"""([^""]+\.csproj)""")]
    private static partial Regex ProjectLine();
}

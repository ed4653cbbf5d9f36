using ErrorHandling.Analyzers.Presets;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Package.Tests;

public sealed class PresetTests
{
    private static readonly DiagnosticDescriptor[] Rules =
    [
        Rule("EH9002", DiagnosticSeverity.Info),
        Rule("EH9001", DiagnosticSeverity.Warning),
        Rule("EH9003", DiagnosticSeverity.Warning, isEnabled: false),
        Rule("EH9004", DiagnosticSeverity.Info, isEnabled: false),
        Rule("EH1101", DiagnosticSeverity.Warning),
    ];

    [Fact]
    public void None_SilencesWhatIsOn() =>
        Assert.Equal(["EH1101.severity = none", "EH9001.severity = none", "EH9002.severity = none"], Entries("None"));

    [Fact]
    public void Minimal_SilencesAllButBugs() =>
        Assert.Equal(["EH9001.severity = none", "EH9002.severity = none"], Entries("Minimal"));

    [Fact]
    public void Strict_AddsWhatIsOptInAndMakesWarningsErrors() =>
        Assert.Equal(
            ["EH1101.severity = error", "EH9001.severity = error", "EH9003.severity = error", "EH9004.severity = suggestion"],
            Entries("Strict"));

    [Fact]
    public void All_AddsOnlyWhatIsOptIn() =>
        Assert.Equal(["EH9003.severity = warning", "EH9004.severity = suggestion"], Entries("All"));

    [Fact]
    public void ChangedMissingAndLeftOverFiles_AreFoundAndWritten()
    {
        var folder = Directory.CreateTempSubdirectory("error-handling-presets-").FullName;

        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "presets"));
            Directory.CreateDirectory(Path.Combine(folder, "supersede"));
            GeneratedFiles.Write(folder, Rules);
            Assert.Empty(GeneratedFiles.FindDifferences(folder, Rules));

            File.AppendAllText(Path.Combine(folder, "presets", "Strict.globalconfig"), "x");
            File.Delete(Path.Combine(folder, "presets", "All.globalconfig"));
            File.WriteAllText(Path.Combine(folder, "supersede", "OLD1.globalconfig"), "");
            Assert.Equal(
                ["presets/All.globalconfig", "presets/Strict.globalconfig", "supersede/OLD1.globalconfig"],
                GeneratedFiles.FindDifferences(folder, Rules));

            GeneratedFiles.Write(folder, Rules);
            Assert.Empty(GeneratedFiles.FindDifferences(folder, Rules));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Entries(string preset)
    {
        const string Prefix = "dotnet_diagnostic.";

        return Preset.All.Single(candidate => candidate.Name == preset).Render(Rules).Split('\n')
            .Where(line => line.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(line => line[Prefix.Length..]);
    }

#pragma warning disable RS2008 // These rules are never released.
    private static DiagnosticDescriptor Rule(string id, DiagnosticSeverity severity, bool isEnabled = true) =>
        new(id, "Title", "Message", "Category", severity, isEnabled);
#pragma warning restore RS2008
}

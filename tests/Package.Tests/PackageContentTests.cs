using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using System.Xml.Linq;
using ErrorHandling.Analyzers.Presets;

namespace ErrorHandling.Package.Tests;

[Collection(nameof(ConsumerSolution))]
public sealed class PackageContentTests(ConsumerSolution solution)
{
    [Fact]
    public void Files_AreExactlyThese()
    {
        string[] expected =
        [
            "ErrorHandling.Analyzers.nuspec",
            "README.md",
            "analyzers/dotnet/cs/ErrorHandling.Analyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/ErrorHandling.Analyzers.dll",
            "build/ErrorHandling.Analyzers.props",
            "build/ErrorHandling.Analyzers.targets",
            "build/presets/All.globalconfig",
            "build/presets/Minimal.globalconfig",
            "build/presets/None.globalconfig",
            "build/presets/Strict.globalconfig",
            "build/supersede/CA1031.globalconfig",
            "build/supersede/CA2200.globalconfig",
            "build/supersede/CA2201.globalconfig",
            "build/supersede/CA2219.globalconfig",
            "build/supersede/MA0012.globalconfig",
            "build/supersede/MA0014.globalconfig",
            "build/supersede/MA0027.globalconfig",
            "build/supersede/MA0054.globalconfig",
            "build/supersede/MA0072.globalconfig",
            "build/supersede/MA0086.globalconfig",
            "build/supersede/RCS1044.globalconfig",
            "build/supersede/RCS1075.globalconfig",
            "build/supersede/RCS1236.globalconfig",
            "buildTransitive/ErrorHandling.Analyzers.props",
            "buildTransitive/ErrorHandling.Analyzers.targets",
            "icon.png",
        ];

        using var package = ZipFile.OpenRead(solution.Feed.PackagePath);

        Assert.Equal(expected, package.Entries.Select(entry => entry.FullName).Where(name => !IsOfTheContainer(name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nuspec_SaysWhatRegistriesAndToolsRead()
    {
        var metadata = Nuspec(solution.Feed.PackagePath);

        Assert.Equal("ErrorHandling.Analyzers", Text(metadata, "id"));
        Assert.Equal("true", Text(metadata, "developmentDependency"));
        Assert.Equal("MIT", Text(metadata, "license"));
        Assert.Equal("README.md", Text(metadata, "readme"));
        Assert.Equal("icon.png", Text(metadata, "icon"));
        Assert.Contains("analyzer", Text(metadata, "tags"));
        Assert.DoesNotContain(metadata.Elements(), element => element.Name.LocalName is "dependencies" or "frameworkAssemblies" or "references");
    }

    [Theory]
    [InlineData("ErrorHandling.Analyzers")]
    [InlineData("ErrorHandling.Analyzers.CodeFixes")]
    public void Assembly_LoadsInTheOldestSupportedCompilerAndCarriesItsSymbols(string name)
    {
        using var package = ZipFile.OpenRead(solution.Feed.PackagePath);
        using var stream = Extract(package, $"analyzers/dotnet/cs/{name}.dll");
        using var assembly = new PEReader(stream);
        var metadata = assembly.GetMetadataReader();

        var roslyn = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).First(reference => metadata.GetString(reference.Name) == "Microsoft.CodeAnalysis");

        Assert.Equal(new Version(4, 5, 0, 0), roslyn.Version);
        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    [Fact]
    public void Presets_AreWhatTheRulesInThePackageSay()
    {
        using var package = ZipFile.OpenRead(solution.Feed.PackagePath);
        using var stream = Extract(package, "analyzers/dotnet/cs/ErrorHandling.Analyzers.dll");
        var rules = RuleCatalogue.Of(new AssemblyLoadContext(nameof(PackageContentTests)).LoadFromStream(stream));

        Assert.Empty(Preset.DefiniteBugs.Except(rules.Select(rule => rule.Id)));
        Assert.All(GeneratedFiles.Render(rules), file =>
        {
            using var entry = new StreamReader(Extract(package, "build/" + file.Key));
            Assert.Equal(file.Value, entry.ReadToEnd());
        });
    }

    [Fact]
    public void Readme_ExplainsEveryModeAndNamesEveryRuleThatIsSuperseded()
    {
        var readme = File.ReadAllText(Path.Combine(PackedFeed.Repository, "src", "Package", "README.md"));

        Assert.All(Preset.Modes, mode => Assert.Contains($"| `{mode.Name}` | {mode.Summary} |", readme));
        Assert.All(Superseded.All, other => Assert.Contains(other.Id, readme));
    }

    /// <summary>The metadata element of a package's nuspec.</summary>
    internal static XElement Nuspec(string packagePath)
    {
        using var package = ZipFile.OpenRead(packagePath);
        using var stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();

        return XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    private static MemoryStream Extract(ZipArchive package, string name)
    {
        var stream = new MemoryStream();
        using var entry = package.GetEntry(name)!.Open();
        entry.CopyTo(stream);
        stream.Position = 0;
        return stream;
    }

    private static string Text(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    private static bool IsOfTheContainer(string name) =>
        name is "[Content_Types].xml" or "_rels/.rels" || name.StartsWith("package/services/", StringComparison.Ordinal);
}

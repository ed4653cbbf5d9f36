namespace ErrorHandling.Package.Tests;

/// <summary>What the projects and packages behind a consumer see of the analyzers: nothing, if it says <c>PrivateAssets="all"</c>.</summary>
[Collection(nameof(ConsumerSolution))]
public sealed class DependantTests(ConsumerSolution solution)
{
    private const string LibrarySource = "public sealed class Order { }";
    private const string Packed = "<OutputType>Library</OutputType><GeneratePackageOnBuild>true</GeneratePackageOnBuild>";

    private static readonly Consumer Library = new() { Properties = Packed, Source = LibrarySource };
    private static readonly Consumer App = new() { Reference = "", References = Library };
    private static readonly Consumer LibraryThatShares = new()
    {
        Properties = Packed,
        Source = LibrarySource,
        Reference = """<PackageReference Include="ErrorHandling.Analyzers" Version="$VERSION$" />""",
    };
    private static readonly Consumer AppOfLibraryThatShares = new() { Reference = "", References = LibraryThatShares };

    [Fact]
    public void ProjectThatReferencesAConsumer_IsNotAnalysed()
    {
        Assert.Empty(solution.Findings(App));
        Assert.True(solution.WasBuilt(App));
    }

    [Fact]
    public void ConsumerPackedAsALibrary_DoesNotDependOnTheAnalyzers() => Assert.DoesNotContain("ErrorHandling.Analyzers", NuspecOf(Library));

    // Why the README insists on PrivateAssets; should this ever fail, the README can become shorter.
    [Fact]
    public void WithoutPrivateAssets_DependantsAreAnalysedToo()
    {
        Assert.Equal(["warning EH1101"], solution.Findings(AppOfLibraryThatShares));
        Assert.Contains("ErrorHandling.Analyzers", NuspecOf(LibraryThatShares));
    }

    private static string NuspecOf(Consumer library) =>
        PackageContentTests.Nuspec(Assert.Single(Directory.GetFiles(Path.Combine(library.Folder, "bin"), "*.nupkg", SearchOption.AllDirectories))).ToString();
}

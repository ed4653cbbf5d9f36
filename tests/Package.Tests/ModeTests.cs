namespace ErrorHandling.Package.Tests;

[Collection(nameof(ConsumerSolution))]
public sealed class ModeTests(ConsumerSolution solution)
{
    private static readonly Consumer Unset = new();
    private static readonly Consumer None = WithMode("None");
    private static readonly Consumer Minimal = WithMode("Minimal");
    private static readonly Consumer Recommended = WithMode("Recommended");
    private static readonly Consumer Strict = WithMode("Strict");
    private static readonly Consumer All = WithMode("All");
    private static readonly Consumer OtherCase = WithMode(" sTRICT ");
    private static readonly Consumer Misspelt = WithMode("Strickt");

    private static readonly Consumer SetAfterPackage = new()
    {
        Files = { ["Directory.Build.targets"] = "<Project><PropertyGroup><ErrorHandlingMode>Strict</ErrorHandlingMode></PropertyGroup></Project>" },
    };

    private static readonly Consumer GlobalReference = new()
    {
        Reference = "",
        Files =
        {
            ["Directory.Packages.props"] =
                """
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><GlobalPackageReference Include="ErrorHandling.Analyzers" Version="$VERSION$" /></ItemGroup>
                </Project>
                """,
        },
    };

    [Fact]
    public void Unset_WarnsAndBuilds()
    {
        var message = Assert.Single(solution.Messages(Unset));

        Assert.Equal("warning EH1101", message.ToString());
        Assert.Equal(("Program.cs", 8), (message.File, message.Line));
        Assert.Contains("docs/rules/EH1101.md", message.Text);
        Assert.True(solution.WasBuilt(Unset));
    }

    [Fact]
    public void None_IsSilent() => Assert.Empty(solution.Findings(None));

    [Fact]
    public void Minimal_KeepsBugs() => Assert.Equal(["warning EH1101"], solution.Findings(Minimal));

    [Fact]
    public void Recommended_IsTheDefault() => Assert.Equal(["warning EH1101"], solution.Findings(Recommended));

    [Fact]
    public void Strict_FailsTheBuild()
    {
        Assert.Equal(["error EH1101"], solution.Findings(Strict));
        Assert.False(solution.WasBuilt(Strict));
    }

    [Fact]
    public void All_KeepsTheRulesOwnSeverity() => Assert.Equal(["warning EH1101"], solution.Findings(All));

    [Fact]
    public void CaseAndSpaces_DoNotMatter() => Assert.Equal(["error EH1101"], solution.Findings(OtherCase));

    [Fact]
    public void ModeSetAfterThePackageWasRead_Counts() => Assert.Equal(["error EH1101"], solution.Findings(SetAfterPackage));

    [Fact]
    public void GlobalPackageReference_IsEnough() => Assert.Equal(["warning EH1101"], solution.Findings(GlobalReference));

    [Fact]
    public void Misspelt_FindsAsRecommendedAndThenNamesTheChoices()
    {
        Assert.Equal(["error EH0001", "warning EH1101"], solution.Findings(Misspelt));

        var error = solution.Messages(Misspelt, "EH0001").Single();
        Assert.Equal("ModeMisspelt.csproj", error.File);
        Assert.Equal(
            "'Strickt' is not a value of ErrorHandlingMode; use one of None, Minimal, Recommended, Strict, All. Until then Recommended applies.",
            error.Text);
    }

    [Fact]
    public void Misspelt_LetsTheCompilationFinish() =>
        Assert.True(File.Exists(Path.Combine(Misspelt.Folder, "obj", "Debug", $"net{Environment.Version.Major}.0", "ModeMisspelt.dll")));

    private static Consumer WithMode(string mode) => new() { Properties = $"<ErrorHandlingMode>{mode}</ErrorHandlingMode>" };
}

namespace ErrorHandling.Package.Tests;

/// <summary>One mistake, one finding, next to the SDK's own rules; CA2200 is on by default, CA1031 with AnalysisMode=All.</summary>
[Collection(nameof(ConsumerSolution))]
public sealed class SupersedeTests(ConsumerSolution solution)
{
    private const string Supersede = "<ErrorHandlingSupersede>true</ErrorHandlingSupersede>";
    private const string AllSdkRules = "<AnalysisMode>All</AnalysisMode>";
    private const string CatchAll = """try { Console.WriteLine(int.Parse("1")); } catch (Exception ex) { Console.WriteLine(ex); }""";

    private static readonly Consumer Off = new();
    private static readonly Consumer On = new() { Properties = Supersede };
    private static readonly Consumer OtherCase = new() { Properties = "<ErrorHandlingSupersede> True </ErrorHandlingSupersede>" };
    private static readonly Consumer CatchAllOff = new() { Properties = AllSdkRules, Source = CatchAll };
    private static readonly Consumer CatchAllOn = new() { Properties = AllSdkRules + Supersede, Source = CatchAll };
    private static readonly Consumer InEditorConfig = new() { Properties = Supersede, Files = { [".editorconfig"] = "root = true\n[*.cs]\ndotnet_diagnostic.CA2200.severity = warning\n" } };
    private static readonly Consumer InGlobalConfig = new() { Properties = Supersede, Files = { [".globalconfig"] = "is_global = true\ndotnet_diagnostic.CA2200.severity = warning\n" } };
    private static readonly Consumer AskedFor = new() { Properties = Supersede + "<WarningsAsErrors>CS0168, ca2200;\n CA1031</WarningsAsErrors>" };
    private static readonly Consumer AllAsErrors = new() { Properties = Supersede + "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>" };

    [Fact]
    public void Off_BothReport() => Assert.Equal(["warning CA2200", "warning EH1101"], solution.Findings(Off, "CA2200", "EH1101"));

    [Fact]
    public void On_OnlyOursReports() => Assert.Equal(["warning EH1101"], solution.Findings(On, "CA2200", "EH1101"));

    [Fact]
    public void CaseAndSpaces_DoNotMatter() => Assert.Equal(["warning EH1101"], solution.Findings(OtherCase, "CA2200", "EH1101"));

    [Fact]
    public void CatchAll_IsSupersededWhereTheSdkWasToldToReportIt()
    {
        Assert.Equal(["warning CA1031"], solution.Findings(CatchAllOff, "CA1031"));
        Assert.Empty(solution.Findings(CatchAllOn, "CA1031"));
    }

    [Fact]
    public void EditorConfigEntry_Wins() => Assert.Equal(["warning CA2200", "warning EH1101"], solution.Findings(InEditorConfig, "CA2200", "EH1101"));

    [Fact]
    public void GlobalConfigEntry_Wins() => Assert.Equal(["warning CA2200", "warning EH1101"], solution.Findings(InGlobalConfig, "CA2200", "EH1101"));

    [Fact]
    public void RuleNamedInWarningsAsErrors_StaysOn() => Assert.Equal(["error CA2200", "warning EH1101"], solution.Findings(AskedFor, "CA2200", "EH1101"));

    [Fact]
    public void TreatWarningsAsErrors_BringsNothingBack() => Assert.Equal(["error EH1101"], solution.Findings(AllAsErrors, "CA2200", "EH1101"));
}

namespace ErrorHandling.Package.Tests;

/// <summary>Who wins when the user says something else than the package.</summary>
[Collection(nameof(ConsumerSolution))]
public sealed class UserSettingsTests(ConsumerSolution solution)
{
    private const string Strict = "<ErrorHandlingMode>Strict</ErrorHandlingMode>";
    private const string None = "<ErrorHandlingMode>None</ErrorHandlingMode>";

    private static readonly Consumer StrictEditorConfig = new() { Properties = Strict, Files = { [".editorconfig"] = EditorConfig("dotnet_diagnostic.EH1101.severity = warning") } };
    private static readonly Consumer NoneEditorConfig = new() { Properties = None, Files = { [".editorconfig"] = EditorConfig("dotnet_diagnostic.EH1101.severity = warning") } };
    private static readonly Consumer StrictGlobalConfig = new() { Properties = Strict, Files = { [".globalconfig"] = GlobalConfig("dotnet_diagnostic.EH1101.severity = none") } };
    private static readonly Consumer StrictNoWarn = new() { Properties = Strict + "<NoWarn>$(NoWarn);EH1101</NoWarn>" };
    private static readonly Consumer TreatAsErrors = new() { Properties = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>" };
    private static readonly Consumer NamedAsError = new() { Properties = "<WarningsAsErrors>EH1101</WarningsAsErrors>" };
    private static readonly Consumer NoneNamedAsError = new() { Properties = None + "<WarningsAsErrors>EH1101</WarningsAsErrors>" };
    private static readonly Consumer BulkError = new() { Files = { [".editorconfig"] = EditorConfig("dotnet_analyzer_diagnostic.category-Throwing.severity = error") } };
    private static readonly Consumer BulkNone = new() { Files = { [".editorconfig"] = EditorConfig("dotnet_analyzer_diagnostic.severity = none") } };
    private static readonly Consumer BulkGlobal = new() { Files = { [".globalconfig"] = GlobalConfig("dotnet_analyzer_diagnostic.category-Throwing.severity = error") } };
    private static readonly Consumer MinimalBulk = new()
    {
        Properties = "<ErrorHandlingMode>Minimal</ErrorHandlingMode>",
        Files = { [".editorconfig"] = EditorConfig("dotnet_analyzer_diagnostic.category-Throwing.severity = error") },
    };
    private static readonly Consumer StrictBulk = new() { Properties = Strict, Files = { [".editorconfig"] = EditorConfig("dotnet_analyzer_diagnostic.category-Throwing.severity = none") } };
    private static readonly Consumer AnalysisModeAll = new() { Properties = "<AnalysisMode>All</AnalysisMode>" };
    private static readonly Consumer AnalysisModeNone = new() { Properties = "<AnalysisMode>None</AnalysisMode>" };
    private static readonly Consumer StrictAnalysisModeAll = new() { Properties = Strict + "<AnalysisMode>All</AnalysisMode><ErrorHandlingSupersede>true</ErrorHandlingSupersede>" };

    private static readonly Consumer MisspeltOption = new() { Files = { [".editorconfig"] = EditorConfig("error_handling.justified_by_coment = true") } };

    [Fact]
    public void Option_ThatNoRuleReadsIsReported() => Assert.Equal(["warning EH0001", "warning EH1101"], solution.Findings(MisspeltOption));

    [Fact]
    public void EditorConfig_BeatsStrict() => Assert.Equal(["warning EH1101"], solution.Findings(StrictEditorConfig));

    [Fact]
    public void EditorConfig_BeatsNone() => Assert.Equal(["warning EH1101"], solution.Findings(NoneEditorConfig));

    [Fact]
    public void GlobalConfig_BeatsStrict() => Assert.Empty(solution.Findings(StrictGlobalConfig));

    [Fact]
    public void NoWarn_BeatsStrict() => Assert.Empty(solution.Findings(StrictNoWarn));

    [Fact]
    public void TreatWarningsAsErrors_Applies() => Assert.Equal(["error EH1101"], solution.Findings(TreatAsErrors));

    [Fact]
    public void WarningsAsErrors_Applies() => Assert.Equal(["error EH1101"], solution.Findings(NamedAsError));

    [Fact]
    public void WarningsAsErrors_DoesNotReachARuleThatTheModeChanges() => Assert.Empty(solution.Findings(NoneNamedAsError));

    [Theory]
    [InlineData(nameof(BulkError))]
    [InlineData(nameof(BulkGlobal))]
    [InlineData(nameof(MinimalBulk))]
    public void BulkSeverity_AppliesToARuleThatTheModeLeavesAlone(string consumer) =>
        Assert.Equal(["error EH1101"], solution.Findings(Named(consumer)));

    [Fact]
    public void BulkNone_SilencesRecommended() => Assert.Empty(solution.Findings(BulkNone));

    [Fact]
    public void BulkSeverity_DoesNotReachARuleThatTheModeChanges() => Assert.Equal(["error EH1101"], solution.Findings(StrictBulk));

    [Theory]
    [InlineData(nameof(AnalysisModeAll), "warning EH1101")]
    [InlineData(nameof(AnalysisModeNone), "warning EH1101")]
    [InlineData(nameof(StrictAnalysisModeAll), "error EH1101")]
    public void AnalysisMode_IsForTheSdksOwnRulesOnly(string consumer, string finding) =>
        Assert.Equal([finding], solution.Findings(Named(consumer), "EH", "MultipleGlobalAnalyzerKeys"));

    private static Consumer Named(string name) => name switch
    {
        nameof(BulkError) => BulkError,
        nameof(BulkGlobal) => BulkGlobal,
        nameof(MinimalBulk) => MinimalBulk,
        nameof(AnalysisModeAll) => AnalysisModeAll,
        nameof(AnalysisModeNone) => AnalysisModeNone,
        _ => StrictAnalysisModeAll,
    };

    private static string EditorConfig(string line) => $"root = true\n[*.cs]\n{line}\n";

    private static string GlobalConfig(string line) => $"is_global = true\n{line}\n";
}

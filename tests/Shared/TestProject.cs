using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ErrorHandling.Testing;

/// <summary>Changes for a test's <c>SolutionTransforms</c>, in words that the official verifier has too.</summary>
internal static class TestProject
{
    /// <summary>Nullable reference types are on.</summary>
    public static Solution NullableEnabled(Solution solution, ProjectId project) => solution.WithProjectCompilationOptions(
        project, ((CSharpCompilationOptions)solution.GetProject(project)!.CompilationOptions!).WithNullableContextOptions(NullableContextOptions.Enable));

    /// <summary>Warnings are errors.</summary>
    public static Solution WarningsAsErrors(Solution solution, ProjectId project) => solution.WithProjectCompilationOptions(
        project, solution.GetProject(project)!.CompilationOptions!.WithGeneralDiagnosticOption(ReportDiagnostic.Error));

    /// <summary>An older language than the newest.</summary>
    public static Func<Solution, ProjectId, Solution> Language(LanguageVersion version) => (solution, project) => solution.WithProjectParseOptions(
        project, ((CSharpParseOptions)solution.GetProject(project)!.ParseOptions!).WithLanguageVersion(version));
}

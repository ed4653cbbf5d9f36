using System.Collections.Immutable;
using ErrorHandling.Analyzers.CodeFixes.Catching;
using ErrorHandling.Analyzers.CodeFixes.Throwing;
using ErrorHandling.Analyzers.Catching;
using ErrorHandling.Analyzers.Throwing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers.Tests.Infrastructure;

/// <summary>What the verifier does not show: Fix All without a key, line ends, documents of several target frameworks.</summary>
public sealed class SolutionCodeFixTests
{
    [Fact]
    public async Task FixAllWithoutKey_AppliesThePrimaryFixOfEach()
    {
        const string Logger = "using Microsoft.Extensions.Logging;\n";
        const string WithLogger = "class A { ILogger _logger = null; void M(System.Action work) { try { work(); } catch (System.Exception) { } } }\n";
        const string WithoutLogger = "class B { void M(System.Action work) { try { work(); } catch (System.Exception) { } } }\n";

        var project = await ProjectAsync();
        project = project.AddDocument("Stubs.cs", Catching.LoggingStubs.Microsoft).Project;
        var document = project.AddDocument("Test.cs", Logger + WithLogger + WithoutLogger, filePath: "Test.cs");

        var solution = await FixAllAsync(document, new SwallowedExceptionAnalyzer(), new SwallowedExceptionCodeFix(), key: null);

        Assert.Equal(
            Logger
            + WithLogger.Replace("(System.Exception) { }", "(System.Exception ex) { _logger.LogError(ex, \"M failed\"); }")
            + WithoutLogger.Replace("try { work(); } catch (System.Exception) { }", "work();"),
            await TextAsync(solution, document.Id));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public async Task LineEnds_AreThoseOfTheDocument(string lineEnd)
    {
        const string Code = "using System;\n\nclass C\n{\n    void M(Action a)\n    {\n        try { a(); }\n        catch (Exception ex)\n        {\n            try { a(); }\n            catch (TimeoutException)\n            {\n                throw ex;\n            }\n        }\n    }\n}\n";
        var document = (await ProjectAsync()).AddDocument("Test.cs", Code.Replace("\n", lineEnd), filePath: "Test.cs");

        var text = await TextAsync(await FixAllAsync(document, new RethrowAnalyzer(), new RethrowCodeFix(), nameof(RethrowCodeFix)), document.Id);

        Assert.Equal(
            Code.Replace("throw ex;", "ExceptionDispatchInfo.Capture(ex).Throw();\n                throw;")
                .Replace("using System;\n", "using System;\nusing System.Runtime.ExceptionServices;\n")
                .Replace("\n", lineEnd),
            text);
    }

    [Fact]
    public async Task LinkedDocuments_GetTheChangesOfBoth()
    {
        const string Method = "void {0}(Action work) {{ try {{ work(); }} catch (Exception ex) {{ throw ex; }} }}";
        const string Fixed = "void {0}(Action work) {{ try {{ work(); }} catch (Exception) {{ throw; }} }}";
        const string Code = "using System;\nclass C\n{{\n    {0}\n#if NEWER\n    {1}\n#else\n    {2}\n#endif\n}}\n";

        var first = (await ProjectAsync()).AddDocument("Test.cs", Fill(Code, Method), filePath: "/src/Test.cs");
        var second = first.Project.Solution.AddProject("Newer", "Newer", LanguageNames.CSharp)
            .WithMetadataReferences(first.Project.MetadataReferences)
            .WithCompilationOptions(first.Project.CompilationOptions!)
            .WithParseOptions(new CSharpParseOptions(preprocessorSymbols: ["NEWER"]))
            .AddDocument("Test.cs", Fill(Code, Method), filePath: "/src/Test.cs");
        first = second.Project.Solution.GetDocument(first.Id)!;

        var solution = await FixAllAsync(first, new RethrowAnalyzer(), new RethrowCodeFix(), nameof(RethrowCodeFix), FixAllScope.Solution);

        Assert.Equal(Fill(Code, Fixed), await TextAsync(solution, first.Id));
        Assert.Equal(Fill(Code, Fixed), await TextAsync(solution, second.Id));
    }

    private static string Fill(string code, string method) => string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        code,
        new[] { "A", "B", "D" }.Select(name => (object)string.Format(System.Globalization.CultureInfo.InvariantCulture, method, name)).ToArray());

    private static async Task<Project> ProjectAsync() =>
        new AdhocWorkspace().AddProject("Project", LanguageNames.CSharp)
            .WithMetadataReferences(await ReferenceAssemblies.Net.Net100.ResolveAsync(LanguageNames.CSharp, CancellationToken.None))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static async Task<Solution> FixAllAsync(
        Document document, DiagnosticAnalyzer analyzer, CodeFixProvider fix, string? key, FixAllScope scope = FixAllScope.Document)
    {
        var context = new FixAllContext(document, fix, scope, key!, fix.FixableDiagnosticIds, new Diagnostics(analyzer), CancellationToken.None);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        var operations = await action!.GetOperationsAsync(CancellationToken.None);
        return Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
    }

    private static async Task<string> TextAsync(Solution solution, DocumentId id) => (await solution.GetDocument(id)!.GetTextAsync()).ToString();

    private sealed class Diagnostics(DiagnosticAnalyzer analyzer) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            var compilation = (await project.GetCompilationAsync(cancellationToken))!;
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
            return await compilation.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        }

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}

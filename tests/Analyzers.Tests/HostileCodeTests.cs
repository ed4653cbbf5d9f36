using System.Collections.Immutable;
using ErrorHandling.Analyzers.DocGen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers.Tests;

/// <summary>Half-typed and garbled code: whatever an editor shows a rule or a fix, neither may crash or hang.</summary>
public sealed class HostileCodeTests
{
    private const int SplicesPerSeed = 150;

    private static readonly TimeSpan s_longestAnalysis = TimeSpan.FromSeconds(30);

    /// <summary>The oldest and the newest Roslyn, which CI runs one after the other, share the tokens: deleting each on both takes too long.</summary>
    private static readonly int s_share = typeof(SyntaxNode).Assembly.GetName().Version!.Major % 2;

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [.. RuleCatalogue.CreateAnalyzers()];

    private static readonly ImmutableArray<CodeFixProvider> s_fixes = [.. RuleCatalogue.CreateFixes()];

    private static readonly Dictionary<string, string> s_seeds = new()
    {
        ["Handlers"] = ReadSeed("Handlers"),
        ["Program"] = ReadSeed("Program"),
        ["ExceptionTypes"] = ReadSeed("ExceptionTypes"),
        ["Newest"] = ReadSeed("Newest"),
        ["Throws"] = ReadSeed("Throws"),
        ["Secrets"] = ReadSeed("Secrets"),
        ["Retries"] = ReadSeed("Retries"),
    };

    private static readonly Document s_document = CreateDocument();

    public static TheoryData<string> Seeds => [.. s_seeds.Keys];

    [Theory]
    [InlineData("Handlers")]
    [InlineData("Program")]
    [InlineData("Throws")]
    [InlineData("ExceptionTypes")]
    [InlineData("Secrets")]
    [InlineData("Retries")]
    public async Task SeedItself_CompilesAndHasFindings(string seed)
    {
        var document = DocumentOf(s_seeds[seed]);
        var compilation = await document.Project.GetCompilationAsync();

        Assert.DoesNotContain(compilation!.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS5001");
        Assert.NotEmpty(await AnalyzeAsync(new Variant(s_seeds[seed], Damage: 0), CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task AnyTokenDeleted_NothingCrashes(string seed)
    {
        var text = s_seeds[seed];

        return SurviveAllAsync(TokensOf(text)
            .Where((_, place) => place % 2 == s_share)
            .Select(token => new Variant(text.Remove(token.Start, token.Length), token.Start)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task CutOffAfterAnyLine_NothingCrashes(string seed)
    {
        var text = s_seeds[seed];

        return SurviveAllAsync(SourceText.From(text).Lines.Select(line => new Variant(text[..line.End], line.End)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task SplicedAtRandom_NothingCrashes(string seed)
    {
        var random = new Random(4711);
        var tails = s_seeds.Values.ToArray();

        return SurviveAllAsync(Enumerable.Range(0, SplicesPerSeed).Select(_ => Splice(s_seeds[seed], tails[random.Next(tails.Length)], random)).ToList());
    }

    private static string ReadSeed(string name) =>
        File.ReadAllText(Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "tests", "Analyzers.Tests", "Seeds", name + ".txt"));

    private static Variant Splice(string head, string tail, Random random)
    {
        var headTokens = TokensOf(head);
        var tailTokens = TokensOf(tail);
        var cut = headTokens[random.Next(headTokens.Count)].End;

        return new Variant(head[..cut] + " " + tail[tailTokens[random.Next(tailTokens.Count)].Start..], cut);
    }

    private static List<TextSpan> TokensOf(string text) =>
        [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).Select(token => token.Span)];

    private static Task SurviveAllAsync(IEnumerable<Variant> variants) => Parallel.ForEachAsync(
        variants,
        async (variant, cancellationToken) =>
        {
            try
            {
                await Task.Run(() => AnalyzeAsync(variant, cancellationToken), cancellationToken).WaitAsync(s_longestAnalysis, cancellationToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                Assert.Fail($"{ex}\n\nwhile reading:\n\n{variant.Text}");
            }
        });

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Variant variant, CancellationToken cancellationToken)
    {
        var document = DocumentOf(variant.Text);
        var compilation = await document.Project.GetCompilationAsync(cancellationToken);
        var options = new CompilationWithAnalyzersOptions(
            document.Project.AnalyzerOptions,
            onAnalyzerException: (ex, analyzer, _) => throw new InvalidOperationException($"{analyzer} crashed.", ex),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);

        var diagnostics = await compilation!.WithAnalyzers(s_analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");

        // Fixes compile what they propose, so they are tried only where the damage is nearest.
        if (diagnostics.MinBy(diagnostic => Math.Abs(diagnostic.Location.SourceSpan.Start - variant.Damage)) is { } nearest)
            await ComputeFixesAsync(document, nearest, cancellationToken);

        return diagnostics;
    }

    private static async Task ComputeFixesAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken);

        foreach (var fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await fix.RegisterCodeFixesAsync(context);

        foreach (var action in actions)
            await action.GetOperationsAsync(cancellationToken);
    }

    /// <summary>Some rules judge only what others build on: a seed may say that it is a library.</summary>
    private static Document DocumentOf(string text)
    {
        var project = s_document.Project;

        if (text.StartsWith("// A library.", StringComparison.Ordinal))
            project = project.WithCompilationOptions(project.CompilationOptions!.WithOutputKind(OutputKind.DynamicallyLinkedLibrary));

        return project.GetDocument(s_document.Id)!.WithText(SourceText.From(text));
    }

    private static Document CreateDocument()
    {
        var everyRule = s_analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .GroupBy(rule => rule.Id)
            .ToDictionary(rule => rule.Key, _ => ReportDiagnostic.Warn);

        return new AdhocWorkspace()
            .AddProject("Hostile", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true, specificDiagnosticOptions: everyRule))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
            .WithMetadataReferences(PlatformAssemblies())
            .AddDocument("Logging.cs", ReadSeed("Logging")).Project
            .AddDocument("Hostile.cs", "");
    }

    private static IEnumerable<MetadataReference> PlatformAssemblies() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "ErrorHandling.Runtime.dll"))
        .Select(path => MetadataReference.CreateFromFile(path));

    /// <summary>A seed with something done to it, and where.</summary>
    private sealed record Variant(string Text, int Damage);
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ErrorHandling.Analyzers.DocGen;
using ErrorHandling.Analyzers.FixAudit;
using ErrorHandling.Testing.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Tests.Infrastructure;

/// <summary>
/// Runs every rule, those off by default too, over the code of every test: where two could speak of one mistake only one does, and no fix
/// for one rule makes work for another.
/// </summary>
internal sealed class OneFindingPerMistake : ISolutionCheck
{
    /// <summary>Rules whose findings stand at different places of one catch clause and yet mean the same mistake.</summary>
    private static readonly ImmutableArray<(string Wins, string Loses)> s_oneClause = [(RuleIds.CauseLostWhenWrapping, RuleIds.UnwrittenCatch)];

    /// <summary>Rules that judge what a text holds, and rules that judge the statement around it: two mistakes.</summary>
    private static readonly ImmutableArray<(string Inside, string Around)> s_nested = 
    [
        (RuleIds.SecretInException, RuleIds.GeneralExceptionThrown),
        (RuleIds.SecretLogged, RuleIds.RunTimeTemplate),
        (RuleIds.ObjectWithSecretsLogged, RuleIds.RunTimeTemplate),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [.. RuleCatalogue.CreateAnalyzers()];

    private static readonly ImmutableDictionary<string, ReportDiagnostic> s_everyRule = s_analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .Select(rule => rule.Id)
        .Distinct()
        .ToImmutableDictionary(id => id, _ => ReportDiagnostic.Warn);

    [ModuleInitializer]
    internal static void Register() => SolutionChecks.Add(new OneFindingPerMistake());

    public async Task CheckAsync(Solution solution, IVerifier verify, CancellationToken cancellationToken)
    {
        var findings = await FindingsAsync(solution, cancellationToken);

        foreach (var (first, second) in Pairs(findings))
        {
            if (MeanOneMistake(first, second))
                verify.Fail($"One mistake, two findings:\n  {first}\n  {second}");
        }
    }

    public async Task CheckActionAsync(Solution before, Solution after, IVerifier verify, CancellationToken cancellationToken)
    {
        var old = (await FindingsAsync(before, cancellationToken)).CountBy(finding => finding.Id).ToDictionary();
        var current = (await FindingsAsync(after, cancellationToken)).CountBy(finding => finding.Id).ToDictionary();

        foreach (var id in LesserHalves.Exceeded(old, current))
            verify.Fail($"{id} finds more than before the fix.\n\n{await ChangedTextsAsync(before, after, cancellationToken)}");
    }

    /// <summary>The parts of a retry stand close together: one header or one wait may be wrong in several ways. Two rules of them ask the same of a filter.</summary>
    private static bool AreOfOneRetry(Diagnostic first, Diagnostic second) =>
        first.Descriptor.Category == RuleCategory.Retrying
        && second.Descriptor.Category == RuleCategory.Retrying
        && !(first.Id is RuleIds.HopelessRetry or RuleIds.RetryAfterCancellation && second.Id is RuleIds.HopelessRetry or RuleIds.RetryAfterCancellation);

    private static bool MeanOneMistake(Diagnostic first, Diagnostic second) =>
        first.Id != second.Id
        && !s_nested.Contains((first.Id, second.Id))
        && !s_nested.Contains((second.Id, first.Id))
        && first.Location.SourceTree == second.Location.SourceTree
        && !AreOfOneRetry(first, second)
        && (first.Location.SourceSpan.OverlapsWith(second.Location.SourceSpan)
            || s_oneClause.Any(pair => IsInClauseOf(first, second, pair) || IsInClauseOf(second, first, pair)));

    private static bool IsInClauseOf(Diagnostic inside, Diagnostic header, (string Wins, string Loses) pair) =>
        inside.Id == pair.Wins
        && header.Id == pair.Loses
        && header.Location.SourceTree!.GetRoot().FindToken(header.Location.SourceSpan.Start).Parent is CatchClauseSyntax clause
        && clause.Span.Contains(inside.Location.SourceSpan);

    private static IEnumerable<(Diagnostic First, Diagnostic Second)> Pairs(ImmutableArray<Diagnostic> findings) =>
        findings.SelectMany((first, index) => findings.Skip(index + 1), (first, second) => (first, second));

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Solution solution, CancellationToken cancellationToken)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();

        foreach (var project in solution.Projects)
        {
            var compilation = (await project.GetCompilationAsync(cancellationToken))!;
            var options = compilation.Options
                .WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.SetItems(s_everyRule))
                .WithSyntaxTreeOptionsProvider(null);
            var driver = compilation.WithOptions(options).WithAnalyzers(s_analyzers, project.AnalyzerOptions);
            findings.AddRange(await driver.GetAnalyzerDiagnosticsAsync(cancellationToken));
        }

        return [.. findings.Where(finding => finding.Location.IsInSource)];
    }

    private static async Task<string> ChangedTextsAsync(Solution before, Solution after, CancellationToken cancellationToken) =>
        SolutionTexts.Difference(
            await SolutionTexts.ReadAsync(before, cancellationToken),
            await SolutionTexts.ReadAsync(after, cancellationToken)) ?? "";
}

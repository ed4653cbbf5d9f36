using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1010: reports a catch-all that logs and goes on in a member that is no boundary.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BroadCatchAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.BroadCatch,
        title: "Do not catch everything outside a boundary",
        messageFormat: "Here every exception is only logged, bugs included; catch what the work is known to throw",
        RuleCategory.Catching,
        DiagnosticSeverity.Warning,
        description: "Where the caller relies on the work, only the exceptions that the work is known to throw can be handled. Everything may be caught where the program must go on whatever happens: at its entry point, in a worker, a consumer, an event handler.",
        isEnabledByDefault: false);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(CatchSyntax.MayCatchAll, Analyze);
    }

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts is not { IsCatchAll: true, Boundary: BoundaryKind.None, ConstantFilter: null, TreatsCancellationAsFailure: false, SilentExit: null, TypeTest: null, Excuse: HandlerExcuse.None } facts
            || facts is { IsInWorkLoop: true } or { IsSecondary: true } or { RunsAnything: true }
            || facts is { HandlerActs: true } or { HandlerRecords: true } or { ResultIsTested: true })
        {
            return;
        }

        foreach (var path in facts.Paths)
        {
            if (IsOnlyLogged(path) && !context.IsJudgedAsRetry)
            {
                context.Report(Diagnostic.Create(Rule, context.Clause.HeaderLocation(), PropertiesOf(facts)));
                return;
            }
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(CatchFacts facts)
    {
        var none = ImmutableDictionary<string, string?>.Empty;

        return facts.Clause.Block.Statements.Count == 1 && facts.FailureLogs.Length == 1 && facts.FailureLogs[0].Parent == facts.Clause.Block.Statements[0]
            ? none.Add(FixProperties.Form, FixProperties.OnlyLogs)
            : none;
    }

    private static bool IsOnlyLogged(Disposition path)
    {
        const Disposition logged = Disposition.Logged | Disposition.LoggedAsText | Disposition.LoggedWithoutException;
        return (path & logged) != 0 && (path & ~(logged | Disposition.LoggedAsFailure | Disposition.Mentioned)) == 0;
    }
}

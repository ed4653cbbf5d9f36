using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1002: reports a clause for one type of exception whose handler answers as if nothing had failed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenFailureAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.HiddenFailure,
        title: "Do not hide a failure behind a success value",
        messageFormat: "After a '{0}' this clause {1}: its caller takes the failure for an answer",
        RuleCategory.Catching,
        DiagnosticSeverity.Info,
        description: "Null, false or an empty result says that there is nothing. When the work failed, nobody knows whether there is.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(clause => clause.Declaration is not null, Analyze);
    }

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts is not { IsCatchAll: false, ConstantFilter: null, IsUnwritten: false, SilentExit: { } silentExit } facts
            || !silentExit.LooksLikeSuccess
            || ExpectedFailures.Explain(facts))
        {
            return;
        }

        var excuse = facts.Excuse;

        if (!context.Read(Options.JustifiedByComment, RuleIds.HiddenFailure))
            excuse &= ~HandlerExcuse.Comment;

        if (excuse == HandlerExcuse.None && !context.IsJudgedAsRetry)
            context.Report(Diagnostic.Create(Rule, context.Clause.HeaderLocation(), facts.CaughtType.Name, silentExit));
    }
}

using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1001: reports a catch-all with a path on which nobody learns of the exception.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedExceptionAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.SwallowedException,
        title: "Do not swallow every exception",
        messageFormat: "This clause catches every exception and {0}: the failure is neither rethrown, logged nor passed on",
        RuleCategory.Catching,
        DiagnosticSeverity.Warning,
        description: "A catch-all that says nothing hides every failure, bugs included. Log the exception, let it go on, or catch only what is expected here.");

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
        if (context.Facts is not { IsCatchAll: true, ConstantFilter: null, TreatsCancellationAsFailure: false, SilentExit: { } silentExit } facts)
            return;

        var excuse = facts.Excuse;

        if (!context.Read(Options.JustifiedByComment, RuleIds.SwallowedException))
            excuse &= ~HandlerExcuse.Comment;

        if (excuse == HandlerExcuse.None && !context.IsJudgedAsRetry)
            context.Report(Diagnostic.Create(Rule, context.Clause.HeaderLocation(), silentExit));
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1012: reports a handler that holds nothing but a TODO, or a <c>NotImplementedException</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnwrittenCatchAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.UnwrittenCatch,
        title: "Write the catch clause that was left for later",
        messageFormat: "This handler is still to be written: the exception ends here unseen",
        RuleCategory.Catching,
        DiagnosticSeverity.Info,
        description: "A handler with nothing but a TODO swallows the exception until somebody comes back to it, and one that throws NotImplementedException turns it into a riddle.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(MayBeUnwritten, Analyze);
    }

    private static bool MayBeUnwritten(CatchClauseSyntax clause) =>
        clause.IsEmpty() || (clause.Block.Statements.Count == 1 && clause.CanThrowAnew());

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts is not { IsUnwritten: true, ConstantFilter: null, TreatsCancellationAsFailure: false } facts)
            return;

        // A catch-all that swallows has a rule of its own, and so has a new exception that loses its cause.
        if (facts is { IsCatchAll: true, SilentExit: not null } || facts.LosesCause)
            return;

        context.Report(Diagnostic.Create(Rule, context.Clause.HeaderLocation()));
    }
}

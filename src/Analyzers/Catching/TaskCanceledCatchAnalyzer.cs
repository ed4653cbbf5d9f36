using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1004: reports a clause for <c>TaskCanceledException</c> around work that throws <c>OperationCanceledException</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TaskCanceledCatchAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.TaskCanceledCatch,
        title: "Catch OperationCanceledException for cancellation",
        messageFormat: "Cancellation of this work can also throw an 'OperationCanceledException' that is no 'TaskCanceledException'; catch the general type",
        RuleCategory.Catching,
        DiagnosticSeverity.Info,
        description: "Whether cancellation ends in a TaskCanceledException or in its base type depends on what was running at that moment. A clause for the derived type alone works on some days.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(MayMissCancellation, Analyze);
    }

    private static bool MayMissCancellation(CatchClauseSyntax clause) =>
        clause.Declaration?.Type.LastName() is { } name && (name == "TaskCanceledException" || clause.SyntaxTree.MayAlias(name));

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts is not { MissesOperationCanceled: true, ConstantFilter: null } facts || IsAboutTimeouts(facts) || IsCaughtLater(context))
            return;

        context.Report(Diagnostic.Create(Rule, context.Clause.HeaderLocation(), additionalLocations: new[] { context.Clause.Declaration!.Type.GetLocation() }));
    }

    /// <summary>An HTTP client's time-out is a <c>TaskCanceledException</c> that nobody asked for: a filter that looks closer, or a time-out thrown on.</summary>
    private static bool IsAboutTimeouts(CatchFacts facts)
    {
        if (facts.FilterAsksForDetails && !facts.FilterAsksForCancellation && (facts.Variable is not null || facts.Filter == FilterEffect.ExcludesSome))
            return true;

        foreach (var leaving in facts.Leaving)
        {
            if (leaving.Type is { } type && ExceptionTypes.IsTimeout(facts.CaughtType, type))
                return true;
        }

        return false;
    }

    private static bool IsCaughtLater(CatchRuleContext context)
    {
        if (context.Clause.Parent is not TryStatementSyntax tryStatement)
            return true;

        for (var index = tryStatement.Catches.IndexOf(context.Clause) + 1; index < tryStatement.Catches.Count; index++)
        {
            if (context.FactsOf(tryStatement.Catches[index]) is { } later && later.AdmittedTypes.Any(GuardedCancellation.IsCancellation))
                return true;
        }

        return false;
    }
}

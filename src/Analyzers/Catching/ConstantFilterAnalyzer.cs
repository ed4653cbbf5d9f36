using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1005: reports an exception filter that decides nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstantFilterAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.ConstantFilter,
        title: "Do not write an exception filter that is always true or never",
        messageFormat: "This filter is {0} true for a caught '{1}'{2}",
        RuleCategory.Catching,
        DiagnosticSeverity.Warning,
        description: "A filter that lets in everything pretends a choice that is not made, and one that lets in nothing hides a handler that never runs.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(clause => clause.Filter is not null, Analyze);
    }

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts is not { ConstantFilter: { } isAlways } facts)
            return;

        context.Report(Diagnostic.Create(
            Rule,
            context.Clause.HeaderLocation(),
            FixFor(facts, isAlways),
            isAlways ? "always" : "never",
            facts.CaughtType.Name,
            isAlways ? "" : ": the handler does not run"));
    }

    /// <summary>
    /// A filter that does something is not dropped in silence. Nor is one whose handler may have another mistake, which would only show
    /// once the filter is gone: what is to be caught here is then the author's to say.
    /// </summary>
    private static ImmutableDictionary<string, string?> FixFor(CatchFacts facts, bool isAlways)
    {
        var none = ImmutableDictionary<string, string?>.Empty;

        return !isAlways ? none.Add(FixProperties.Form, FixProperties.RemoveClause)
            : facts.FilterHasEffects || !OnlyPassesOn(facts) ? none
            : none.Add(FixProperties.Form, FixProperties.RemoveFilter);
    }

    private static bool OnlyPassesOn(CatchFacts facts)
    {
        if (facts.SilentExit is not null || !facts.IgnoredCancellation.IsEmpty || ExceptionTypes.SignalsBug(facts.CaughtType))
            return false;

        foreach (var path in facts.Paths)
        {
            if ((path & (Disposition.Logged | Disposition.Rethrown)) != 0)
                return false;
        }

        return true;
    }
}

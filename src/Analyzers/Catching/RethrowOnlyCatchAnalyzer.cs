using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1006: reports a catch clause whose only statement is <c>throw;</c> and that shields its exceptions from no later clause.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RethrowOnlyCatchAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.RethrowOnlyCatch,
        title: "Remove a catch clause that only rethrows",
        messageFormat: "This clause does nothing but rethrow; without it the exception goes the same way",
        RuleCategory.Catching,
        DiagnosticSeverity.Info,
        description: "A clause that only rethrows is noise, and makes the reader look for the handling that is not there.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(CatchSyntax.OnlyRethrows, Analyze);
    }

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts is not { } facts || context.Clause.Parent is not TryStatementSyntax tryStatement)
            return;

        for (var index = tryStatement.Catches.IndexOf(context.Clause) + 1; index < tryStatement.Catches.Count; index++)
        {
            var later = tryStatement.Catches[index];

            if (!later.OnlyRethrows() && MayCatch(context.FactsOf(later), facts.CaughtType))
                return; // It would now catch what this clause lets pass.
        }

        context.Report(Diagnostic.Create(Rule, context.Clause.HeaderLocation()));
    }

    private static bool MayCatch(CatchFacts? later, ITypeSymbol type) => 
        later is null || type.TypeKind != TypeKind.Class || later.Clause.Declaration is null || type.IsOrInheritsFrom(later.CaughtType);
}

using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1011: reports a handler that asks for a type and throws the rest on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeTestInCatchAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.TypeTestInCatch,
        title: "Catch the type instead of testing for it",
        messageFormat: "This handler tests the type and throws on what it does not handle; say so in the clause, by its type or a filter",
        RuleCategory.Catching,
        DiagnosticSeverity.Info,
        description: "A typed clause or a filter takes only what it handles. Catching everything and throwing most of it on hides that, and unwinds the stack before anybody knows.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(clause => clause.Block.Statements.FirstOrDefault() is IfStatementSyntax or SwitchStatementSyntax or LocalDeclarationStatementSyntax, Analyze);
    }

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts is not { TypeTest: { } test, SilentExit: null, TreatsCancellationAsFailure: false })
            return;

        var locations = test.Condition is null ? Array.Empty<Location>()
            : test.Body is null ? new[] { test.Condition.GetLocation() }
            : new[] { test.Condition.GetLocation(), test.Body.GetLocation() };

        context.Report(Diagnostic.Create(Rule, context.Clause.HeaderLocation(), locations, PropertiesOf(test)));
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(TypeTestedHandler test) =>
        ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Form, test.IsWanted ? FixProperties.Wanted : FixProperties.Unwanted);
}

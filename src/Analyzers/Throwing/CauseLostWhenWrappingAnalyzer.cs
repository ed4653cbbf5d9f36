using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Throwing;

/// <summary>EH1102: reports a new exception that leaves a handler without the caught one inside.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CauseLostWhenWrappingAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.CauseLostWhenWrapping,
        title: "Pass the original exception when wrapping it",
        messageFormat: "The new '{0}' does not carry the caught exception; pass it as the inner exception",
        RuleCategory.Throwing,
        DiagnosticSeverity.Warning,
        description: "Without the original exception inside, the stack trace and the message that tell why the operation failed are lost.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(CatchSyntax.CanThrowAnew, Analyze);
    }

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts is not { } facts)
            return;

        foreach (var leaving in facts.Leaving)
        {
            if (leaving is not { Kind: LeavingKind.LosesCause, IsOnlyTrace: true, Type: { } type })
                continue;

            if (!ExceptionTypes.CanCarryCause(type, context.Types) && !context.Read(Options.ReportTypesWithoutInner, RuleIds.CauseLostWhenWrapping))
                continue;

            if (facts.IsParseFailure && ExceptionTypes.RejectsInput(type) && !context.Read(Options.ReportParseFailures, RuleIds.CauseLostWhenWrapping))
                continue;

            if (ExceptionTypes.IsTimeout(facts.CaughtType, type) || context.IsUnexpectedThrow(leaving.Site) || (leaving.Creation is { } creation && context.SendsDetails(creation)))
                continue;

            var locations = leaving.Creation is null
                ? new[] { context.Clause.GetLocation() }
                : new[] { context.Clause.GetLocation(), leaving.Creation.GetLocation() };

            context.Report(Diagnostic.Create(Rule, leaving.Site.GetLocation(), locations, PropertiesOf(facts), type.Name));
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(CatchFacts facts) =>
        facts.Variable is { } variable
            ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Exception, variable.Name)
            : ImmutableDictionary<string, string?>.Empty;
}

using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3007: reports a retry after whose last attempt nobody learns of the failure.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LastFailureLostAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.LastFailureLost,
        title: "Keep the last failure of a retry",
        messageFormat: "When the attempts have run out, {0}; rethrow the last failure",
        RuleCategory.Retrying,
        DiagnosticSeverity.Warning,
        description: "After the last attempt the failure is certain. Where the code then goes on, or gives back nothing, the caller takes the work for done.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRetryRule(RuleIds.LastFailureLost, Analyze);
    }

    private static void Analyze(RetryRuleContext context)
    {
        foreach (var handler in context.Policy.Handlers)
        {
            if (handler.LastFailure != LostFailure.Kept)
                context.Report(Rule, handler.Clause.HeaderLocation(), InWords(handler.LastFailure));
        }
    }

    private static string InWords(LostFailure lost) => lost switch
    {
        LostFailure.GoesOn => "the code goes on as if the work were done",
        LostFailure.ReturnsNothing => "the caller gets an empty answer",
        _ => "another exception is thrown without the one that was caught",
    };
}

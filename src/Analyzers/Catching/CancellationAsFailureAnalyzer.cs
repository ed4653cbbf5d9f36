using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1003: reports a catch-all around cancellable work that takes the cancellation for a failure.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CancellationAsFailureAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.CancellationAsFailure,
        title: "Do not treat cancellation as a failure",
        messageFormat: "This clause takes the cancellation by '{0}' for a failure; let it pass, or do not report it as one",
        RuleCategory.Catching,
        DiagnosticSeverity.Warning,
        description: "Work that is cancelled ends with an OperationCanceledException. A catch-all that logs, wraps or converts it raises a false alarm and keeps the caller from seeing that its own wish was granted.");

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
        if (context.Facts is not { TreatsCancellationAsFailure: true } facts || context.IsJudgedAsRetry)
            return;

        // Where a path is silent too, letting cancellation pass is half a repair: the other half is EH1001's, and that choice is the author's.
        var properties = facts.SilentExit is null
            ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Tokens, string.Join(FixProperties.Separator.ToString(), facts.IgnoredCancellation))
            : ImmutableDictionary<string, string?>.Empty;

        context.Report(Diagnostic.Create(Rule, context.Clause.HeaderLocation(), properties, facts.IgnoredCancellation[0]));
    }
}

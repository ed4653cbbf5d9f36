using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1009: reports a new exception that the same member catches as a way to get elsewhere.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrownAndCaughtAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.ThrownAndCaught,
        title: "Do not throw an exception to catch it in the same method",
        messageFormat: "This '{0}' is thrown and caught in the same method; go where the handler goes instead",
        RuleCategory.Catching,
        DiagnosticSeverity.Info,
        description: "An exception that never leaves its method is a costly goto, and the handler cannot tell it from one that the work itself threw.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(node => OwnThrows.TryAround(node) is not null, Analyze, SyntaxKind.ThrowStatement, SyntaxKind.ThrowExpression);
    }

    private static void Analyze(RuleContext context)
    {
        if (context.Detour is { } type && !context.LosesCause && !context.IsUnexpectedThrow(context.Node))
            context.Report(Diagnostic.Create(Rule, context.Node.GetLocation(), type.Name));
    }
}

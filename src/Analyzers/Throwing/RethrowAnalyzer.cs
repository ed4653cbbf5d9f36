using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Throwing;

/// <summary>EH1101: reports <c>throw ex;</c> where <c>ex</c> is the exception being handled.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RethrowAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.RethrowLosesStackTrace,
        title: "Rethrow the caught exception with its stack trace",
        messageFormat: "'throw {0};' restarts the stack trace of the caught exception; use 'throw;'",
        RuleCategory.Throwing,
        DiagnosticSeverity.Warning,
        description: "Throwing the caught variable records a new stack trace and hides where the failure began.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(AnalyzeThrow, SyntaxKind.ThrowStatement);
    }

    private static void AnalyzeThrow(SyntaxNodeAnalysisContext context)
    {
        var throwStatement = (ThrowStatementSyntax)context.Node;

        if (throwStatement.Expression is IdentifierNameSyntax name
            && throwStatement.FirstAncestorOrSelf<CatchClauseSyntax>()?.Declaration?.Identifier.ValueText == name.Identifier.ValueText)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, throwStatement.GetLocation(), name.Identifier.ValueText));
        }
    }
}

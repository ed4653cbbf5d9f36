using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
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
        messageFormat: "'throw {0}' restarts the stack trace of the caught exception; rethrow it with 'throw;'",
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
        context.RegisterCatchRule(CatchSyntax.CanThrowAnew, Analyze);
    }

    private static void Analyze(CatchRuleContext context)
    {
        foreach (var leaving in context.Facts?.Leaving ?? ImmutableArray<LeavingException>.Empty)
        {
            if (leaving.Kind == LeavingKind.Caught && leaving.Site is ThrowStatementSyntax or ThrowExpressionSyntax)
            {
                context.Report(Diagnostic.Create(
                    Rule,
                    leaving.Site.GetLocation(),
                    new[] { context.Clause.GetLocation() },
                    FixFor(leaving.Site, context.Clause),
                    leaving.ValueSyntax.ToString()));
            }
        }
    }

    /// <summary>
    /// Inside another handler <c>throw;</c> would throw that one's exception; in a nested finally block there is no form that compiles,
    /// and none for a throw expression.
    /// </summary>
    private static ImmutableDictionary<string, string?> FixFor(SyntaxNode site, CatchClauseSyntax clause)
    {
        var none = ImmutableDictionary<string, string?>.Empty;

        if (site is ThrowExpressionSyntax)
            return none;

        var form = FixProperties.Rethrow;

        for (var node = site.Parent; node is not null && node != clause; node = node.Parent)
        {
            if (node is FinallyClauseSyntax)
                return none;

            if (node is CatchClauseSyntax)
                form = FixProperties.Dispatch;
        }

        return none.Add(FixProperties.Form, form);
    }
}

using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers;

/// <summary>One catch clause under judgement.</summary>
internal readonly struct CatchRuleContext
{
    private readonly SyntaxNodeAnalysisContext _context;
    private readonly ErrorModel _model;

    public CatchRuleContext(SyntaxNodeAnalysisContext context, ErrorModel model)
    {
        _context = context;
        _model = model;
    }

    public CatchClauseSyntax Clause => (CatchClauseSyntax)_context.Node;

    public KnownTypes Types => _model.Types;

    /// <summary>What there is to know of the clause; <see langword="null"/> in code too broken to tell.</summary>
    public CatchFacts? Facts => _model.FactsOf(_context, Clause);

    public T Read<T>(EditorConfigOption<T> option, string ruleId) => option.Read(_context.Options, _context.Node.SyntaxTree, ruleId);

    public void Report(Diagnostic diagnostic) => _context.ReportDiagnostic(diagnostic);
}

internal static class CatchRuleRegistration
{
    /// <summary>
    /// Calls a rule for every catch clause. The trigger is syntax, which was measured to cost half of what an operation action costs
    /// (docs/evidence); <paramref name="canViolate"/> is the cheap test that keeps most clauses from being looked at.
    /// </summary>
    public static void RegisterCatchRule(this AnalysisContext context, Func<CatchClauseSyntax, bool> canViolate, Action<CatchRuleContext> rule) =>
        context.RegisterCompilationStartAction(start =>
        {
            if (ErrorModel.For(start.Compilation) is not { } model)
                return;

            start.RegisterSyntaxNodeAction(
                node =>
                {
                    if (canViolate((CatchClauseSyntax)node.Node))
                        rule(new CatchRuleContext(node, model));
                },
                SyntaxKind.CatchClause);
        });
}

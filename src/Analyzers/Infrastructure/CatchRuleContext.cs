using ErrorHandling.Analyzers.Model;
using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers;

/// <summary>One catch clause under judgement.</summary>
internal readonly struct CatchRuleContext
{
    private readonly RuleContext _context;

    public CatchRuleContext(RuleContext context) => _context = context;

    public CatchClauseSyntax Clause => (CatchClauseSyntax)_context.Node;

    public ErrorModel Model => _context.Model;

    public KnownTypes Types => _context.Types;

    public SemanticModel SemanticModel => _context.SemanticModel;

    public CancellationToken CancellationToken => _context.CancellationToken;

    /// <summary>What there is to know of the clause; <see langword="null"/> in code too broken to tell.</summary>
    public CatchFacts? Facts => FactsOf(Clause);

    /// <summary>What there is to know of this or another clause of the same file.</summary>
    public CatchFacts? FactsOf(CatchClauseSyntax clause) => Model.FactsOf(clause, SemanticModel, CancellationToken);

    /// <summary>Whether a rule about retries stands on the clause, for what it tries again or for what it loses in the end: that says more.</summary>
    public bool IsJudgedAsRetry =>
        Model.Retries.HandlerOf(Clause, SemanticModel, CancellationToken) is { } handler && (handler.RetriesEverything || handler.LastFailure != LostFailure.Kept);

    /// <summary>Whether the throw stands where nobody expects one: that says more than what it throws.</summary>
    public bool IsUnexpectedThrow(SyntaxNode site) => _context.IsUnexpectedThrow(site);

    /// <summary>Whether what is created sends details of an exception to a client: that says more than what it loses.</summary>
    public bool SendsDetails(SyntaxNode creation) =>
        Model.AnswersClients && SemanticModel.GetOperation(creation, CancellationToken) is { } operation && Model.Details.AreSentBy(operation, CancellationToken);

    public T Read<T>(EditorConfigOption<T> option, string ruleId) => _context.Read(option, ruleId);

    public void Report(Diagnostic diagnostic) => _context.Report(diagnostic);
}

internal static class CatchRuleRegistration
{
    /// <summary>Calls a rule for every catch clause that passes <paramref name="canViolate"/>.</summary>
    public static void RegisterCatchRule(this AnalysisContext context, Func<CatchClauseSyntax, bool> canViolate, Action<CatchRuleContext> rule) =>
        context.RegisterRule(node => canViolate((CatchClauseSyntax)node), node => rule(new CatchRuleContext(node)), SyntaxKind.CatchClause);
}

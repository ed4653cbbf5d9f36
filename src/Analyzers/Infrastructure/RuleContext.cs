using ErrorHandling.Analyzers.Model;
using ErrorHandling.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers;

/// <summary>One piece of syntax under judgement.</summary>
internal readonly struct RuleContext
{
    private readonly SyntaxNodeAnalysisContext _context;

    public RuleContext(SyntaxNodeAnalysisContext context, ErrorModel model)
    {
        _context = context;
        Model = model;
    }

    public SyntaxNode Node => _context.Node;

    public ErrorModel Model { get; }

    public KnownTypes Types => Model.Types;

    public SemanticModel SemanticModel => _context.SemanticModel;

    public CancellationToken CancellationToken => _context.CancellationToken;

    /// <summary>What the node means; <see langword="null"/> in code too broken to tell.</summary>
    public IOperation? Operation => SemanticModel.GetOperation(Node, CancellationToken);

    public T Read<T>(EditorConfigOption<T> option, string ruleId) => option.Read(_context.Options, Node.SyntaxTree, ruleId);

    /// <summary>What is secret here, by what the rules know and what the options add to it.</summary>
    public SecretFlow Secrets(string ruleId) => Model.SecretsFor(new(
        Read(Options.SecretNames, ruleId),
        Read(Options.SafeNames, ruleId),
        Read(Options.SanitizerMethods, ruleId)));

    /// <summary>Whether a user says that the method writes what it is given to where the rule looks.</summary>
    public bool IsSink(IMethodSymbol method, string ruleId) => Read(Options.SinkMethods, ruleId).ContainsMethod(method.ContainingType?.Name ?? "", method.Name);

    /// <summary>Whether the rule is silent here because it does not judge tests.</summary>
    public bool IsExcusedAsTest(string ruleId) => Model.IsTestProject && !Read(Options.AnalyzeTests, ruleId);

    /// <summary>Whether the node is a throw by which the cause that a handler around it has caught is lost: that says more than anything else about it.</summary>
    public bool LosesCause => LeavesAs(static (facts, site) => facts.LosesCauseAt(site));

    /// <summary>Whether the node throws just what a handler around it has caught.</summary>
    public bool Rethrows => LeavesAs(static (facts, site) => facts.RethrowsAt(site));

    private bool LeavesAs(Func<CatchFacts, SyntaxNode, bool> question)
    {
        for (var node = Node.Parent; node is not null and not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); node = node.Parent)
        {
            if (node is CatchClauseSyntax clause && Model.FactsOf(clause, SemanticModel, CancellationToken) is { } facts && question(facts, Node))
                return true;
        }

        return false;
    }

    /// <summary>Whether the throw stands where nobody expects one.</summary>
    public bool IsUnexpectedThrow(SyntaxNode site) =>
        SemanticModel.GetOperation(site, CancellationToken) is IThrowOperation operation
        && UnexpectedThrows.PlaceOf(operation, Model.Helpers, CancellationToken) is not null;

    /// <summary>The type of the exception that the node throws only to catch it in the same method.</summary>
    public ITypeSymbol? Detour => Operation is IThrowOperation operation ? OwnThrows.DetourOf(operation, Model, CancellationToken) : null;

    /// <summary>Whether no caller ever sees what the node throws: its own method ends it, or nobody calls that method by name.</summary>
    public bool HasNoCaller =>
        (Operation is IThrowOperation operation && OwnThrows.NeverLeaves(operation, Model, CancellationToken))
        || (SemanticModel.GetEnclosingSymbol(Node.SpanStart, CancellationToken) is IMethodSymbol method
            && (method.MethodKind == MethodKind.StaticConstructor
                || SymbolEqualityComparer.Default.Equals(method, SemanticModel.Compilation.GetEntryPoint(CancellationToken))));

    public void Report(Diagnostic diagnostic) => _context.ReportDiagnostic(diagnostic);
}

internal static class RuleRegistration
{
    /// <summary>
    /// Calls a rule for every piece of syntax of some kinds. The trigger is syntax, which was measured to cost half of what an operation
    /// action costs (docs/evidence); <paramref name="canViolate"/> is the cheap test that keeps most of it from being looked at.
    /// </summary>
    public static void RegisterRule(this AnalysisContext context, Func<SyntaxNode, bool> canViolate, Action<RuleContext> rule, params SyntaxKind[] kinds) =>
        context.RegisterCompilationStartAction(start =>
        {
            if (ErrorModel.For(start.Compilation) is not { } model)
                return;

            start.RegisterSyntaxNodeAction(
                node =>
                {
                    if (canViolate(node.Node))
                        rule(new RuleContext(node, model));
                },
                kinds);
        });
}

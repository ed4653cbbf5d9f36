using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>The statements by which control leaves a handler without an exception.</summary>
internal sealed class HandlerExits
{
    private HandlerExits(IReadOnlyList<StatementSyntax> jumps, bool reachesEnd)
    {
        Jumps = jumps;
        ReachesEnd = reachesEnd;
    }

    public IReadOnlyList<StatementSyntax> Jumps { get; }

    public bool ReachesEnd { get; }

    /// <summary>The exits, when they are all silent ones: null where another path may have handled the exception.</summary>
    public static HandlerExits? FindSilent(SemanticModel model, CatchClauseSyntax catchClause)
    {
        var block = catchClause.Block;
        var statements = block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).ToList();

        // 'throw;' means another exception there.
        if (statements.Any(node => node is TryStatementSyntax))
            return null;

        var branches = statements.Any(node => node is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax);

        if (branches && UsesException(catchClause))
            return null;

        var flow = model.AnalyzeControlFlow(block);

        if (flow is not { Succeeded: true })
            return null;

        return new(flow.ExitPoints.Concat(flow.ReturnStatements).OfType<StatementSyntax>().Distinct().ToList(), flow.EndPointIsReachable);
    }

    private static bool UsesException(CatchClauseSyntax catchClause) =>
        catchClause.Declaration is { Identifier.ValueText: { Length: > 0 } name }
        && catchClause.Block.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);
}

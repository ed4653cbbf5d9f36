using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Whether what is written at one place can still be there at another: it stands before, and its branch or handler comes to an end.</summary>
internal static class ReachesUse
{
    public static bool Does(IOperation written, IOperation use)
    {
        if (written.Syntax.SyntaxTree != use.Syntax.SyntaxTree || written.Syntax.SpanStart > use.Syntax.SpanStart)
            return false;

        for (var node = written.Syntax.Parent; node is not null and not MemberDeclarationSyntax && !node.Span.Contains(use.Syntax.Span); node = node.Parent)
        {
            if (node is BlockSyntax { Parent: not (BaseMethodDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) } block
                && use.SemanticModel?.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: false })
            {
                return false;
            }
        }

        return true;
    }
}

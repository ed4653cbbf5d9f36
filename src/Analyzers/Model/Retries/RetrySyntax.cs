using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>What syntax alone says of retries: the cheap test before anything is bound, and what belongs to what.</summary>
internal static class RetrySyntax
{
    /// <summary>
    /// Whether the node may be a retry: a loop with a try and a catch, or with a call that waits, or whose words speak of attempts; or a try
    /// whose handler jumps back or calls its own member.
    /// </summary>
    public static bool MayRetry(SyntaxNode node) => node is TryStatementSyntax statement ? MayRepeatItself(statement) : MayRepeat(node);

    /// <summary>The body that a loop runs again and again.</summary>
    public static StatementSyntax? BodyOf(SyntaxNode? loop) => loop switch
    {
        WhileStatementSyntax statement => statement.Statement,
        ForStatementSyntax statement => statement.Statement,
        DoStatementSyntax statement => statement.Statement,
        CommonForEachStatementSyntax statement => statement.Statement,
        _ => null,
    };

    public static bool IsLoop(SyntaxNode node) => BodyOf(node) is not null;

    public static bool IsFunction(SyntaxNode node) =>
        node is MemberDeclarationSyntax and not GlobalStatementSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax;

    /// <summary>The innermost loop around a node, in the same function.</summary>
    public static SyntaxNode? LoopAround(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null && !IsFunction(current); current = current.Parent)
        {
            if (IsLoop(current))
                return current;
        }

        return null;
    }

    /// <summary>Whether the node stands in a loop, or in a handler, of its own function.</summary>
    public static bool IsBetweenAttempts(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null && !IsFunction(current); current = current.Parent)
        {
            if (IsLoop(current) || (current is CatchClauseSyntax clause && MayRetry(clause.Parent!)))
                return true;
        }

        return false;
    }

    /// <summary><c>foreach (var attempt in Enumerable.Range(0, 3))</c> counts, and goes through no items.</summary>
    public static bool CountsAttempts(CommonForEachStatementSyntax loop) =>
        loop.Expression is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Range" or "Repeat", Expression: { } type },
        }
        && type.GetLastToken().ValueText == "Enumerable";

    /// <summary>The label before the try to which one of its handlers jumps back.</summary>
    public static LabeledStatementSyntax? LabelOf(SyntaxNode tryStatement) =>
        JumpOf(tryStatement) is { Expression: IdentifierNameSyntax name } ? LabelOf(tryStatement, name.Identifier.ValueText) : null;

    /// <summary>The <c>goto</c> in a handler that jumps back to before the try.</summary>
    public static GotoStatementSyntax? JumpOf(SyntaxNode tryStatement)
    {
        if (tryStatement is not TryStatementSyntax { Catches: var catches })
            return null;

        foreach (var clause in catches)
        {
            foreach (var node in OwnNodes(clause.Block))
            {
                if (node is GotoStatementSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } jump && LabelOf(tryStatement, name) is not null)
                    return jump;
            }
        }

        return null;
    }

    /// <summary>The nodes below one, without those of lambdas and local functions.</summary>
    public static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode node) =>
        node.DescendantNodes(child => child == node || !IsFunction(child));

    /// <summary>The name that is called: <c>Delay</c> of <c>Task.Delay(…)</c>.</summary>
    public static string? CalledName(SyntaxNode node) => (node as InvocationExpressionSyntax)?.InvokedName()?.Identifier.ValueText;

    private static bool MayRepeat(SyntaxNode loop)
    {
        if (loop is CommonForEachStatementSyntax forEach && !CountsAttempts(forEach))
            return false;

        foreach (var node in loop.DescendantNodes(child => child == loop || !(IsLoop(child) || IsFunction(child))))
        {
            if (node is TryStatementSyntax { Catches.Count: > 0 } || (CalledName(node) is { } name && RetryWords.NameDelay(name)))
                return true;
        }

        return RetryWords.SpeaksOfAttempts(loop);
    }

    private static bool MayRepeatItself(TryStatementSyntax statement)
    {
        if (statement.Catches.Count == 0)
            return false;

        if (JumpOf(statement) is not null)
            return true;

        var member = MemberNameAround(statement);

        foreach (var clause in statement.Catches)
        {
            foreach (var node in OwnNodes(clause.Block))
            {
                if (member is not null && CalledName(node) == member)
                    return true;
            }
        }

        return false;
    }

    private static string? MemberNameAround(SyntaxNode node)
    {
        var current = node;

        while (current is not null && !IsFunction(current))
            current = current.Parent;

        return current switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            _ => null,
        };
    }

    private static LabeledStatementSyntax? LabelOf(SyntaxNode tryStatement, string name)
    {
        for (var current = tryStatement; current.Parent is { } parent && !IsFunction(current); current = parent)
        {
            foreach (var sibling in parent.ChildNodes())
            {
                var statement = (sibling as GlobalStatementSyntax)?.Statement ?? sibling;

                if (statement is LabeledStatementSyntax label && label.Identifier.ValueText == name && label.SpanStart <= tryStatement.SpanStart)
                    return label;
            }

            if (parent is LabeledStatementSyntax around && around.Identifier.ValueText == name)
                return around;
        }

        return null;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers;

/// <summary>The cheap look at syntax that keeps most code from being asked whether it answers a client.</summary>
internal static class ResponseSyntax
{
    /// <summary>Whether the node may answer a client, with something of an exception that its member speaks of.</summary>
    public static bool MaySendException(SyntaxNode node) => MaySend(node) ? SpeaksOfException(MemberAround(node)) : node is InvocationExpressionSyntax call && IsGivenText(call);

    /// <summary>Whether the node may answer a client.</summary>
    public static bool MaySend(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } call => IsSenderName(call.Expression.MemberName()) || (call.Expression.MemberName() is "Add" or "TryAdd" && ReceiverOf(call) == "Extensions"),
        ObjectCreationExpressionSyntax creation => creation.Type.LastName() is { } name && IsAnswerName(name),
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } => true,
        ImplicitObjectCreationExpressionSyntax { Initializer: not null } => true,
        AssignmentExpressionSyntax { Left: var target } => MayBeProblemsMember(target),
        ReturnStatementSyntax { Expression: not (null or LiteralExpressionSyntax or InvocationExpressionSyntax) } => IsInClientCall(node),
        _ => false,
    };

    private static bool IsSenderName(string? name) => name is
        "Problem" or "ValidationProblem" or "BadRequest" or "Ok" or "Json" or "Text" or "Content" or "NotFound" or "Conflict" or "Unauthorized" or "UnprocessableEntity" or "InternalServerError" or "StatusCode"
        or "Created" or "CreatedAtAction" or "CreatedAtRoute" or "Accepted" or "AcceptedAtAction" or "AcceptedAtRoute" or "Bytes" or "CreateErrorResponse" or "CreateResponse" or "ResponseMessage"
        or "AddModelError" or "TryAddModelError" or "Write" or "WriteLine" or "WriteAsync" or "WriteLineAsync" or "WriteAsJsonAsync" or "WriteString" or "WriteStringAsync" or "SerializeAsync";

    private static bool IsAnswerName(string name) =>
        name.EndsWith("Result", StringComparison.Ordinal) || name is "Status" or "HubException" or "FaultException";

    private static bool MayBeProblemsMember(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax or MemberAccessExpressionSyntax => target.MemberName() is "Detail" or "Title" or "Extensions" or "Value" or "Content" or "Data" or "ReasonPhrase" or "StatusDescription",
        ElementAccessExpressionSyntax element => element.Expression.MemberName() == "Extensions",
        ImplicitElementAccessSyntax => true,
        _ => false,
    };

    /// <summary>A type whose methods clients call by convention, or a lambda that is mapped to a route.</summary>
    private static bool IsInClientCall(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.Parent?.Parent?.Parent is InvocationExpressionSyntax call && call.Expression.MemberName()?.StartsWith("Map", StringComparison.Ordinal) == true;
                case LocalFunctionStatementSyntax:
                    return false;
                case TypeDeclarationSyntax type:
                    return type.BaseList is not null;
            }
        }

        return false;
    }

    /// <summary>A call of any other name that is given the text of something.</summary>
    private static bool IsGivenText(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is not (LiteralExpressionSyntax or IdentifierNameSyntax or AnonymousFunctionExpressionSyntax) && NamesDetail(argument.Expression))
                return true;
        }

        return false;
    }

    private static bool NamesDetail(ExpressionSyntax expression)
    {
        foreach (var node in expression.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax))
        {
            if (node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message" or "StackTrace" } or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Message" or "StackTrace" })
                return true;
        }

        return false;
    }

    private static bool SpeaksOfException(SyntaxNode member)
    {
        foreach (var token in member.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.CatchKeyword)
                || (token.IsKind(SyntaxKind.IdentifierToken) && (token.ValueText is "Message" or "StackTrace" or "Error" || token.ValueText.IndexOf("xception", StringComparison.Ordinal) >= 0)))
            {
                return true;
            }
        }

        return false;
    }

    private static SyntaxNode MemberAround(SyntaxNode node)
    {
        while (node is not MemberDeclarationSyntax && node.Parent is { } parent)
            node = parent;

        return node;
    }

    private static string? ReceiverOf(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax access ? access.Expression.MemberName() : null;
}

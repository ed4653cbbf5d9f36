using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ErrorHandling.Analyzers.CodeFixes;

/// <summary>What a log entry says when there is nothing else to say: which member failed.</summary>
internal static class FailureText
{
    public static string Of(SemanticModel model, SyntaxNode place) => $"{MemberName(model, place)} failed";

    private static string MemberName(SemanticModel model, SyntaxNode place)
    {
        var member = model.GetEnclosingSymbol(place.SpanStart);

        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            member = member.ContainingSymbol;

        return member switch
        {
            IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor } => member.ContainingType.Name,
            IMethodSymbol { Name: var name } when SyntaxFacts.IsValidIdentifier(name) => name,
            { ContainingType: { } type } when SyntaxFacts.IsValidIdentifier(type.Name) => type.Name,
            _ => "Operation",
        };
    }
}

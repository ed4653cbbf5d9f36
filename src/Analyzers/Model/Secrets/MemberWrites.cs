using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Finds what a type itself writes into one of its fields or properties.</summary>
internal static class MemberWrites
{
    /// <summary>The values, and whether there are no others: only the type itself can write it.</summary>
    public static List<IOperation> Of(ISymbol member, SourceBodies sources, CancellationToken cancellationToken, out bool isAll)
    {
        var values = new List<IOperation>();
        isAll = IsOwn(member);

        foreach (var reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (WrittenTo(node, member.Name) is { } written && sources.OperationOf(written, cancellationToken) is { } value && IsWriteOf(node, member, sources, cancellationToken))
                    values.Add(value);
            }
        }

        return values;
    }

    /// <summary>By syntax: the expression that the node gives to something of the name.</summary>
    private static ExpressionSyntax? WrittenTo(SyntaxNode node, string name) => node switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression } assignment when NameOf(assignment.Left) == name => assignment.Right,
        VariableDeclaratorSyntax { Initializer.Value: { } value, Parent.Parent: FieldDeclarationSyntax } declarator when declarator.Identifier.ValueText == name => value,
        PropertyDeclarationSyntax { Initializer.Value: { } value } property when property.Identifier.ValueText == name => value,
        _ => null,
    };

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsWriteOf(SyntaxNode node, ISymbol member, SourceBodies sources, CancellationToken cancellationToken) =>
        node is not AssignmentExpressionSyntax
        || sources.OperationOf(node, cancellationToken) is IAssignmentOperation { Target: IMemberReferenceOperation { Member: var written } }
        && SymbolEqualityComparer.Default.Equals(written.OriginalDefinition, member.OriginalDefinition);

    private static bool IsOwn(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol property => property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private },
        _ => false,
    };
}

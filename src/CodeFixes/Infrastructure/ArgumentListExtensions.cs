using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes;

internal static class ArgumentListExtensions
{
    /// <summary>Inserts an argument in the layout of the list: on a line of its own where the others have one.</summary>
    public static ArgumentListSyntax InsertArgument(this ArgumentListSyntax list, int index, ArgumentSyntax argument) =>
        list.WithArguments(list.Arguments.InsertInLayout(index, argument));

    public static SeparatedSyntaxList<TNode> InsertInLayout<TNode>(this SeparatedSyntaxList<TNode> nodes, int index, TNode node)
        where TNode : SyntaxNode
    {
        if (nodes.Count == 0)
            return nodes.Add(node);

        var isLast = index == nodes.Count;
        var neighbour = isLast ? nodes[index - 1] : nodes[index];
        var items = nodes.GetWithSeparators().ToList();
        var ownLines = nodes.SeparatorCount > 0 && nodes.GetSeparator(nodes.SeparatorCount - 1).TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(ownLines ? SyntaxFactory.EndOfLine("\n") : SyntaxFactory.Space);

        if (isLast)
        {
            items[items.Count - 1] = neighbour.WithTrailingTrivia();
            items.Add(comma);
            items.Add(node.WithLeadingTrivia(nodes.Count > 1 ? neighbour.GetLeadingTrivia().LayoutOnly() : default).WithTrailingTrivia(neighbour.GetTrailingTrivia()));
        }
        else
        {
            items.Insert(index * 2, node.WithLeadingTrivia(neighbour.GetLeadingTrivia().LayoutOnly()));
            items.Insert((index * 2) + 1, comma);
        }

        return SyntaxFactory.SeparatedList<TNode>(items);
    }
}

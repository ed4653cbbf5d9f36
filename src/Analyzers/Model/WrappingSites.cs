using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Knows which exception types a compilation creates where another exception is at hand: in a handler, or in a method that is given one.
/// Types are known by their names alone, which is enough to tell a type that never has a cause.
/// </summary>
internal sealed class WrappingSites
{
    // A tree outlives many compilations while somebody types in another file: it is walked once.
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> Known = new();

    private readonly Compilation _compilation;

    public WrappingSites(Compilation compilation) => _compilation = compilation;

    public bool Create(string typeName, CancellationToken cancellationToken)
    {
        foreach (var tree in _compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();

            if (Known.GetValue(tree, static key => NamesIn(key.GetRoot())).Contains(typeName))
                return true;
        }

        return false;
    }

    private static HashSet<string> NamesIn(SyntaxNode root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);

        foreach (var node in root.DescendantNodes())
        {
            if (node is CatchClauseSyntax || (node is BaseMethodDeclarationSyntax { ParameterList.Parameters: var parameters } and not ConstructorDeclarationSyntax && parameters.Any(IsException)))
                AddCreated(node, names);
        }

        return names;
    }

    private static bool IsException(ParameterSyntax parameter) =>
        WithoutNullable(parameter.Type)?.LastName()?.EndsWith("Exception", StringComparison.Ordinal) == true;

    private static TypeSyntax? WithoutNullable(TypeSyntax? type) => type is NullableTypeSyntax nullable ? nullable.ElementType : type;

    private static void AddCreated(SyntaxNode scope, HashSet<string> names)
    {
        foreach (var node in scope.DescendantNodes())
        {
            if (node is ObjectCreationExpressionSyntax creation && creation.Type.LastName() is { } name)
                names.Add(name);
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Finds the operations of a method declared anywhere in the compilation; one semantic model per tree, made when first needed.</summary>
internal sealed class SourceBodies
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    public SourceBodies(Compilation compilation) => _compilation = compilation;

    public IOperation? BodyOf(ISymbol method, CancellationToken cancellationToken)
    {
        if (method is IMethodSymbol { PartialImplementationPart: { } implementation })
            method = implementation;

        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (!_compilation.ContainsSyntaxTree(reference.SyntaxTree))
                continue;

            var declaration = reference.GetSyntax(cancellationToken);

            if (declaration is not (BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax))
                continue;

            var operation = ModelOf(reference.SyntaxTree).GetOperation(declaration, cancellationToken);

            switch (operation)
            {
                case IMethodBodyBaseOperation body:
                    return body.BlockBody ?? body.ExpressionBody;
                case ILocalFunctionOperation localFunction:
                    return localFunction.Body;
                case IBlockOperation propertyBody: // int P => 1;
                    return propertyBody;
            }
        }

        return null;
    }

    /// <summary>The call of another constructor that a constructor, also a primary one, begins with; null where none is written.</summary>
    public IOperation? InitializerOf(IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        foreach (var reference in constructor.DeclaringSyntaxReferences)
        {
            if (!_compilation.ContainsSyntaxTree(reference.SyntaxTree))
                continue;

            SyntaxNode? initializer = reference.GetSyntax(cancellationToken) switch
            {
                ConstructorDeclarationSyntax declaration => declaration.Initializer,
                TypeDeclarationSyntax { BaseList: { } bases } => bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
                _ => null,
            };

            if (initializer is not null)
                return ModelOf(reference.SyntaxTree).GetOperation(initializer, cancellationToken);
        }

        return null;
    }

    /// <summary>What a piece of the compilation's code means; null where it is of another compilation.</summary>
    public IOperation? OperationOf(SyntaxNode node, CancellationToken cancellationToken) =>
        _compilation.ContainsSyntaxTree(node.SyntaxTree) ? ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken) : null;

    /// <summary>What a field of the compilation holds from the start.</summary>
    public IOperation? InitializerOf(IFieldSymbol field, CancellationToken cancellationToken)
    {
        foreach (var reference in field.DeclaringSyntaxReferences)
        {
            if (_compilation.ContainsSyntaxTree(reference.SyntaxTree) && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: { Value: var value } })
                return ModelOf(reference.SyntaxTree).GetOperation(value, cancellationToken);
        }

        return null;
    }

    private SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => _compilation.GetSemanticModel(key));
}

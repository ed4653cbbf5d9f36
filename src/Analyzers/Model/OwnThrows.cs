using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Finds new exceptions that the method which throws them catches itself, as a way to get elsewhere.</summary>
internal static class OwnThrows
{
    /// <summary>The innermost try whose clauses can take what is thrown at the node, in the same function.</summary>
    public static TryStatementSyntax? TryAround(SyntaxNode node)
    {
        for (var current = node; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case TryStatementSyntax { Catches.Count: > 0 } tryStatement when tryStatement.Block == current:
                    return tryStatement;
                case MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The type of the new exception that a clause of the same method takes just to go on; <see langword="null"/> where it leaves.</summary>
    public static ITypeSymbol? DetourOf(IThrowOperation operation, ErrorModel model, CancellationToken cancellationToken)
    {
        if (operation.Exception?.WithoutConversions() is not IObjectCreationOperation { Type: { } type } || operation.SemanticModel is not { } semanticModel)
            return null;

        for (var tryStatement = TryAround(operation.Syntax); tryStatement is not null; tryStatement = TryAround(tryStatement))
        {
            foreach (var clause in tryStatement.Catches)
            {
                if (model.FactsOf(clause, semanticModel, cancellationToken) is not { } facts)
                    return null;

                if (clause.Declaration is null || type.IsOrInheritsFrom(facts.CaughtType))
                    return GoesOnAfterJustThis(facts) ? type : null;
            }
        }

        return null;
    }

    /// <summary>
    /// A clause for everything deals with all failures of the work in one place, and throwing to it may be the shortest way; what a filter
    /// takes is not known.
    /// </summary>
    private static bool GoesOnAfterJustThis(CatchFacts facts)
    {
        const Disposition elsewhere = Disposition.Rethrown | Disposition.Replaced | Disposition.FailsLater | Disposition.Retried | Disposition.Unknown;

        if (facts.Clause.Declaration is null || facts.Filter != FilterEffect.LetsEverythingIn || KnownTypes.IsCatchAll(facts.CaughtType) || facts.Paths.IsEmpty)
            return false;

        foreach (var path in facts.Paths)
        {
            if ((path & elsewhere) != 0)
                return false;
        }

        return true;
    }
}

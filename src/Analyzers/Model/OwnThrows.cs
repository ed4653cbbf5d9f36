using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
    public static ITypeSymbol? DetourOf(IThrowOperation operation, ErrorModel model, CancellationToken cancellationToken) =>
        ClauseTaking(operation, model, cancellationToken) is { } facts && IsForJustThis(facts) && EndsThere(facts) && !MayComeFromElsewhere(facts)
            ? TypeOf(operation.Exception, model.Helpers, cancellationToken)
            : null;

    /// <summary>Whether the method that throws the new exception also ends it: no caller ever sees it.</summary>
    public static bool NeverLeaves(IThrowOperation operation, ErrorModel model, CancellationToken cancellationToken) =>
        ClauseTaking(operation, model, cancellationToken) is { } facts && EndsThere(facts);

    /// <summary>The type of a new exception, made in place, in a local for just this, or by a factory of this compilation.</summary>
    private static ITypeSymbol? TypeOf(IOperation? thrown, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        switch (thrown?.WithoutConversions())
        {
            case IObjectCreationOperation creation:
                return creation.Type;

            case ILocalReferenceOperation { Local: var local } reference:
                var written = WrittenValues.Of(local, reference.Root()).Take(2).ToList();
                return written.Count == 1 ? (written[0]?.WithoutConversions() as IObjectCreationOperation)?.Type : null;

            case IInvocationOperation { TargetMethod: var factory }:
                return (helpers.ResultOf(factory, cancellationToken) as IObjectCreationOperation)?.Type;

            case IConditionalOperation { WhenTrue: var whenTrue, WhenFalse: { } whenFalse }:
                var type = TypeOf(whenTrue, helpers, cancellationToken);
                return SymbolEqualityComparer.Default.Equals(type, TypeOf(whenFalse, helpers, cancellationToken)) ? type : null;

            default:
                return null;
        }
    }

    private static CatchFacts? ClauseTaking(IThrowOperation operation, ErrorModel model, CancellationToken cancellationToken)
    {
        if (TypeOf(operation.Exception, model.Helpers, cancellationToken) is not { } type || operation.SemanticModel is not { } semanticModel)
            return null;

        for (var tryStatement = TryAround(operation.Syntax); tryStatement is not null; tryStatement = TryAround(tryStatement))
        {
            foreach (var clause in tryStatement.Catches)
            {
                if (model.FactsOf(clause, semanticModel, cancellationToken) is not { } facts)
                    return null;

                if (clause.Declaration is null || type.IsOrInheritsFrom(facts.CaughtType))
                    return facts;
            }
        }

        return null;
    }

    /// <summary>
    /// A clause for everything deals with all failures of the work in one place, and throwing to it may be the shortest way; what a filter
    /// takes is not known.
    /// </summary>
    private static bool IsForJustThis(CatchFacts facts) => facts.Clause.Declaration is not null && !KnownTypes.IsCatchAll(facts.CaughtType);

    /// <summary>
    /// Whether the handler looks at the exception, and calls under the try may throw it too: then it is the one place that deals with all
    /// failures of the kind.
    /// </summary>
    private static bool MayComeFromElsewhere(CatchFacts facts)
    {
        if (facts.Variable is not { Name: var variable } || facts.Clause.Parent is not TryStatementSyntax { Block: var work })
            return false;

        foreach (var token in facts.Clause.Block.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == variable)
                return CallsSomething(work);
        }

        return false;
    }

    private static bool CallsSomething(BlockSyntax work)
    {
        foreach (var node in work.DescendantNodes(static node => node is not (ThrowStatementSyntax or ThrowExpressionSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is InvocationExpressionSyntax)
                return true;
        }

        return false;
    }

    private static bool EndsThere(CatchFacts facts)
    {
        const Disposition elsewhere = Disposition.Rethrown | Disposition.Replaced | Disposition.FailsLater | Disposition.Retried | Disposition.Unknown;

        if (facts.Filter != FilterEffect.LetsEverythingIn || facts.Paths.IsEmpty)
            return false;

        foreach (var path in facts.Paths)
        {
            if ((path & elsewhere) != 0)
                return false;
        }

        return true;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

internal static class WrittenValues
{
    /// <summary>Where an exception that is thrown was made: in the throw itself, or as the only value that its variable ever has.</summary>
    public static IObjectCreationOperation? CreationOf(IOperation thrown)
    {
        thrown = thrown.WithoutConversions();

        if (thrown is ILocalReferenceOperation { Local: var local })
            thrown = OnlyOne(local, thrown.Root())?.WithoutConversions() ?? thrown;

        return thrown as IObjectCreationOperation;
    }

    /// <summary>The only value that a variable ever has; null where there are several, or one that cannot be seen.</summary>
    public static IOperation? OnlyOne(ILocalSymbol local, IOperation root)
    {
        IOperation? only = null;

        foreach (var written in Of(local, root))
        {
            if (only is not null || written is null)
                return null;

            only = written;
        }

        return only;
    }

    /// <summary>
    /// Every value that a member gives a variable; <see langword="null"/> stands for one that cannot be seen. What declares a variable as part
    /// of something larger, a pattern or a deconstruction, is none.
    /// </summary>
    public static IEnumerable<IOperation?> Of(ISymbol variable, IOperation root)
    {
        foreach (var operation in root.Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, variable))
            {
                if (declarator.GetVariableInitializer() is { } initializer)
                    yield return initializer.Value;
            }
            else if (SymbolEqualityComparer.Default.Equals(operation.ReferencedVariable(), variable))
            {
                switch (operation.Parent)
                {
                    case ISimpleAssignmentOperation assignment when assignment.Target == operation:
                        yield return assignment.Value;
                        break;
                    case ICoalesceAssignmentOperation assignment when assignment.Target == operation:
                        yield return assignment.Value;
                        break;
                    case IAssignmentOperation assignment when assignment.Target == operation:
                    case IArgumentOperation { Parameter: { RefKind: RefKind.Ref or RefKind.Out } }:
                    case ITupleOperation or IAddressOfOperation when operation is not ILocalReferenceOperation { IsDeclaration: true }:
                        yield return null;
                        break;
                }
            }
        }
    }
}

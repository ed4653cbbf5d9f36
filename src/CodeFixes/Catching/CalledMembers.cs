using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>The members that run when an operation does, also those that the code does not name.</summary>
internal static class CalledMembers
{
    public static IEnumerable<ISymbol> Of(IOperation operation, SemanticModel model) => AllOf(operation, model).OfType<ISymbol>();

    private static IEnumerable<ISymbol?> AllOf(IOperation operation, SemanticModel model)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                return new[] { invocation.TargetMethod };

            case IObjectCreationOperation creation:
                return new[] { creation.Constructor };

            case IPropertyReferenceOperation reference:
                return AccessorsOf(reference);

            case IBinaryOperation binary:
                return new[] { binary.OperatorMethod };

            case IUnaryOperation unary:
                return new[] { unary.OperatorMethod };

            case IIncrementOrDecrementOperation increment:
                return new[] { increment.OperatorMethod };

            case ICompoundAssignmentOperation compound:
                return new[] { compound.OperatorMethod };

            case IConversionOperation conversion:
                return new[] { conversion.OperatorMethod };

            case IForEachLoopOperation { Syntax: CommonForEachStatementSyntax loop }:
                var info = model.GetForEachStatementInfo(loop);
                return new ISymbol?[] { info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty, info.DisposeMethod };

            case IAwaitOperation { Syntax: AwaitExpressionSyntax awaited }:
                return new[] { model.GetAwaitExpressionInfo(awaited).GetResultMethod };

            case IUsingOperation { Resources: var resources, IsAsynchronous: var isAsynchronous }:
                return TypesOf(resources).Select(type => DisposeOf(type, isAsynchronous));

            case IUsingDeclarationOperation { DeclarationGroup: var group, IsAsynchronous: var isAsynchronous }:
                return TypesOf(group).Select(type => DisposeOf(type, isAsynchronous));

            default:
                return Array.Empty<ISymbol>();
        }
    }

    /// <summary>A call whose task nobody here waits for: its failure does not come out here.</summary>
    public static bool IsNotAwaited(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod.ReturnType: { } type } || !IsTask(type))
            return false;

        return operation.Parent is IExpressionStatementOperation or IReturnOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };
    }

    private static bool IsTask(ITypeSymbol type) =>
        type.IsOrInheritsFrom("System.Threading.Tasks.Task")
        || type.HasFullName("System.Threading.Tasks.ValueTask")
        || type.HasFullName("System.Threading.Tasks.ValueTask`1");

    private static IEnumerable<ISymbol?> AccessorsOf(IPropertyReferenceOperation reference)
    {
        var isTarget = reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;
        var isBoth = reference.Parent is ICompoundAssignmentOperation or ICoalesceAssignmentOperation or IIncrementOrDecrementOperation;

        if (!isTarget || isBoth)
            yield return reference.Property.GetMethod;

        if (isTarget || isBoth)
            yield return reference.Property.SetMethod;
    }

    private static IEnumerable<ITypeSymbol?> TypesOf(IOperation resources) => resources switch
    {
        IVariableDeclarationGroupOperation group => group.Declarations.SelectMany(declaration => declaration.Declarators).Select(declarator => (ITypeSymbol?)declarator.Symbol.Type),
        _ => new ITypeSymbol?[] { resources.WithoutConversions().Type },
    };

    private static ISymbol? DisposeOf(ITypeSymbol? type, bool isAsynchronous) =>
        type?.SelfAndBaseTypes()
            .SelectMany(candidate => candidate.GetMembers(isAsynchronous ? "DisposeAsync" : "Dispose"))
            .FirstOrDefault(member => member is IMethodSymbol { Parameters.IsEmpty: true });
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Looks into the methods of this compilation that are given a token: one that only asks it, or catches what it brings about, never throws
/// because of it. What cannot be seen counts as throwing.
/// </summary>
internal sealed class CancellationInside
{
    private readonly HelperSummaries _helpers;
    private readonly ITypeSymbol _cancelled;
    private readonly CancellationToken _cancellationToken;

    private CancellationInside(HelperSummaries helpers, ITypeSymbol cancelled, CancellationToken cancellationToken)
    {
        _helpers = helpers;
        _cancelled = cancelled;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether cancellation by the token that the method gets as <paramref name="parameter"/> can come out of it.</summary>
    public static bool CanLeave(IMethodSymbol method, IParameterSymbol parameter, HelperSummaries helpers, CancellationToken cancellationToken) =>
        helpers.Types.OperationCanceled is not { } cancelled
        || new CancellationInside(helpers, cancelled, cancellationToken).CanLeave(method, parameter, HelperSummaries.MaxDepth);

    /// <summary>The clause, if any, that ends the cancellation of the work under the try: it is the first that takes it and throws nothing on.</summary>
    public static bool IsEndedBy(ITryOperation guarded, ITypeSymbol cancelled)
    {
        foreach (var clause in guarded.Catches)
        {
            if (clause.Filter is null && (((CatchClauseSyntax)clause.Syntax).Declaration is null || cancelled.IsOrInheritsFrom(clause.ExceptionType)))
                return !clause.Handler.OwnDescendants().Any(operation => operation is IThrowOperation);
        }

        return false;
    }

    private bool CanLeave(IMethodSymbol method, IParameterSymbol parameter, int budget) =>
        budget == 0
        || _helpers.BodyOf(method, _cancellationToken) is not { } body
        || Leaves(body, HelperSummaries.InImplementation(parameter.OriginalDefinition), budget - 1);

    private bool Leaves(IOperation operation, IParameterSymbol token, int budget)
    {
        if (operation is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, token))
            return MayThrow(operation, budget);

        var ended = (operation as ITryOperation) is { } guarded && IsEndedBy(guarded, _cancelled) ? guarded.Body : null;

        foreach (var child in operation.ChildOperations)
        {
            if (child != ended && Leaves(child, token, budget))
                return true;
        }

        return false;
    }

    private bool MayThrow(IOperation token, int budget) => token.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" or "CanBeCanceled" } => false,
        IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation { TargetMethod: var called } } => CanLeave(called, parameter, budget),
        _ => true,
    };
}

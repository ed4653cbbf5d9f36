using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>What a helper does with an exception that it is given.</summary>
internal readonly struct HelperSummary
{
    public HelperSummary(Disposition disposition, Carried returned)
    {
        Disposition = disposition;
        Returned = returned;
    }

    /// <summary>What becomes of the exception inside.</summary>
    public Disposition Disposition { get; }

    /// <summary>How much of it the helper's result holds.</summary>
    public Carried Returned { get; }
}

/// <summary>
/// Follows exceptions into the helpers of this compilation, and remembers what it saw. A method that other assemblies can call or replace
/// is not followed: what it does with an exception counts as handling.
/// </summary>
internal sealed class HelperSummaries
{
    /// <summary>How many calls deep a helper is followed.</summary>
    public const int MaxDepth = 3;

    private readonly SourceBodies _bodies;
    private readonly ConcurrentDictionary<(IParameterSymbol Parameter, int Budget), HelperSummary> _summaries = new();

    public HelperSummaries(SourceBodies bodies, KnownTypes types)
    {
        _bodies = bodies;
        Types = types;
    }

    public KnownTypes Types { get; }

    /// <summary>What <paramref name="method"/> does with its argument, or <see langword="null"/> where it cannot be followed.</summary>
    public HelperSummary? Follow(IMethodSymbol method, IParameterSymbol? parameter, int budget, CancellationToken cancellationToken)
    {
        if (parameter is null || budget == 0 || !CanFollow(method))
            return null;

        parameter = parameter.OriginalDefinition;

        if (_summaries.TryGetValue((parameter, budget), out var known))
            return known;

        if (_bodies.BodyOf(parameter.ContainingSymbol, cancellationToken) is not { } body)
            return null;

        var flow = new ExceptionFlow(body, this, budget - 1, cancellationToken);
        flow.Follow(InImplementation(parameter));

        var disposition = flow.Thrown == Disposition.Swallowed ? Disposition.Swallowed : flow.Thrown | Disposition.Replaced;
        foreach (var entry in flow.Events)
            disposition |= entry.Value;

        // What is thrown on some paths only is not known to be thrown where something else happens too.
        if (!EndsInThrow(body))
            disposition &= ~(Disposition.Rethrown | Disposition.CarriesCause);

        // A returned exception is the caller's again: the caller says what becomes of it.
        if (flow.Returned != Carried.Nothing)
            disposition &= ~Disposition.Converted;

        return _summaries.GetOrAdd((parameter, budget), new HelperSummary(disposition, flow.Returned));
    }

    /// <summary>Whether a helper throws in the end, whatever it did before.</summary>
    private static bool EndsInThrow(IOperation body)
    {
        if (body is not IBlockOperation { Operations: { IsEmpty: false } statements })
            return false;

        var last = statements[statements.Length - 1];
        last = (last as IExpressionStatementOperation)?.Operation ?? (last as IReturnOperation)?.ReturnedValue ?? last;

        return (last.WithoutConversions() is IThrowOperation || last is IInvocationOperation { TargetMethod: var method } && Callees.Dispatches(method))
            && !body.OwnDescendants().Any(operation => operation is IReturnOperation { ReturnedValue: var value, IsImplicit: false } && value?.WithoutConversions() != last.WithoutConversions());
    }

    /// <summary>The new exception that a factory of this compilation makes, where it makes no other.</summary>
    public IOperation? ResultOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        ResultsOf(method, cancellationToken) is { Count: 1 } results ? results[0] : null;

    /// <summary>Everything that a method of this compilation returns; nothing where it cannot be seen.</summary>
    public List<IOperation> ResultsOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var results = new List<IOperation>();

        if (BodyOf(method, cancellationToken) is not { } body)
            return results;

        foreach (var operation in body.OwnDescendants())
        {
            if (operation is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value })
                results.Add(value.WithoutConversions());
        }

        return results;
    }

    /// <summary>The body of a method of this compilation that no other can take the place of.</summary>
    public IOperation? BodyOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.IsAbstract || method.IsVirtual || method.IsOverride ? null : _bodies.BodyOf((method.ReducedFrom ?? method).OriginalDefinition, cancellationToken);

    /// <summary>What a piece of this compilation's syntax means.</summary>
    public IOperation? OperationAt(SyntaxNode? node, CancellationToken cancellationToken) => node is null ? null : _bodies.OperationOf(node, cancellationToken);

    private static bool CanFollow(IMethodSymbol method) =>
        method is { IsAbstract: false, IsVirtual: false, IsOverride: false, IsExtern: false, DeclaringSyntaxReferences.Length: > 0 }
        && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
        && !method.IsVisibleOutsideAssembly()
        && method.ContainingType?.TypeKind != TypeKind.Interface
        && !ImplementsInterfaceMember(method);

    private static bool ImplementsInterfaceMember(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction || method.IsStatic)
            return false;

        if (method.ExplicitInterfaceImplementations.Length > 0)
            return true;

        foreach (var type in method.ContainingType.AllInterfaces)
        {
            foreach (var member in type.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The parameter as the body names it: a partial method's implementation has parameters of its own.</summary>
    public static IParameterSymbol InImplementation(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { PartialImplementationPart: { } implementation }
            ? implementation.Parameters[parameter.Ordinal]
            : parameter;
}

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

        var disposition = flow.Thrown ? Disposition.Replaced : Disposition.Swallowed;
        foreach (var entry in flow.Events)
            disposition |= entry.Value;

        // A returned exception is the caller's again: the caller says what becomes of it.
        if (flow.Returned != Carried.Nothing)
            disposition &= ~Disposition.Converted;

        return _summaries.GetOrAdd((parameter, budget), new HelperSummary(disposition, flow.Returned));
    }

    /// <summary>The new exception that a factory of this compilation makes, where it makes no other.</summary>
    public IOperation? ResultOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (BodyOf(method, cancellationToken) is not { } body)
            return null;

        IOperation? result = null;

        foreach (var operation in body.OwnDescendants())
        {
            if (operation is not IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value })
                continue;

            if (result is not null)
                return null;

            result = value.WithoutConversions();
        }

        return result;
    }

    /// <summary>The body of a method of this compilation that no other can take the place of.</summary>
    public IOperation? BodyOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.IsAbstract || method.IsVirtual || method.IsOverride ? null : _bodies.BodyOf((method.ReducedFrom ?? method).OriginalDefinition, cancellationToken);

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
    private static IParameterSymbol InImplementation(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { PartialImplementationPart: { } implementation }
            ? implementation.Parameters[parameter.Ordinal]
            : parameter;
}

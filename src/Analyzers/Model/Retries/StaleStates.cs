using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>Finds what the first attempt uses up or leaves behind, and the next one is given all the same.</summary>
internal static class StaleStates
{
    public static ImmutableArray<StaleState> In(AttemptScope scope)
    {
        var found = ImmutableArray.CreateBuilder<StaleState>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);

        foreach (var operation in scope.Operations)
        {
            if (operation is IInvocationOperation call && scope.IsTried(call) && Of(call, scope) is { } state && seen.Add(state.Variable))
                found.Add(state);
        }

        return found.ToImmutable();
    }

    private static StaleState? Of(IInvocationOperation call, AttemptScope scope)
    {
        if (RetriedContexts.Of(call, scope) is { } context)
            return new StaleState(StaleKind.Context, call.Syntax, context);

        foreach (var argument in call.Arguments)
        {
            if (argument.Value.WithoutConversions().ReferencedVariable() is not { } variable || TypeOf(variable) is not { } type || !scope.IsFromOutside(variable))
                continue;

            if (Requests.IsMessage(type) && Requests.IsClient(call))
                return new StaleState(StaleKind.Request, call.Syntax, variable);

            if (IsStream(type) && IsData(variable, scope) && !IsReset(variable, scope) && !Callees.IsQuestion(call.TargetMethod) && LogCallRecognizer.Recognize(call) is null)
                return new StaleState(StaleKind.Stream, call.Syntax, variable);
        }

        return call.Instance?.WithoutConversions().ReferencedVariable() is { } receiver ? OfReceiver(call, receiver, scope) : null;
    }

    private static StaleState? OfReceiver(IInvocationOperation call, ISymbol receiver, AttemptScope scope)
    {
        if (TypeOf(receiver) is not { } type || !scope.IsFromOutside(receiver))
            return null;

        if (IsStream(type) && IsData(receiver, scope) && (Words.FirstIs(call.TargetMethod.Name, "Read") || Words.FirstIs(call.TargetMethod.Name, "Copy")) && !IsReset(receiver, scope))
            return new StaleState(StaleKind.Stream, call.Syntax, receiver);

        return receiver is ILocalSymbol && Accumulates(type) && Appends(call.TargetMethod) && CanFailAfter(call, scope) && !IsReset(receiver, scope) && IsUsedAfterwards(receiver, scope)
            ? new StaleState(StaleKind.Collection, call.Syntax, receiver)
            : null;
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static bool IsStream(ITypeSymbol type) =>
        type.HasFullName("System.IO.Stream") || type.HasFullName("System.IO.FileStream") || type.HasFullName("System.IO.MemoryStream");

    /// <summary>A stream over a connection carries what comes; there is no way back in it.</summary>
    private static bool IsData(ISymbol variable, AttemptScope scope)
    {
        foreach (var value in WrittenValues.Of(variable, scope.Function.Root()))
        {
            if (value?.Type?.ContainingNamespace?.ToDisplayString().StartsWith("System.Net", StringComparison.Ordinal) == true)
                return false;
        }

        return true;
    }

    private static bool Accumulates(ITypeSymbol type) =>
        type.HasFullName("System.Text.StringBuilder")
        || (type is INamedTypeSymbol { IsGenericType: true, TypeArguments: { Length: 1 } items }
            && type.Name is "List" or "Collection" or "Queue" or "Stack" or "IList" or "ICollection"
            && !items[0].IsOrInheritsFrom("System.Exception"));

    private static bool Appends(IMethodSymbol method) => method.Name is "Add" or "AddRange" or "Append" or "AppendLine" or "AppendFormat" or "Enqueue" or "Push";

    /// <summary>Whether something behind the call, or the next turn of a loop around it, may still fail.</summary>
    private static bool CanFailAfter(IInvocationOperation call, AttemptScope scope)
    {
        if (RetrySyntax.LoopAround(call.Syntax) is { } loop && loop.SpanStart > scope.Span.Start)
            return true;

        foreach (var operation in scope.Operations)
        {
            if (operation is IInvocationOperation or IAwaitOperation or IObjectCreationOperation
                && scope.IsTried(operation)
                && operation.Syntax.SpanStart > call.Syntax.Span.End
                && !(operation is IInvocationOperation later && (Appends(later.TargetMethod) || Callees.IsPure(later.TargetMethod))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsReset(ISymbol variable, AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod.Name: "Clear" or "Seek" or "SetLength" or "RemoveAll" or "RemoveRange" or "Reset" or "Rewind" } call when Concerns(call, variable):
                case IPropertyReferenceOperation { Property.Name: "Position" or "Length" or "Capacity", Instance: { } instance, Parent: IAssignmentOperation assignment } property
                    when assignment.Target == property && Is(instance, variable):
                    return true;
            }
        }

        return false;
    }

    private static bool Concerns(IInvocationOperation call, ISymbol variable) =>
        (call.Instance is { } instance && Is(instance, variable)) || call.Arguments.Any(argument => Is(argument.Value, variable));

    private static bool Is(IOperation operation, ISymbol variable) =>
        SymbolEqualityComparer.Default.Equals(operation.WithoutConversions().ReferencedVariable(), variable);

    private static bool IsUsedAfterwards(ISymbol variable, AttemptScope scope)
    {
        foreach (var operation in scope.Function.Root().Descendants())
        {
            if (operation.Syntax.SpanStart >= scope.Span.End && SymbolEqualityComparer.Default.Equals(operation.ReferencedVariable(), variable))
                return true;
        }

        foreach (var operation in scope.Operations)
        {
            if (operation is IReturnOperation { ReturnedValue: { } returned } && returned.DescendantsAndSelf().Any(part => Is(part, variable)))
                return true;
        }

        return false;
    }
}

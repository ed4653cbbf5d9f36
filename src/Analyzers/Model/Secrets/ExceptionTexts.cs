using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Finds the values that a new exception shows in its message or in its <c>Data</c>.</summary>
internal static class ExceptionTexts
{
    /// <summary>The arguments that go into the message. A constructor of this compilation is followed; one of another is judged by its parameters.</summary>
    public static IEnumerable<IOperation> In(IObjectCreationOperation creation, ErrorModel model, CancellationToken cancellationToken)
    {
        if (!creation.Type.IsOrInheritsFrom(model.Types.Exception))
            yield break;

        foreach (var argument in creation.Arguments)
        {
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } && GoesIntoMessage(parameter, model, cancellationToken))
                yield return argument.Value;
        }
    }

    private static bool GoesIntoMessage(IParameterSymbol parameter, ErrorModel model, CancellationToken cancellationToken)
    {
        if (parameter.Name is "message" or "msg" or "format" or "args" or "reason" or "description" or "detail" or "details" or "error" or "text" or "actualValue")
            return true;

        // What our own constructor gives to its base's message.
        return parameter.ContainingSymbol is IMethodSymbol constructor
            && model.Sources.InitializerOf(constructor, cancellationToken) is { } initializer
            && Calls(initializer) is { } call
            && call.Arguments.Any(given => given.Parameter?.Name is "message" or "msg" && Mentions(given.Value, parameter));
    }

    private static IInvocationOperation? Calls(IOperation initializer)
    {
        foreach (var operation in initializer.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation call)
                return call;
        }

        return null;
    }

    private static bool Mentions(IOperation text, IParameterSymbol parameter)
    {
        foreach (var part in TextParts.Of(text))
        {
            if (SymbolEqualityComparer.Default.Equals(part.ReferencedVariable(), parameter.OriginalDefinition))
                return true;
        }

        return false;
    }

    /// <summary>What is put into the <c>Data</c> of an exception: <c>ex.Data["a"] = b</c>, <c>ex.Data.Add("a", b)</c>.</summary>
    public static IOperation? PutIntoData(IOperation operation, KnownTypes types) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } data }, Value: var value } when IsData(Initialized(operation) ?? data, types) => value,
        IInvocationOperation { TargetMethod.Name: "Add", Instance: { } data, Arguments.Length: 2 } call when IsData(data, types) => call.Arguments[1].Value,
        _ => null,
    };

    /// <summary>The member that an initializer fills: <c>Data = { ["a"] = b }</c>.</summary>
    private static IOperation? Initialized(IOperation element) =>
        element.Parent is IObjectOrCollectionInitializerOperation { Parent: IMemberInitializerOperation { InitializedMember: var member } } ? member : null;

    private static bool IsData(IOperation operation, KnownTypes types) =>
        operation.WithoutConversions() is IPropertyReferenceOperation { Property: { Name: "Data", ContainingType: var type } } && type.IsOrInheritsFrom(types.Exception);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Knows a loop or a projection that writes all headers of a request, all variables of the environment or all keys of the configuration, one by one.</summary>
internal static class WholeStores
{
    /// <summary>The secret in a value that stands for each of them in turn; <see langword="null"/> too where the code chooses among them by their keys.</summary>
    public static Secret? OfEach(IOperation value)
    {
        if (EntryOf(value) is not { } entry)
            return null;

        for (var around = value.Parent; around is not null; around = around.Parent)
        {
            var (store, scope) = around switch
            {
                IForEachLoopOperation loop when loop.Locals.Contains(entry, SymbolEqualityComparer.Default) => (loop.Collection.WithoutConversions(), loop.Body),
                IAnonymousFunctionOperation { Symbol.Parameters: { Length: > 0 } parameters } lambda when SymbolEqualityComparer.Default.Equals(parameters[0], entry) => (ProjectedBy(lambda), lambda.Body),
                _ => (null, around),
            };

            if (store is null)
                continue;

            return (KnownContents.OfValue(store) ?? (store is IInvocationOperation call ? KnownContents.OfCall(call) : null)) is { } shown && !Chooses(scope)
                ? new(SecretStrength.Strong, shown.Object, $"all of it is written, '{shown.Member}' too", store.Syntax.GetLocation())
                : null;
        }

        return null;
    }

    /// <summary>What a lambda turns into something else, one by one.</summary>
    private static IOperation? ProjectedBy(IAnonymousFunctionOperation lambda)
    {
        IOperation around = lambda;
        while (around.Parent is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
            around = around.Parent;

        return around.Parent is IInvocationOperation { TargetMethod.Name: "Select" } call ? call.Receiver() : null;
    }

    /// <summary>The variable for the key and value of which the value is one: <c>entry.Value</c>, or the second of <c>var (key, value)</c>.</summary>
    private static ISymbol? EntryOf(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "KeyValuePair" or "DictionaryEntry" }, Instance: { } instance } => instance.WithoutConversions().ReferencedVariable(),
        ILocalReferenceOperation { Local: { Type.Name: "StringValues" or "IEnumerable" } local } => local,
        _ => null,
    };

    private static bool Chooses(IOperation scope)
    {
        foreach (var operation in scope.Descendants())
        {
            if (operation is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation)
                return true;
        }

        return false;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Takes dictionaries, key-value pairs and collections of them apart where they are made: each value with its key.</summary>
internal static class KeyedValues
{
    /// <summary>Adds what is in <paramref name="operation"/>; what is not made there is one value without a name.</summary>
    public static void Add(ImmutableArray<WrittenValue>.Builder values, IOperation operation)
    {
        operation = operation.WithoutConversions();

        switch (operation)
        {
            case IObjectCreationOperation creation when IsPair(creation.Type) && creation.Arguments.Length == 2:
                values.Add(Named(creation.Arguments[0].Value, creation.Arguments[1].Value));
                break;

            case IObjectCreationOperation { Type: { } type } creation when IsCollection(type) || type.HasFullName("System.Diagnostics.ActivityEvent"):
                AddContents(values, creation);
                break;

            case ITupleOperation { Elements: { Length: 2 } elements }:
                values.Add(Named(elements[0], elements[1]));
                break;

            case IArrayCreationOperation { Initializer: { } initializer }:
                AddAll(values, initializer.ElementValues);
                break;

            case var newer when newer.IsNewerThanKnown():
                AddAll(values, newer.ChildOperations);
                break;

            case { ConstantValue.HasValue: true } or IDefaultValueOperation:
                break;

            default:
                values.Add(new WrittenValue(operation, null, WrittenAs.Property));
                break;
        }
    }

    public static WrittenValue Named(IOperation key, IOperation value) => new(value, NameIn(key), WrittenAs.Property);

    /// <summary>The constant that a key is.</summary>
    public static string? NameIn(IOperation? key) => key?.ConstantValue is { HasValue: true, Value: string name } ? name : null;

    public static bool IsPair(ITypeSymbol? type) => type?.HasFullName("System.Collections.Generic.KeyValuePair`2") == true;

    private static bool IsCollection(ITypeSymbol type) => type.IsOrImplements("System.Collections.IEnumerable");

    private static void AddAll(ImmutableArray<WrittenValue>.Builder values, IEnumerable<IOperation> elements)
    {
        foreach (var element in elements)
            Add(values, element);
    }

    private static void AddContents(ImmutableArray<WrittenValue>.Builder values, IObjectCreationOperation creation)
    {
        // What a collection copies; an event's name is constant, and its time is no value.
        foreach (var argument in creation.Arguments)
        {
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter.Type: { } type } && type.SpecialType != SpecialType.System_String && IsCollection(type))
                Add(values, argument.Value);
        }

        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            switch (initializer)
            {
                case IInvocationOperation { Arguments: { Length: 2 } pair }:
                    values.Add(Named(pair[0].Value, pair[1].Value));
                    break;

                case IInvocationOperation { Arguments: { Length: 1 } single }:
                    Add(values, single[0].Value);
                    break;

                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } key } } assignment:
                    values.Add(Named(key[0].Value, assignment.Value));
                    break;
            }
        }
    }
}

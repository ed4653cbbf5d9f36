using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Lists the values that a call writes, each with the placeholder or the key that it is written under.</summary>
internal static class LoggedValues
{
    public static ImmutableArray<WrittenValue> Of(LogCall call)
    {
        var values = ImmutableArray.CreateBuilder<WrittenValue>();

        switch (call)
        {
            case { Kind: LogCallKind.Property } or { IsTelemetry: true }:
                AddKeyed(values, call);
                break;

            case { Sink: LogSink.LoggerMessage, Method: { MethodKind: not MethodKind.DelegateInvoke } }:
                AddParameters(values, call);
                break;

            case { Sink: LogSink.LoggerMessage }:
                AddDelegateArguments(values, call);
                break;

            default:
                AddTemplateValues(values, call);
                break;
        }

        return values.ToImmutable();
    }

    /// <summary>Whether the argument holds values for the holes of the message, in the libraries' own words.</summary>
    public static bool IsForTemplate(IArgumentOperation argument) =>
        argument.ArgumentKind != ArgumentKind.DefaultValue
        && argument.Parameter is { Name: var name }
        && (name.StartsWith("arg", StringComparison.Ordinal) || name.StartsWith("propertyValue", StringComparison.Ordinal));

    private static bool IsData(IArgumentOperation argument) =>
        argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter.Name: "data" or "state" };

    private static void AddTemplateValues(ImmutableArray<WrittenValue>.Builder values, LogCall call)
    {
        var template = call.Template;
        var position = 0;

        // Named arguments may stand in any order; the holes are filled in the order of the parameters.
        foreach (var argument in InOrderOfParameters(call.Arguments))
        {
            if (IsForTemplate(argument))
            {
                foreach (var value in ElementsOf(argument))
                    values.Add(Filled(value, template, position++));
            }
            else if (IsData(argument) && argument != call.MessageArgument)
            {
                KeyedValues.Add(values, argument.Value);
            }
        }
    }

    private static IEnumerable<IArgumentOperation> InOrderOfParameters(ImmutableArray<IArgumentOperation> arguments)
    {
        for (var index = 1; index < arguments.Length; index++)
        {
            if (arguments[index].Parameter?.Ordinal < arguments[index - 1].Parameter?.Ordinal)
                return arguments.OrderBy(argument => argument.Parameter?.Ordinal);
        }

        return arguments;
    }

    /// <summary>The values in a <c>params</c> argument or an array made in its place; an array made elsewhere is one value.</summary>
    public static IEnumerable<IOperation> ElementsOf(IArgumentOperation argument)
    {
        var value = argument.Value.WithoutConversions();

        if (argument.Parameter is not { IsParams: true } && value is not IArrayCreationOperation || value is IArrayCreationOperation { Initializer: null })
            return new[] { argument.Value };

        return value is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues
            : argument.ArgumentKind == ArgumentKind.Explicit || !value.ChildOperations.Any() ? new[] { argument.Value }
            : value.ChildOperations; // A `params` span or collection, of a kind newer than this compiler knows.
    }

    private static WrittenValue Filled(IOperation value, LogTemplate? template, int position)
    {
        if (template is not null)
        {
            foreach (var number in template.HolesOf(position))
            {
                var hole = template.Holes[number];
                var writtenAs = (hole.IsDestructured ? WrittenAs.Destructured : WrittenAs.Text) | (hole.IsIndexed ? WrittenAs.Indexed : WrittenAs.Text);
                return new WrittenValue(value, hole.Name, writtenAs, position);
            }
        }

        return new WrittenValue(value, null, WrittenAs.Text, position);
    }

    /// <summary>The parameters of a <c>[LoggerMessage]</c> method are its placeholders; one that the template does not name is a property.</summary>
    private static void AddParameters(ImmutableArray<WrittenValue>.Builder values, LogCall call)
    {
        var template = call.Template;

        foreach (var argument in call.Arguments)
        {
            if (argument is not { Parameter: { } parameter } || !LoggerMessages.IsWritten(parameter))
                continue;

            var writtenAs = LoggerMessages.IsDestructured(parameter) ? WrittenAs.Destructured | WrittenAs.Property : WrittenAs.Property;

            foreach (var hole in template?.Holes ?? ImmutableArray<TemplateHole>.Empty)
            {
                if (string.Equals(hole.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))
                    writtenAs = hole.IsDestructured ? WrittenAs.Destructured : WrittenAs.Text;
            }

            values.Add(new WrittenValue(argument.Value, parameter.Name, writtenAs));
        }
    }

    private static void AddDelegateArguments(ImmutableArray<WrittenValue>.Builder values, LogCall call)
    {
        var end = call.IsScope ? call.Arguments.Length : call.Arguments.Length - 1;
        var template = call.Template;

        for (var index = 1; index < end; index++)
            values.Add(Filled(call.Arguments[index].Value, template, index - 1));
    }

    /// <summary>A key and its value, or whole collections of them.</summary>
    private static void AddKeyed(ImmutableArray<WrittenValue>.Builder values, LogCall call)
    {
        IOperation? key = null;

        foreach (var argument in call.Arguments)
        {
            if (argument is not { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } || parameter.Name == "message" || IsMeasurement(parameter))
                continue;

            if (TakesPairs(parameter.Type))
            {
                foreach (var element in ElementsOf(argument))
                    KeyedValues.Add(values, element);
            }
            else if (parameter.Name is "value" or "payload" or "propertyValue" or "description" or "data" or "baggageValue")
            {
                values.Add(new WrittenValue(argument.Value, KeyedValues.NameIn(key), Destructures(call) ? WrittenAs.Property | WrittenAs.Destructured : WrittenAs.Property));
            }
            else
            {
                key ??= argument.Value;
            }
        }

        if (call.Operation is ISimpleAssignmentOperation assignment)
            values.Add(new WrittenValue(assignment.Value, KeyedValues.NameIn(key), WrittenAs.Property));
    }

    /// <summary>What a histogram or gauge measures, a number.</summary>
    private static bool IsMeasurement(IParameterSymbol parameter) => parameter is { Name: "value", OriginalDefinition.Type: ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Type } };

    /// <summary>Serilog's <c>destructureObjects: true</c>.</summary>
    private static bool Destructures(LogCall call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument is { Parameter.Name: "destructureObjects", Value.ConstantValue: { HasValue: true, Value: true } })
                return true;
        }

        return false;
    }

    private static bool TakesPairs(ITypeSymbol type) =>
        KeyedValues.IsPair(type)
        || type.HasFullName("System.Diagnostics.ActivityEvent")
        || (type.SpecialType != SpecialType.System_String && (type is IArrayTypeSymbol || type.Name is "ReadOnlySpan" or "TagList" || type.IsOrImplements("System.Collections.IEnumerable")));
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <content>What calls and creations make of what they are given.</content>
internal sealed partial class SecretWalk
{
    private Secret? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;

        if (method.ContainingType is { SpecialType: SpecialType.System_String })
            return OfTextMethod(call);

        if (Sanitizers.IsSanitizer(method, Settings) || (method.Name == nameof(ToString) && call.Instance is { } instance && (IsHarmless(instance) || ConnectionStrings.HaveNoSecret(instance, Settings))))
            return Secret.Harmless;

        if (IsConversion(method))
            return Any(ValuesOf(call));

        if (method.Name == "Select" && call.Arguments.Length > 0 && call.Arguments[call.Arguments.Length - 1].Value.Lambda() is { } projection)
            return Any(projection.Body.ReturnedValues());

        if (HandsOn(method))
            return Of(call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null));

        return OfHelper(call, output: null) ?? (_followed is null ? SecretSources.OfResult(call, Settings) : null);
    }

    private Secret? OfTextMethod(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case "Format" or "Concat" or "Join" or "Create" or "Copy" or "Intern":
                return Any(ValuesOf(call));

            case "Substring" or "Remove":
                return Substrings.OfCall(call, Of(call.Instance));

            case "Replace" when call.Arguments.Length >= 2:
                return OfReplace(Of(call.Instance), Of(call.Arguments[0].Value), Of(call.Arguments[1].Value));

            case "Split":
                return null; // A part of a connection string is as often its server.

            case "Insert":
                return Secret.Either(Of(call.Instance), Any(ValuesOf(call)));

            default:
                return Of(call.Instance);
        }
    }

    /// <summary>A text out of which a secret is taken is clean; one in which words are replaced by others still holds its secret.</summary>
    private static Secret? OfReplace(Secret? text, Secret? old, Secret? replacement) =>
        old is not null && old != Secret.Harmless ? Secret.Harmless
        : replacement is not null && replacement != Secret.Harmless ? Secret.Either(text, replacement)
        : text;

    /// <summary>Framework methods that write what they are given in another way, so that it can be read back.</summary>
    private static bool IsConversion(IMethodSymbol method) => method.ContainingType switch
    {
        { Name: "Convert" } type => type.HasFullName("System.Convert"),
        { Name: "BitConverter" } type => type.HasFullName("System.BitConverter"),
        { Name: "Uri" } type => type.HasFullName("System.Uri"),
        { Name: "WebUtility" } type => type.HasFullName("System.Net.WebUtility"),
        { Name: "HttpUtility" } type => type.HasFullName("System.Web.HttpUtility"),
        { Name: "Encoding" } type => method.Name is "GetBytes" or "GetString" or "GetChars" && type.HasFullName("System.Text.Encoding"),
        { Name: "JsonSerializer" or "JsonConvert" } => Serializers.IsSerializer(method),
        { Name: "Task" or "ValueTask" } => method.Name == "FromResult",
        { Name: "KeyValuePair" } => method.Name == "Create",
        { Name: "Tuple" } => method.Name == "Create",
        _ => false,
    };

    /// <summary>Methods whose result is what they were called on, or one of its elements.</summary>
    private static bool HandsOn(IMethodSymbol method) => method.Name switch
    {
        nameof(ToString) => method.Parameters.IsEmpty && method.ContainingType is { } type && (SecretTypes.HoldsText(type) || !SecretTypes.OverridesToString(type)),
        "ConfigureAwait" or "GetAwaiter" or "GetResult" => true,
        "AsSpan" or "AsMemory" or "ToCharArray" or "ToArray" or "ToList" or "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault" or "ElementAt"
            or "Where" or "Append" or "Prepend" or "Concat" or "Distinct" or "OrderBy" or "Reverse" or "Skip" or "Take" or "Cast" or "OfType" or "AsEnumerable" or "DefaultIfEmpty" =>
            method.ContainingNamespace is { Name: "Linq" or "System" or "Text" or "Generic" },
        _ => false,
    };

    /// <summary>The arguments of a call that become part of its result: of a key and a value only the value.</summary>
    private static IEnumerable<IOperation> ValuesOf(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name is not ("key" or "provider" or "options" or "jsonTypeInfo" or "inputType" or "type" or "settings"))
                yield return argument.Value;
        }
    }

    /// <summary>What a helper returns, or gives to one of its <c>out</c> and <c>ref</c> parameters.</summary>
    private Secret? OfHelper(IInvocationOperation call, IParameterSymbol? output)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;

        if (_budget == 0 || method.DeclaringSyntaxReferences.IsEmpty || SecretAttributes.DeclareSecret(method))
            return null;

        var result = _followed is not null ? null
            : output is null ? _flow.OfResult(method, _budget, _cancellationToken)
            : _flow.OfOutput(output, _budget, _cancellationToken);

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { RefKind: not RefKind.Out } parameter
                && Of(argument.Value) is { } given && given != Secret.Harmless
                && _flow.Carries(parameter, output, _budget, _cancellationToken))
            {
                result = Secret.Either(result, given);
            }
        }

        return result;
    }

    private Secret? OfCreation(IObjectCreationOperation creation)
    {
        if (creation.Type is not { } type)
            return null;

        if (SecretTypes.HoldsText(type))
            return Any(creation.Arguments.Select(argument => argument.Value));

        if (type.Name == "KeyValuePair")
            return creation.Arguments.Length == 2 ? Of(creation.Arguments[1].Value) : null;

        return type.AllInterfaces.Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable) ? OfInitializer(creation.Initializer, isCollection: true) : null;
    }

    /// <summary>What a collection is filled with, or what the members of an object are set to.</summary>
    private Secret? OfInitializer(IObjectOrCollectionInitializerOperation? initializer, bool isCollection = false)
    {
        Secret? result = null;

        foreach (var element in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            var value = element switch
            {
                IInvocationOperation { Arguments: { IsEmpty: false } arguments } => Of(arguments[arguments.Length - 1].Value),
                IAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.IsEmpty: true } } when isCollection => null,
                IAssignmentOperation assignment => Of(assignment.Value),
                _ => null,
            };

            result = value == Secret.Harmless ? result : Secret.Either(result, value);
        }

        return result;
    }

    private Secret? OfMembers(ImmutableArray<IOperation> members)
    {
        Secret? result = Secret.Harmless;

        foreach (var member in members)
            result = Secret.Either(result, member is IAssignmentOperation assignment ? Of(assignment.Value) : null);

        return result;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Walks from a value back to what it was made of.</summary>
internal sealed partial class SecretWalk
{
    private readonly SecretFlow _flow;
    private readonly int _budget;
    private readonly IParameterSymbol? _followed;
    private readonly IMethodSymbol? _inside;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<IOperation> _open = new();

    /// <param name="flow">What is known of the compilation.</param>
    /// <param name="budget">How many calls deep helpers are still followed.</param>
    /// <param name="followed">The only source, when a helper is asked what it does with an argument.</param>
    /// <param name="inside">The helper whose parameters say nothing, for its callers know more of their arguments.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public SecretWalk(SecretFlow flow, int budget, IParameterSymbol? followed, IMethodSymbol? inside, CancellationToken cancellationToken)
    {
        _flow = flow;
        _budget = budget;
        _followed = followed;
        _inside = inside;
        _cancellationToken = cancellationToken;
    }

    private SecretSettings Settings => _flow.Settings;

    /// <summary>What the value is: a secret, <see cref="Secret.Harmless"/>, or <see langword="null"/> where nothing is known.</summary>
    public Secret? Of(IOperation? value)
    {
        _cancellationToken.ThrowIfCancellationRequested();

        while (value is IConversionOperation or IParenthesizedOperation)
        {
            if (IsHarmless(value))
                return Secret.Harmless;

            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        }

        if (value is null)
            return null;

        if (IsHarmless(value))
            return Secret.Harmless;

        if (!_open.Add(value))
            return null; // A variable that is made of itself.

        var result = OfKind(value) ?? NamedByText(value);
        _open.Remove(value);
        return result;
    }

    private Secret? NamedByText(IOperation value) =>
        _followed is null && SecretNames.MayBeCalled(value) && TextKeys.Before(value) is { Length: > 0 } text ? TextKeys.NamedBy(text, value.Syntax.GetLocation(), Settings) : null;

    public bool IsSecret(IOperation value) => Of(value) is { } secret && secret != Secret.Harmless;

    private static bool IsHarmless(IOperation value) => value.ConstantValue.HasValue || (value.Type is { } type && SecretTypes.IsHarmless(type));

    private Secret? OfKind(IOperation value) => value switch
    {
        ILocalReferenceOperation { Local: var local } => OfVariable(local, local.Type, value),
        IParameterReferenceOperation { Parameter: var parameter } => OfVariable(parameter, parameter.Type, value),
        IFieldReferenceOperation field => OfField(field),
        IPropertyReferenceOperation property => OfProperty(property),
        IInvocationOperation call => OfCall(call),
        IObjectCreationOperation creation => OfCreation(creation),
        IInterpolatedStringOperation text => Any(text.Parts),
        IInterpolationOperation part => Of(part.Expression),
        IInterpolatedStringTextOperation => Secret.Harmless,
        IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.IsEmpty: false } append } => Of(append.Arguments[0].Value),
        IInterpolatedStringHandlerCreationOperation handler => Of(handler.Content),
        IInterpolatedStringAdditionOperation addition => Either(addition.Left, addition.Right),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Either(sum.LeftOperand, sum.RightOperand),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => Either(choice.WhenTrue, whenFalse),
        ICoalesceOperation choice => Either(choice.Value, choice.WhenNull),
        ISwitchExpressionOperation choice => AnyArm(choice),
        IConditionalAccessOperation access => Of(access.WhenNotNull),
        IConditionalAccessInstanceOperation instance => Of(instance.Accessed()),
        IAwaitOperation awaited => Of(awaited.Operation),
        IAssignmentOperation assignment => Of(assignment.Value),
        ITupleOperation tuple => Any(tuple.Elements),
        IArrayCreationOperation { Initializer: { } initializer } => Any(initializer.ElementValues),
        IArrayElementReferenceOperation element => Of(element.ArrayReference),
        IImplicitIndexerReferenceOperation { Argument: var range } part => Substrings.OfRange(range, Of(part.Instance)),
        IWithOperation { Operand: var original, Initializer: var initializer } => Secret.Either(Of(original), OfInitializer(initializer)),
        IAnonymousObjectCreationOperation { Initializers: var members } => OfMembers(members),
        IDefaultValueOperation or INameOfOperation or ITypeOfOperation or IUnaryOperation or IIsPatternOperation or IIsTypeOperation or IThrowOperation => Secret.Harmless,
        { Kind: OperationKind.None, Type: IArrayTypeSymbol } => Any(value.ChildOperations), // Newer forms, such as collection expressions.
        _ when value.IsNewerThanKnown() => Any(value.ChildOperations),
        _ => null,
    };

    private Secret? OfVariable(ISymbol variable, ITypeSymbol type, IOperation use)
    {
        var writes = _flow.WritesAround(use).Reaching(variable, use, out var isOverwritten);

        if (!isOverwritten && SymbolEqualityComparer.Default.Equals(variable, _followed))
            return Secret.Followed;

        var written = writes.Count == 0 ? null : OfWrites(writes);

        if (written is { Strength: SecretStrength.Partial } && Sanitizers.Hides(variable.Name))
            return Secret.Harmless; // `truncatedKey`: as much as its author meant to show.

        if (variable is IParameterSymbol && !isOverwritten)
            return IsOfHelper(variable) ? written : NamedOr(variable, type, use, written);

        if (_followed is null && written is null && WholeStores.OfEach(use) is { } each)
            return each;

        // What a local holds is seen: only where it is not, its name has to tell.
        var result = written is null or { Strength: SecretStrength.Weak } ? NamedOr(variable, type, use, written) : written;
        return _followed is null && result is not null && IsNameOfOne(use, writes) ? null : result;
    }

    /// <summary>Whether the member gives what the variable runs through to something that asks for names: <c>Resolve(keys: secrets)</c>.</summary>
    private static bool IsNameOfOne(IOperation use, List<VariableWrite> writes)
    {
        if (writes.Count != 1 || writes[0] is not { At.Parent: IForEachLoopOperation, Value: { } list } || list.WithoutConversions().ReferencedVariable() is not { } names)
            return false;

        foreach (var operation in use.Root().Descendants())
        {
            if (operation is IArgumentOperation { Parameter.Name: "keys" or "names" or "ids", Value: var given } && SymbolEqualityComparer.Default.Equals(given.WithoutConversions().ReferencedVariable(), names))
                return true;
        }

        return false;
    }

    private bool IsOfHelper(ISymbol parameter) =>
        _inside is not null && SymbolEqualityComparer.Default.Equals((parameter.ContainingSymbol as IMethodSymbol)?.OriginalDefinition, _inside);

    /// <summary>What is to be said of a variable that was given all of these.</summary>
    public Secret? OfWrites(IReadOnlyList<VariableWrite> writes)
    {
        Secret? result = Secret.Harmless;

        foreach (var write in writes)
            result = Secret.Either(result, OfWrite(write));

        return result;
    }

    private Secret? OfWrite(VariableWrite write)
    {
        if (write.At is IArgumentOperation { Parameter: { } output })
            return write.Value is IInvocationOperation call ? (_followed is null ? SecretLookups.Of(call, Settings) : null) ?? OfHelper(call, output) : null;

        var value = Of(write.Value);

        // What is added character by character is harmless in no part.
        return value == Secret.Harmless && write.Adds && write.Value?.WithoutConversions().ConstantValue.HasValue == false ? null : value;
    }

    private Secret? OfField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;

        if (field.ContainingType is { IsTupleType: true } && reference.Instance?.WithoutConversions() is ITupleOperation)
            return Of(reference.Instance);

        return OfMember(field, field.Type, reference, hasBody: null);
    }

    private Secret? OfProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;

        if (!reference.Arguments.IsEmpty)
            return (_followed is null ? SecretLookups.Of(reference, Settings) : null) ?? OfElement(reference);

        if (_followed is null && WholeStores.OfEach(reference) is { } each)
            return each;

        if (IsWrapping(property))
            return Of(reference.Instance);

        return OfMember(property, property.Type, reference, property.GetMethod);
    }

    /// <summary>An element of a collection is what the collection was filled with; what is under a key is known by the key, and not everything in a dictionary that holds a secret is one.</summary>
    private Secret? OfElement(IPropertyReferenceOperation indexer) =>
        indexer.Arguments[0].Value.Type?.SpecialType != SpecialType.System_String ? Of(indexer.Instance) : null;

    /// <summary>A member is asked anew: not everything in an object that holds a secret is one.</summary>
    private Secret? OfMember(ISymbol member, ITypeSymbol type, IOperation reference, IMethodSymbol? hasBody)
    {
        if (_followed is not null)
            return null;

        if (hasBody is not null && _flow.OfResult(hasBody, _budget, _cancellationToken) is { } returned)
            return returned;

        var (written, isKnown) = member.DeclaringSyntaxReferences.IsEmpty ? default : _flow.OfWritten(member, _budget, _cancellationToken);

        if (written == Secret.Harmless && isKnown)
            return Secret.Harmless;

        return NamedOr(member, type, reference, written) ?? OfBox(member, type, reference);
    }

    /// <summary><c>passwordBox.Text</c>, <c>secret.Value</c>: what it is of says what it is.</summary>
    private Secret? OfBox(ISymbol member, ITypeSymbol type, IOperation reference)
    {
        if (member.Name is not ("Text" or "Value" or "Result") || !SecretTypes.HoldsText(type) || reference is not IMemberReferenceOperation { Instance: { } instance })
            return null;

        return instance.WithoutConversions() switch
        {
            IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" or "GetSecret" } call => Of(call) ?? SecretSources.OfResult(call, Settings),
            IMemberReferenceOperation { Member: var box } when SecretNames.StrengthOf(box.Name, Settings) == SecretStrength.Strong => new(SecretStrength.Strong, box.Name, SecretNames.SaysSo, reference.Syntax.GetLocation()),
            { } other when other.ReferencedVariable() is { } box && SecretNames.StrengthOf(box.Name, Settings) == SecretStrength.Strong => new(SecretStrength.Strong, box.Name, SecretNames.SaysSo, reference.Syntax.GetLocation()),
            _ => null,
        };
    }

    /// <summary>What the name and the declaration say, or what was written into it.</summary>
    private Secret? NamedOr(ISymbol symbol, ITypeSymbol type, IOperation at, Secret? written)
    {
        var named = _followed is null ? SecretSources.Of(symbol, type, at, Settings) : null;
        return named == Secret.Harmless ? named : Secret.Either(named, written);
    }

    /// <summary>A property that gives what a wrapper is around.</summary>
    private static bool IsWrapping(IPropertySymbol property) =>
        property.Name is "Result" or "Value" or "Current" && property.ContainingType is { Name: "Task" or "ValueTask" or "Lazy" or "Nullable" or "KeyValuePair" };

    private Secret? AnyArm(ISwitchExpressionOperation choice)
    {
        Secret? result = Secret.Harmless;

        foreach (var arm in choice.Arms)
            result = Secret.Either(result, Of(arm.Value));

        return result;
    }

    private Secret? Either(IOperation one, IOperation other) => Secret.Either(Of(one), Of(other));

    /// <summary>What is to be said of a value that holds all of these, or is one of them.</summary>
    public Secret? Any(IEnumerable<IOperation> parts)
    {
        Secret? result = Secret.Harmless;

        foreach (var part in parts)
            result = Secret.Either(result, Of(part));

        return result;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Says which secret is seen when an object is written as a whole.</summary>
internal sealed class SecretContents
{
    private const string Made = "new { … }";

    private readonly SecretFlow _flow;
    private readonly SecretMembers _members;

    public SecretContents(SecretFlow flow)
    {
        _flow = flow;
        _members = new SecretMembers(flow);
    }

    public ShownSecret? ShownBy(IOperation value, bool isDestructured, CancellationToken cancellationToken)
    {
        value = Origin(value.WithoutConversions());

        if (value.Type is not { } type || type.SpecialType != SpecialType.System_String && SecretTypes.HoldsText(type) && type.SpecialType != SpecialType.System_Object)
            return null;

        return value switch
        {
            IInvocationOperation { TargetMethod: var method } call when Serializers.Serialized(call) is { } serialized => OfObject(Origin(serialized.WithoutConversions()), ShownAs.Json, cancellationToken),
            IInvocationOperation { TargetMethod: { Name: nameof(ToString), Parameters.IsEmpty: true }, Instance: { } instance } => OfObject(Origin(instance.WithoutConversions()), ShownAs.Text, cancellationToken),
            _ => OfObject(value, isDestructured ? ShownAs.Destructured : ShownAs.Text, cancellationToken),
        };
    }

    private ShownSecret? OfObject(IOperation value, ShownAs shownAs, CancellationToken cancellationToken)
    {
        if (value.Type is not { } type)
            return null;

        if ((value is IInvocationOperation call ? KnownContents.OfCall(call) : KnownContents.OfValue(value)) is { } known)
            return known;

        if (!SecretMembers.ShowsMembers(type, shownAs))
            return null;

        if (value is IAnonymousObjectCreationOperation creation)
            return OfCreation(creation, shownAs, cancellationToken);

        if (_members.In(type, shownAs) is not { } shown)
            return null;

        if (shownAs == ShownAs.Destructured && _members.SecretIn(type, shownAs).Distinct<ISymbol>(SymbolEqualityComparer.Default).ToImmutableArray() is var secrets && secrets.All(IsOwn))
            shown = shown with { SecretMembers = secrets };

        return NameOf(value) is { } name ? shown with { Object = name, Value = value, HarmlessMembers = _members.HarmlessIn(type, shownAs) }
            : shown with { Object = type.Name };
    }

    /// <summary>Whether the member is declared in this compilation, and not by the parameter of a record.</summary>
    private bool IsOwn(ISymbol member) =>
        _flow.Helpers.Types.OwnAssembly.Equals(member.ContainingAssembly, SymbolEqualityComparer.Default)
        && member is { DeclaringSyntaxReferences: { Length: 1 } declarations } && declarations[0].GetSyntax() is PropertyDeclarationSyntax;

    /// <summary>Of an anonymous object that is made here each value is seen, whatever its member is called.</summary>
    private ShownSecret? OfCreation(IAnonymousObjectCreationOperation creation, ShownAs shownAs, CancellationToken cancellationToken)
    {
        foreach (var initializer in creation.Initializers)
        {
            if (initializer is not IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var member }, Value: var value })
                continue;

            if (_flow.Of(value, cancellationToken) is { Strength: SecretStrength.Strong } secret)
                return new ShownSecret(member.Name, secret.Reason, secret.Source) { Object = Made };

            if (_flow.IsHarmless(value, cancellationToken))
                continue;

            if (SecretSources.OfMember(member, _flow.Settings) is { Strength: SecretStrength.Strong })
                return new ShownSecret(member.Name, SecretNames.SaysSo, member.Locations.FirstOrDefault()) { Object = Made };

            if (OfObject(value.WithoutConversions(), shownAs, cancellationToken) is { } inner)
                return inner with { Object = Made, Member = $"{member.Name}.{inner.Member}", Value = null };
        }

        return null;
    }

    /// <summary>What a local was given, where that is one thing only: a text that was serialised before, an object that was made before.</summary>
    private IOperation Origin(IOperation value)
    {
        if (value is ILocalReferenceOperation { Local: var local } && _flow.WritesAround(value).Reaching(local, value, out _) is { Count: 1 } writes && writes[0] is { Adds: false, Value: { } written, At: not IArgumentOperation })
        {
            written = written.WithoutConversions();
            return written is IAnonymousObjectCreationOperation || (written is IInvocationOperation call && (Serializers.Serialized(call) is not null || KnownContents.OfCall(call) is not null)) ? written : value;
        }

        return value;
    }

    private static string? NameOf(IOperation value) => value is IMemberReferenceOperation { Member: var member } ? member.Name : value.ReferencedVariable()?.Name;
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>How an object is written as a whole.</summary>
internal enum ShownAs
{
    /// <summary>By its <c>ToString</c>: records and anonymous objects print their members.</summary>
    Text,

    /// <summary>By a logger that takes it apart.</summary>
    Destructured,

    /// <summary>By a serialiser.</summary>
    Json,
}

/// <summary>Finds the secret among the members that objects of a type show, and in those of the objects that they hold.</summary>
internal sealed class SecretMembers
{
    private const int MaxDepth = 2;

    private readonly SecretFlow _flow;
    private readonly ConcurrentDictionary<(ITypeSymbol Type, ShownAs ShownAs), ShownSecret?> _known = new();

    public SecretMembers(SecretFlow flow) => _flow = flow;

    public ShownSecret? In(ITypeSymbol type, ShownAs shownAs) =>
        _known.TryGetValue((type, shownAs), out var known) ? known : _known.GetOrAdd((type, shownAs), Find(type, shownAs, MaxDepth));

    /// <summary>Whether objects of the type show their members at all.</summary>
    public static bool ShowsMembers(ITypeSymbol type, ShownAs shownAs)
    {
        if (type.SpecialType != SpecialType.None || type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) || SecretTypes.HoldsText(type) || SecretTypes.IsHarmless(type) || IsOfFramework(type))
            return false;

        return shownAs switch
        {
            ShownAs.Text => type is { IsAnonymousType: true } or { IsRecord: true } && !SecretTypes.OverridesToString(type),
            ShownAs.Destructured => !type.AllInterfaces.Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable),
            _ => true,
        };
    }

    /// <summary>The members that are shown: what everybody can read.</summary>
    public static IEnumerable<ISymbol> ShownMembers(ITypeSymbol type, ShownAs shownAs)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && IsRead(member, shownAs) && !IsKeptOut(member, shownAs))
                    yield return member;
            }
        }
    }

    private ShownSecret? Find(ITypeSymbol type, ShownAs shownAs, int depth)
    {
        if (depth == 0 || !ShowsMembers(type, shownAs))
            return null;

        foreach (var member in ShownMembers(type, shownAs))
        {
            if (SecretOf(member) is { Strength: SecretStrength.Strong } secret)
                return new ShownSecret(member.Name, secret.Reason, member.Locations.FirstOrDefault());
        }

        foreach (var member in ShownMembers(type, shownAs))
        {
            if (TypeOf(member) is { } inner && !SymbolEqualityComparer.Default.Equals(inner, type) && Find(inner, shownAs, depth - 1) is { } found)
                return found with { Member = $"{member.Name}.{found.Member}" };
        }

        return null;
    }

    /// <summary>The members that show no secret, by name.</summary>
    public ImmutableArray<string> HarmlessIn(ITypeSymbol type, ShownAs shownAs)
    {
        var names = new List<string>();

        foreach (var member in ShownMembers(type, shownAs))
        {
            if (!names.Contains(member.Name) && SecretOf(member) is null && (TypeOf(member) is not { } inner || Find(inner, shownAs, MaxDepth - 1) is null))
                names.Add(member.Name);
        }

        return names.ToImmutableArray();
    }

    /// <summary>The members that show a secret, as deep as they are looked for.</summary>
    public IEnumerable<ISymbol> SecretIn(ITypeSymbol type, ShownAs shownAs) => SecretIn(type, shownAs, MaxDepth);

    private IEnumerable<ISymbol> SecretIn(ITypeSymbol type, ShownAs shownAs, int depth)
    {
        if (depth == 0 || !ShowsMembers(type, shownAs))
            yield break;

        foreach (var member in ShownMembers(type, shownAs))
        {
            if (SecretOf(member) is { Strength: SecretStrength.Strong })
                yield return member;

            if (TypeOf(member) is not { } inner || SymbolEqualityComparer.Default.Equals(inner, type))
                continue;

            foreach (var secret in SecretIn(inner, shownAs, depth - 1))
                yield return secret;
        }
    }

    private Secret? SecretOf(ISymbol member) => SecretSources.OfMember(member, _flow.Settings) is { } secret && !IsCleaned(member) ? secret : null;

    /// <summary>Whether the type itself gives the member nothing but what was masked before.</summary>
    private bool IsCleaned(ISymbol member)
    {
        var isCleaned = false;

        foreach (var value in MemberWrites.Of(member, _flow.Sources, CancellationToken.None, out _))
        {
            if (value.WithoutConversions() is { ConstantValue.HasValue: false } and not IDefaultValueOperation)
            {
                if (!_flow.IsHarmless(value, CancellationToken.None))
                    return false;

                isCleaned = true;
            }
        }

        return isCleaned;
    }

    public static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static bool IsRead(ISymbol member, ShownAs shownAs) => member switch
    {
        IPropertySymbol { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public } => true,
        IFieldSymbol { IsImplicitlyDeclared: false, IsConst: false } => shownAs == ShownAs.Text,
        _ => false,
    };

    private static bool IsKeptOut(ISymbol member, ShownAs shownAs) =>
        shownAs == ShownAs.Destructured ? SecretAttributes.KeepOutOfLogs(member) : shownAs == ShownAs.Json && SecretAttributes.KeepOutOfJson(member);

    /// <summary>What a type of the framework shows of itself is not told by its members.</summary>
    private static bool IsOfFramework(ITypeSymbol type)
    {
        var outermost = type.ContainingNamespace;

        while (outermost is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            outermost = outer;

        return outermost?.Name == "System";
    }
}

using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Places in which nobody reckons with an exception.</summary>
internal enum ThrowPlaceKind
{
    /// <summary>Anywhere else: an exception that begins here reaches someone who can expect it.</summary>
    Ordinary,
    Finally,
    Filter,
    Finalizer,
    StaticConstructor,
    Dispose,
    Equality,
    HashCode,
    Text,
    Conversion,
    EventAdd,
    EventRemove,
}

/// <summary>Where a throw stands, and what the place is called.</summary>
internal readonly struct ThrowPlace
{
    public ThrowPlace(ThrowPlaceKind kind, string name, bool isComparer = false)
    {
        Kind = kind;
        Name = name;
        IsComparer = isComparer;
    }

    public ThrowPlaceKind Kind { get; }

    /// <summary>The place in words: "a finally block", "'Equals'".</summary>
    public string Name { get; }

    /// <summary>Whether the member belongs to an object that compares others, and may refuse what it cannot compare.</summary>
    public bool IsComparer { get; }

    /// <summary>The place that a member is by itself.</summary>
    public static ThrowPlace OfMember(IMethodSymbol method)
    {
        switch (method.MethodKind)
        {
            case MethodKind.StaticConstructor:
                return new(ThrowPlaceKind.StaticConstructor, "a static constructor");

            case MethodKind.Destructor:
                return new(ThrowPlaceKind.Finalizer, "a finalizer");

            case MethodKind.EventAdd:
                return new(ThrowPlaceKind.EventAdd, "an event's 'add'");

            case MethodKind.EventRemove:
                return new(ThrowPlaceKind.EventRemove, "an event's 'remove'");

            case MethodKind.UserDefinedOperator when method.Name is WellKnownMemberNames.EqualityOperatorName:
                return new(ThrowPlaceKind.Equality, "'operator =='");

            case MethodKind.UserDefinedOperator when method.Name is WellKnownMemberNames.InequalityOperatorName:
                return new(ThrowPlaceKind.Equality, "'operator !='");

            case MethodKind.Conversion when method.Name is WellKnownMemberNames.ImplicitConversionName:
                return new(ThrowPlaceKind.Conversion, "an implicit conversion");

            case MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation when !method.IsStatic:
                return OfMethod(method);

            case MethodKind.ExplicitInterfaceImplementation when !method.ExplicitInterfaceImplementations.IsEmpty:
                return OfMember(method.ExplicitInterfaceImplementations[0]);

            default:
                return default;
        }
    }

    private static ThrowPlace OfMethod(IMethodSymbol method)
    {
        var name = method.ExplicitInterfaceImplementations.IsEmpty ? method.Name : method.ExplicitInterfaceImplementations[0].Name;
        var parameters = method.Parameters;

        switch (name)
        {
            case "Dispose" when method.ReturnsVoid && (parameters.IsEmpty || (parameters.Length == 1 && parameters[0].Type.SpecialType == SpecialType.System_Boolean)):
            case "DisposeAsync" or "DisposeAsyncCore" when parameters.IsEmpty:
                return new(ThrowPlaceKind.Dispose, $"'{name}'");

            case "Equals" when parameters.Length == 1 && (method.IsOverride || Implements(method, "System.IEquatable`1")):
                return new(ThrowPlaceKind.Equality, "'Equals'");

            case "Equals" when parameters.Length == 2 && IsOfComparer(method):
                return new(ThrowPlaceKind.Equality, "'Equals'", isComparer: true);

            case "GetHashCode" when parameters.IsEmpty && method.IsOverride:
                return new(ThrowPlaceKind.HashCode, "'GetHashCode'");

            case "GetHashCode" when parameters.Length == 1 && IsOfComparer(method):
                return new(ThrowPlaceKind.HashCode, "'GetHashCode'", isComparer: true);

            case "ToString" when parameters.IsEmpty && method.IsOverride:
                return new(ThrowPlaceKind.Text, "'ToString'");

            default:
                return default;
        }
    }

    private static bool IsOfComparer(IMethodSymbol method) =>
        Implements(method, "System.Collections.Generic.IEqualityComparer`1") || Implements(method, "System.Collections.IEqualityComparer");

    private static bool Implements(IMethodSymbol method, string contract) => method.ContainingType.IsOrImplements(contract);
}

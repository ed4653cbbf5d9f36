using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Says by a value's type whether it can be a secret at all: the strongest single filter, so it is asked first.</summary>
internal static class SecretTypes
{
    /// <summary>Whether nothing secret can be read in a value of the type: a number, a flag, a moment, a handle.</summary>
    public static bool IsHarmless(ITypeSymbol type)
    {
        type = Unwrapped(type);

        return type.SpecialType switch
        {
            SpecialType.System_String or SpecialType.System_Object => false,
            >= SpecialType.System_Boolean and <= SpecialType.System_Double or SpecialType.System_DateTime or SpecialType.System_Enum => true,
            _ => type.TypeKind is TypeKind.Enum or TypeKind.Delegate || IsPlainValue(type) || HidesItsValue(type),
        };
    }

    /// <summary>Whether the type is one in which programs keep a text: only then a name alone can make it a secret.</summary>
    public static bool HoldsText(ITypeSymbol type)
    {
        type = Unwrapped(type);

        return type switch
        {
            { SpecialType: SpecialType.System_String or SpecialType.System_Object } or IDynamicTypeSymbol => true,
            IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char or SpecialType.System_Byte } => true,
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", TypeArguments: { Length: 1 } arguments } =>
                arguments[0].SpecialType is SpecialType.System_Char or SpecialType.System_Byte,
            { Name: "StringBuilder" } => type.HasFullName("System.Text.StringBuilder"),
            { Name: "StringValues" } => type.HasFullName("Microsoft.Extensions.Primitives.StringValues"),
            { Name: "Uri" } => type.HasFullName("System.Uri"),
            _ => false,
        };
    }

    /// <summary>What an awaited, lazy or nullable value is of.</summary>
    public static ITypeSymbol Unwrapped(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments, Name: "Task" or "ValueTask" or "Nullable" or "Lazy" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" or "TaskAwaiter" or "ValueTaskAwaiter" }
            ? arguments[0]
            : type;

    /// <summary>A type of a user or of the Runtime that shows stars instead of its value.</summary>
    public static bool HidesItsValue(ITypeSymbol type)
    {
        if (type.HasFullName("ErrorHandling.Sensitive`1"))
            return true;

        return type is INamedTypeSymbol { SpecialType: SpecialType.None }
            && (Sanitizers.Hides(type.Name) || type.Name is "Sensitive" or "Secret" or "SensitiveString" or "SecretString")
            && OverridesToString(type);
    }

    public static bool OverridesToString(ITypeSymbol type)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(nameof(ToString)))
            {
                if (member is IMethodSymbol { Parameters.IsEmpty: true, IsImplicitlyDeclared: false })
                    return current.SpecialType != SpecialType.System_ValueType;
            }
        }

        return false;
    }

    private static bool IsPlainValue(ITypeSymbol type) => type.Name switch
    {
        "Guid" or "TimeSpan" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "Type" or "Version" or "Index" or "Range" => IsInSystem(type),
        "CancellationToken" => type.HasFullName("System.Threading.CancellationToken"),
        "BigInteger" => type.HasFullName("System.Numerics.BigInteger"),
        _ => false,
    };

    private static bool IsInSystem(ITypeSymbol type) => type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}

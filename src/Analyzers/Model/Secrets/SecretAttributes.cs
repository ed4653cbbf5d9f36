using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Reads the attributes by which programs declare that a value is not to be shown.</summary>
internal static class SecretAttributes
{
    private const string Classification = "Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute";

    private static readonly string[] Declaring =
    {
        "ErrorHandling.SensitiveAttribute",
        "Destructurama.Attributed.NotLoggedAttribute",
        "Destructurama.Attributed.LogMaskedAttribute",
    };

    /// <summary>Attributes by which a member stays out of what a serialiser or a destructuring logger writes.</summary>
    private static readonly string[] Excluding =
    {
        "Destructurama.Attributed.NotLoggedAttribute",
        "Destructurama.Attributed.LogMaskedAttribute",
    };

    private static readonly string[] Ignored =
    {
        "System.Text.Json.Serialization.JsonIgnoreAttribute",
        "Newtonsoft.Json.JsonIgnoreAttribute",
        "System.Runtime.Serialization.IgnoreDataMemberAttribute",
    };

    public static bool DeclareSecret(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (DeclaresSecret(attribute))
                return true;
        }

        if (symbol is IMethodSymbol method)
        {
            foreach (var attribute in method.GetReturnTypeAttributes())
            {
                if (DeclaresSecret(attribute))
                    return true;
            }
        }

        return false;
    }

    public static bool KeepOutOfLogs(ISymbol member) => HasAny(member, Excluding);

    public static bool KeepOutOfJson(ISymbol member) => HasAny(member, Ignored);

    private static bool DeclaresSecret(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type)
            return false;

        return type.Name switch
        {
            "DataTypeAttribute" => type.HasFullName("System.ComponentModel.DataAnnotations.DataTypeAttribute") && IsSecretDataType(attribute),
            "PasswordPropertyTextAttribute" => type.HasFullName("System.ComponentModel.PasswordPropertyTextAttribute") && !IsSwitchedOff(attribute),
            "NoDataClassificationAttribute" => false,
            _ => IsAny(type, Declaring) || type.IsOrInheritsFrom(Classification),
        };
    }

    /// <summary>The members of the enum by number: the attribute's argument is known as a number only.</summary>
    private static bool IsSecretDataType(AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0] is { Kind: TypedConstantKind.Enum, Value: 11 or 14 };

    private static bool IsSwitchedOff(AttributeData attribute) => attribute.ConstructorArguments.IsEmpty || attribute.ConstructorArguments[0].Value is false;

    private static bool HasAny(ISymbol member, string[] names)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && IsAny(type, names))
                return true;
        }

        return false;
    }

    private static bool IsAny(INamedTypeSymbol type, string[] names)
    {
        foreach (var name in names)
        {
            if (type.HasFullName(name))
                return true;
        }

        return false;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Says of a symbol whether what it holds is a secret: by an attribute, by an API that is known, by its name.</summary>
internal static class SecretSources
{
    private const string KnownToBe = "it holds a secret";

    /// <summary>Members that hold a secret though their names do not say it.</summary>
    private static readonly (string Type, string Member)[] Members =
    {
        ("System.Net.Http.Headers.AuthenticationHeaderValue", "Parameter"),
        ("System.Net.Cookie", "Value"),
        ("Azure.Core.AccessToken", "Token"),
        ("Azure.Security.KeyVault.Secrets.KeyVaultSecret", "Value"),
        ("Azure.AzureKeyCredential", "Key"),
        ("Azure.AzureSasCredential", "Signature"),
    };

    private static readonly string[] Results =
    {
        "ExportPkcs8PrivateKey", "ExportPkcs8PrivateKeyPem", "ExportRSAPrivateKey", "ExportRSAPrivateKeyPem", "ExportECPrivateKey", "ExportECPrivateKeyPem",
        "ExportEncryptedPkcs8PrivateKey", "Unprotect",
    };

    /// <summary>What is known of the value of a variable, field or property; <see langword="null"/> where nothing speaks for a secret.</summary>
    public static Secret? Of(ISymbol symbol, ITypeSymbol type, IOperation? at, SecretSettings settings)
    {
        if (settings.SafeNames.Contains(symbol.Name))
            return Secret.Harmless;

        if (SecretAttributes.DeclareSecret(symbol) || (type is INamedTypeSymbol && type.SpecialType == SpecialType.None && SecretAttributes.DeclareSecret(type)))
            return new(SecretStrength.Strong, symbol.Name, "it is marked as one", at?.Syntax.GetLocation());

        if (symbol is IPropertySymbol or IFieldSymbol && IsKnown(symbol))
            return new(SecretStrength.Strong, symbol.Name, KnownToBe, at?.Syntax.GetLocation());

        if (!SecretTypes.HoldsText(type) || IsNameOfAName(symbol))
            return null;

        return SecretNames.StrengthOf(symbol, settings) is { } strength
            ? Secret.Named(strength, symbol.Name, at?.Syntax.GetLocation())
            : null;
    }

    /// <summary>The same for a member of an object that is written as a whole.</summary>
    public static Secret? OfMember(ISymbol member, SecretSettings settings) =>
        SecretMembers.TypeOf(member) is { } type && !SecretTypes.IsHarmless(type) ? Of(member, type, at: null, settings) : null;

    /// <summary>What is known of the result of a method.</summary>
    public static Secret? OfResult(IInvocationOperation call, SecretSettings settings)
    {
        var method = call.TargetMethod;

        if (settings.SafeNames.Contains(method.Name))
            return Secret.Harmless;

        if (SecretAttributes.DeclareSecret(method))
            return new(SecretStrength.Strong, method.Name, "it is marked as one", call.Syntax.GetLocation());

        if (SecretLookups.Of(call, settings) is { } lookedUp)
            return lookedUp;

        if (Prompts.AskedBy(call) is { } asked)
            return settings.SafeNames.Contains(asked) ? null : new(SecretStrength.Strong, asked, "a prompt asks for it", call.Syntax.GetLocation());

        if (Results.Contains(method.Name) && SecretTypes.HoldsText(method.ReturnType))
            return new(SecretStrength.Strong, method.Name, KnownToBe, call.Syntax.GetLocation());

        if (!SecretTypes.HoldsText(method.ReturnType))
            return null;

        return SecretNames.StrengthOfResult(method.Name, settings) is { } strength
            ? Secret.Named(strength, method.Name, call.Syntax.GetLocation())
            : null;
    }

    private static bool IsKnown(ISymbol member)
    {
        foreach (var (type, name) in Members)
        {
            if (member.Name == name && member.ContainingType.HasFullName(type))
                return true;
        }

        return false;
    }

    /// <summary>A static text of a class of names, keys or messages is what something is called, not the thing.</summary>
    private static bool IsNameOfAName(ISymbol symbol)
    {
        if (symbol is not (IPropertySymbol { IsStatic: true, SetMethod: null } or IFieldSymbol { IsStatic: true, IsReadOnly: true }))
            return false;

        for (var container = symbol.ContainingSymbol; container is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; container = container.ContainingSymbol)
        {
            var last = "";
            foreach (var word in Words.Split(container.Name))
                last = word;

            if (last is "Resources" or "Resource" or "Strings" or "String" or "Messages" or "Names" or "Keys" or "Constants" or "Consts" or "Headers" or "Labels" or "Texts" or "SR")
                return true;
        }

        return !symbol.ContainingType.GetMembers("ResourceManager").IsEmpty;
    }
}

using ErrorHandling.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Judges what programs call a value, by the words that the redactor of the Runtime knows too.</summary>
internal static class SecretNames
{
    public const string SaysSo = "its name says so";
    public const string MaySaySo = "its name speaks of one";
    public const string TextSaysSo = "the text in front of it says so";

    /// <summary>Places whose very name speaks for a secret: there a bare <c>token</c> is one.</summary>
    private static readonly HashSet<string> Surroundings = new(StringComparer.OrdinalIgnoreCase)
    {
        "auth", "oauth", "oidc", "authentication", "authorization", "identity", "credential", "credentials", "login", "signin", "jwt",
    };

    private static readonly HashSet<string> Giving = new(StringComparer.OrdinalIgnoreCase)
    {
        "get", "read", "fetch", "load", "generate", "create", "decrypt", "retrieve", "resolve", "find", "obtain", "acquire", "ask", "prompt", "unprotect", "reveal", "export", "extract",
    };

    /// <summary>How surely the name is that of a secret; <see langword="null"/> where it says nothing of one.</summary>
    public static SecretStrength? StrengthOf(string name, SecretSettings settings)
    {
        if (settings.SecretNames.Contains(name))
            return SecretStrength.Strong;

        return SensitiveNames.Judge(name.AsSpan()) switch
        {
            NameSensitivity.Strong => SecretStrength.Strong,
            NameSensitivity.Supported => SecretStrength.Weak,
            NameSensitivity.Weak when settings.TakesBareTokens && IsToken(name) => SecretStrength.Weak,
            _ => null,
        };
    }

    /// <summary>The same for the name of a symbol, for which its surroundings may speak.</summary>
    public static SecretStrength? StrengthOf(ISymbol symbol, SecretSettings settings) =>
        StrengthOf(symbol.Name, settings) ?? (IsToken(symbol.Name) && SurroundingsSpeakFor(symbol) ? SecretStrength.Weak : null);

    /// <summary>The same for a key of a configuration or of headers, where a bare token is one.</summary>
    public static SecretStrength? StrengthOfKey(string key, SecretSettings settings)
    {
        if (key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase) || key.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase))
            return SecretStrength.Strong;

        return StrengthOf(key, settings) ?? (IsToken(key) ? SecretStrength.Weak : null);
    }

    /// <summary>How surely a method of this name hands out a secret: <c>GetPasswordForUser</c> does, <c>GetUserFromToken</c> and <c>ResetPassword</c> do not.</summary>
    public static SecretStrength? StrengthOfResult(string methodName, SecretSettings settings)
    {
        if (!IsGiving(methodName))
            return null;

        var end = 0;

        foreach (var word in Words.Split(methodName))
        {
            var start = methodName.IndexOf(word, end, StringComparison.Ordinal);

            if (start > 0 && word is "From" or "For" or "By" or "With" or "Of" or "Using" or "Via")
                return StrengthOf(methodName.Substring(0, start), settings);

            end = start + word.Length;
        }

        return StrengthOf(methodName, settings);
    }

    /// <summary>Whether a method of this name hands out something (<c>GetPassword</c>), rather than do something with it (<c>ResetPassword</c>).</summary>
    private static bool IsGiving(string methodName)
    {
        foreach (var word in Words.Split(methodName))
            return Giving.Contains(word);

        return false;
    }

    /// <summary>Whether a name from elsewhere can tell what the value is: a text that is not the name or the length of something.</summary>
    public static bool MayBeCalled(IOperation value) =>
        value is { Type: { } type } and not IObjectCreationOperation && SecretTypes.HoldsText(type) && !IsOfSomethingElse(value);

    /// <summary>Whether the value is called something about a secret (<c>name</c>, <c>keyId</c>, <c>masked</c>), or is the name of a type.</summary>
    private static bool IsOfSomethingElse(IOperation value)
    {
        var name = value switch
        {
            IInvocationOperation call => call.TargetMethod.Name,
            IMemberReferenceOperation member => member.Member.Name,
            _ => value.ReferencedVariable()?.Name,
        };

        return name is not null && (SensitiveNames.Judge($"password_{name}".AsSpan()) == NameSensitivity.None || Sanitizers.Hides(name) || name.EndsWith("user", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the name is that of a secret between two, which no protocol sends on in the open: a password, a client's secret, a connection string.</summary>
    public static bool IsBetweenTwo(string name) => HasAny(name, "password", "passwd", "pwd", "passphrase", "passcode", "clientsecret", "connectionstring");

    /// <summary>Whether the name is that of a key, which is for its owner's programs and no client, though some services take it in their address.</summary>
    public static bool IsOwnersKey(string name) => HasAny(name, "apikey", "privatekey", "secretkey", "accountkey", "accesskey", "masterkey", "signingkey", "encryptionkey");

    /// <summary>A token that is named after one of them, such as one to reset a password, is there to be sent.</summary>
    private static bool HasAny(string name, params string[] words)
    {
        var simplified = name.Replace("_", "").Replace("-", "").ToLowerInvariant();

        return simplified.IndexOf("token", StringComparison.Ordinal) < 0 && words.Any(word => simplified.IndexOf(word, StringComparison.Ordinal) >= 0);
    }

    private static bool IsToken(string name)
    {
        if (SensitiveNames.Judge(name.AsSpan()) != NameSensitivity.Weak)
            return false;

        var last = "";
        foreach (var word in Words.Split(name))
            last = word;

        return string.Equals(last, "token", StringComparison.OrdinalIgnoreCase);
    }

    private static bool SurroundingsSpeakFor(ISymbol symbol)
    {
        for (var container = symbol.ContainingSymbol; container is not null and not INamespaceSymbol { IsGlobalNamespace: true }; container = container.ContainingSymbol)
        {
            if (container is INamedTypeSymbol or INamespaceSymbol && Words.HoldsAny(container.Name, Surroundings))
                return true;
        }

        return false;
    }
}

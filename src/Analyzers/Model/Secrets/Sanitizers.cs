using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Knows by their names the methods that take the secret out of what they are given.</summary>
internal static class Sanitizers
{
    private static readonly HashSet<string> Hiding = new(StringComparer.OrdinalIgnoreCase)
    {
        "mask", "masked", "masking", "redact", "redacted", "redacting", "obfuscate", "obfuscated", "sanitize", "sanitise", "sanitized", "sanitised", "scrub", "scrubbed",
        "censor", "censored", "anonymize", "anonymise", "anonymized", "anonymised", "hide", "hidden", "conceal", "truncate", "truncated", "safe", "without",
    };

    private static readonly HashSet<string> Transforming = new(StringComparer.OrdinalIgnoreCase)
    {
        "hash", "hashed", "md", "sha", "encrypt", "encrypted", "protect", "protected", "fingerprint", "thumbprint", "tokenize", "tokenise", "digest",
    };

    private static readonly HashSet<string> Removing = new(StringComparer.OrdinalIgnoreCase) { "remove", "strip", "exclude", "clean", "clear", "omit" };

    public static bool IsSanitizer(IMethodSymbol method, SecretSettings settings) =>
        Sanitizes(method.Name)
        || settings.SanitizerMethods.ContainsMethod(method.ContainingType?.Name ?? "", method.Name)
        || method.ContainingType?.HasFullName("ErrorHandling.Redactor") == true
        || method.ContainingType?.HasFullName("System.Text.RegularExpressions.Regex") == true;

    /// <summary>Whether a name speaks of something that no longer shows the secret (<c>MaskedValue</c>).</summary>
    public static bool Hides(string name) => Words.HoldsAny(name, Hiding);

    private static bool Sanitizes(string name)
    {
        string? previous = null;

        foreach (var word in Words.Split(name))
        {
            if (Hiding.Contains(word) || Transforming.Contains(word) || word.StartsWith("hmac", StringComparison.OrdinalIgnoreCase))
                return true;

            if (previous is null ? Removing.Contains(word) : previous == "For" && word is "Log" or "Logs" or "Logging" or "Trace" or "Tracing" or "Display")
                return true;

            previous = word;
        }

        return false;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>What the fixes must know of a secret that is written.</summary>
internal static class SecretFixes
{
    private static readonly ImmutableDictionary<string, string?> None = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Of a value without which the program does not work.</summary>
    public static readonly ImmutableDictionary<string, string?> Needed = None.Add(FixProperties.Form, FixProperties.Needed);

    public static ImmutableDictionary<string, string?> For(IOperation part) =>
        part.Type?.SpecialType == SpecialType.System_String ? None.Add(FixProperties.Form, FixProperties.Text) : None;
}

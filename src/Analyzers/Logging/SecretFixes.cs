using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>What the fixes must know of a secret that is written.</summary>
internal static class SecretFixes
{
    private static readonly ImmutableDictionary<string, string?> None = ImmutableDictionary<string, string?>.Empty;

    public static ImmutableDictionary<string, string?> For(IOperation part) =>
        part.Type?.SpecialType == SpecialType.System_String ? None.Add(FixProperties.Form, FixProperties.Text) : None;
}

using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>How surely a value is a secret.</summary>
internal enum SecretStrength
{
    /// <summary>A short part of a secret, by which people recognise it.</summary>
    Partial,

    /// <summary>Something speaks for it, but other meanings are common.</summary>
    Weak,

    /// <summary>Its name, its origin or a declaration says so.</summary>
    Strong,
}

/// <summary>Why a value is, or was made of, something secret. It never holds the value itself.</summary>
internal sealed class Secret
{
    /// <summary>Of a value that is known to be no secret, whatever its name says: a constant, a number, what a sanitizer gave.</summary>
    public static readonly Secret Harmless = new(SecretStrength.Partial, "", "", null);

    /// <summary>Of a value that was made of the parameter that is being followed.</summary>
    public static readonly Secret Followed = new(SecretStrength.Strong, "", "", null);

    public Secret(SecretStrength strength, string name, string reason, Location? source)
    {
        Strength = strength;
        Name = name;
        Reason = reason;
        Source = source;
    }

    /// <summary>Of a value of which only its name tells.</summary>
    public static Secret Named(SecretStrength strength, string name, Location? source) =>
        new(strength, name, strength == SecretStrength.Strong ? SecretNames.SaysSo : SecretNames.MaySaySo, source);

    public SecretStrength Strength { get; }

    /// <summary>What the program calls it: a variable, a member, a key.</summary>
    public string Name { get; }

    /// <summary>A phrase that says why it is taken for a secret.</summary>
    public string Reason { get; }

    /// <summary>Where it comes from.</summary>
    public Location? Source { get; }

    /// <summary>Where it comes from, if that is elsewhere.</summary>
    public Location[] SourceBeside(IOperation use) =>
        Source is null || (Source.SourceTree == use.Syntax.SyntaxTree && use.Syntax.Span.Contains(Source.SourceSpan)) ? Array.Empty<Location>() : new[] { Source };

    public Secret As(SecretStrength strength) => strength == Strength ? this : new(strength, Name, Reason, Source);

    /// <summary>What is to be said of a value that may be either, or holds both: only what is harmless in every part is harmless.</summary>
    public static Secret? Either(Secret? one, Secret? other)
    {
        if (one == other)
            return one;

        if (one is null || one == Harmless)
            return other == Harmless ? null : other;

        return other is null || other == Harmless || other.Strength <= one.Strength ? one : other;
    }
}

using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>The secret that an object shows when it is written as a whole.</summary>
internal sealed class ShownSecret
{
    public ShownSecret(string @object, string member, string reason, Location? source)
    {
        Object = @object;
        Member = member;
        Reason = reason;
        Source = source;
    }

    /// <summary>What the program calls the object, or its type.</summary>
    public string Object { get; }

    /// <summary>The member that is secret, with the members on the way to it.</summary>
    public string Member { get; }

    public string Reason { get; }

    private Location? Source { get; }

    /// <summary>Where the member is declared, if that is elsewhere.</summary>
    public Location[] SourceBeside(IOperation use) =>
        Source is not { IsInSource: true } || (Source.SourceTree == use.Syntax.SyntaxTree && use.Syntax.Span.Contains(Source.SourceSpan)) ? Array.Empty<Location>() : new[] { Source };

    public ShownSecret Of(string @object) => new(@object, Member, Reason, Source);

    public ShownSecret Under(string member) => new(Object, $"{member}.{Member}", Reason, Source);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>The secret that an object shows when it is written as a whole.</summary>
internal sealed record ShownSecret(string Member, string Reason, Location? Source)
{
    /// <summary>What the program calls the object, or its type.</summary>
    public string Object { get; init; } = "";

    /// <summary>The object, where it is a variable or member; <see langword="null"/> where it is made on the spot.</summary>
    public IOperation? Value { get; init; }

    /// <summary>Its members that show no secret.</summary>
    public ImmutableArray<string> HarmlessMembers { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The members of the compilation's own types that would have to stay out for nothing secret to be shown; empty where that is not in its hands.</summary>
    public ImmutableArray<ISymbol> SecretMembers { get; init; } = ImmutableArray<ISymbol>.Empty;

    /// <summary>Where the member is declared, if that is elsewhere in the compilation.</summary>
    public Location[] SourceBeside(IOperation use) =>
        Source?.SourceTree is not { } tree
            || (tree == use.Syntax.SyntaxTree ? use.Syntax.Span.Contains(Source.SourceSpan) : use.SemanticModel?.Compilation.ContainsSyntaxTree(tree) != true)
            ? Array.Empty<Location>()
            : new[] { Source };
}

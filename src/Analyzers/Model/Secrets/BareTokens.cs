using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>
/// A bare <c>token</c> is the word of many trades. Where an entry itself calls what it writes a token, it is nearly always one that lets somebody in:
/// to sign in, to reset a password, to confirm an address. The others are known by the words around them.
/// </summary>
internal static class BareTokens
{
    /// <summary>What parsers, template engines, language models, markets, push services, certificate authorities and readers of a stream speak of.</summary>
    private static readonly HashSet<string> OtherTrades = new(StringComparer.OrdinalIgnoreCase)
    {
        "parse", "parser", "parsing", "lexer", "lexing", "syntax", "grammar", "compiler", "interpreter", "scanner", "expression", "expressions", "tokenize", "tokenizer",
        "unexpected", "template", "templates", "templating", "llm", "prompt", "completion", "completions", "embedding", "embeddings", "vocabulary", "vocab",
        "price", "prices", "market", "coin", "crypto", "blockchain", "contract", "nft", "wallet", "swap", "mint", "balance", "symbol",
        "push", "device", "devices", "fcm", "firebase", "apns", "notification", "notifications", "acme", "challenge",
        "version", "sync", "delta", "resume", "checkpoint", "cursor", "continuation", "position", "offset", "line", "column",
    };

    /// <summary>Whether the entry calls what it writes a token, and nothing speaks of another trade.</summary>
    public static bool AreMeantBy(LogCall entry, string? placeholder)
    {
        // What an own logger writes is seen there.
        if (entry.Sink is LogSink.Console or LogSink.Trace || entry is { Sink: LogSink.Own, Method.DeclaringSyntaxReferences.IsEmpty: false })
            return false;

        var isNamed = placeholder is not null && Words.Name(placeholder, "token");
        var message = entry.MessageArgument?.Value.Syntax;

        foreach (var token in message?.DescendantTokens() ?? Enumerable.Empty<SyntaxToken>())
        {
            if (token.Parent is not (LiteralExpressionSyntax or InterpolatedStringTextSyntax))
                continue;

            if (Words.HoldsAny(token.ValueText, OtherTrades))
                return false;

            isNamed |= Words.Name(token.ValueText, "token");
        }

        return isNamed && !StandsInOtherTrade(entry.Operation.Syntax);
    }

    private static bool StandsInOtherTrade(SyntaxNode node)
    {
        for (var around = node.Parent; around is not null; around = around.Parent)
        {
            var name = around switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
                _ => null,
            };

            if (name is not null && Words.HoldsAny(name, OtherTrades))
                return true;
        }

        return false;
    }
}

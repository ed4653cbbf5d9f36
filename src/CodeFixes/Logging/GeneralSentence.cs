using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>What a client is told instead of an exception's own words: what the text around says already, or that an error occurred, and under which number.</summary>
internal static class GeneralSentence
{
    private const string Text = "An unexpected error occurred.";
    private static readonly char[] Separators = { ':', '-', ',', ';', '(', ' ', '.' };

    private const string HttpContext = "Microsoft.AspNetCore.Http.HttpContext";

    public static void PutInPlaceOf(SolutionEdits edits, FixContext context, ExpressionSyntax expression)
    {
        switch (expression.Parent)
        {
            case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } interpolation:
                var mark = edits.Mark(interpolation);
                edits.Replace(text, current => Without(current, mark));
                break;

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: LiteralExpressionSyntax { Token.Value: string start } } sum when sum.Right == expression:
                edits.Replace(sum, current => Literal(Closed(start)).WithTriviaFrom(current));
                break;

            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member when NameOf(expression) is { } name:
                edits.Replace(member, current => Named(name, Literal(Text)).WithTriviaFrom(current));
                break;

            default:
                var sentence = WithTraceIdentifier(context, expression);
                edits.Replace(expression, current => sentence.WithTriviaFrom(current));
                break;
        }
    }

    private static SyntaxNode Without(InterpolatedStringExpressionSyntax text, SyntaxAnnotation mark)
    {
        var index = text.Contents.IndexOf(content => content.HasAnnotation(mark));

        if (index < 0)
            return text;

        var contents = text.Contents.RemoveAt(index);

        if (contents.Any(content => content is InterpolationSyntax))
            return text.WithContents(index == contents.Count ? WithEnd(contents) : contents);

        var left = string.Concat(contents.OfType<InterpolatedStringTextSyntax>().Select(part => part.TextToken.ValueText));
        return Literal(Closed(left)).WithTriviaFrom(text);
    }

    /// <summary>What led to the last part, which is gone, ends the sentence.</summary>
    private static SyntaxList<InterpolatedStringContentSyntax> WithEnd(SyntaxList<InterpolatedStringContentSyntax> contents)
    {
        if (contents.Last() is not InterpolatedStringTextSyntax last)
            return contents;

        var end = last.TextToken.Text.TrimEnd(Separators) + ".";
        return contents.Replace(last, last.WithTextToken(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, end, end, default)));
    }

    /// <summary>The words before the exception's own as a sentence: "Could not save: " tells enough, "Details: " does not.</summary>
    private static string Closed(string start)
    {
        var text = start.Trim().TrimEnd(Separators);

        return text.Length == 0 ? Text
            : Words.SpeakOfFailure(text) ? $"{text}."
            : $"{text}: {Text}";
    }

    private static ExpressionSyntax WithTraceIdentifier(FixContext context, ExpressionSyntax expression) =>
        ContextInReach(context, expression.SpanStart) is { } name
            ? SyntaxFactory.ParseExpression($"$\"{Text} Trace identifier: {{{name}.TraceIdentifier}}\"")
            : Literal(Text);

    private static string? ContextInReach(FixContext context, int position)
    {
        var isStatic = context.Model.GetEnclosingSymbol(position) is { IsStatic: true };

        foreach (var symbol in context.Model.LookupSymbols(position))
        {
            var type = symbol switch
            {
                ILocalSymbol local when local.Locations[0].SourceSpan.End < position => local.Type,
                IParameterSymbol parameter => parameter.Type,
                IPropertySymbol { IsStatic: false, IsIndexer: false } property when !isStatic => property.Type,
                _ => null,
            };

            if (type is { NullableAnnotation: not NullableAnnotation.Annotated } && type.HasFullName(HttpContext))
                return symbol.Name;
        }

        return null;
    }

    private static AnonymousObjectMemberDeclaratorSyntax Named(string name, ExpressionSyntax value) => SyntaxFactory.AnonymousObjectMemberDeclarator(
        SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)),
        value);

    private static string? NameOf(ExpressionSyntax expression) => expression is ConditionalAccessExpressionSyntax access ? NameOf(access.WhenNotNull) : expression.MemberName();

    private static LiteralExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}

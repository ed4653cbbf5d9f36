using System.Collections.Immutable;
using System.Globalization;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>Takes a secret out of the text that holds it: the placeholder with its argument, or the hole of an interpolated string.</summary>
internal static class LeaveOutSecret
{
    private const string Title = "Leave the value out of the text";

    /// <summary>What stands between a word and the value that it announces.</summary>
    private static readonly char[] Announcing = { ' ', ':', '=', '\'' };

    public static PlannedFix? Plan(FixContext context)
    {
        var secret = context.ReportedNode.FirstAncestorOrSelf<ExpressionSyntax>(node => node.Span == context.Diagnostic.Location.SourceSpan);
        var edits = new SolutionEdits();

        switch (secret?.Parent)
        {
            case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } hole when !hole.HasCommentOrDirective():
                var mark = edits.Mark(hole);
                edits.Replace(text, current => WithoutHole(current, mark));
                return new(Title, nameof(LeaveOutSecret), edits);

            case ArgumentSyntax { Parent: ArgumentListSyntax list, NameColon: null } argument when TemplateOf(context, list, argument) is { } template && !list.HasCommentOrDirective():
                var argumentMark = edits.Mark(argument);
                var templateMark = edits.Mark(template);
                edits.Replace(list, current => WithoutValue(current, templateMark, argumentMark));
                return new(Title, nameof(LeaveOutSecret), edits);

            default:
                return null;
        }
    }

    /// <summary>The template, whose holes are filled by the arguments that follow it.</summary>
    private static ArgumentSyntax? TemplateOf(FixContext context, ArgumentListSyntax list, ArgumentSyntax argument) =>
        context.Property(FixProperties.Hole) is { } hole
        && context.AdditionalNode<LiteralExpressionSyntax>(0)?.Parent is ArgumentSyntax { Parent: var parent, NameColon: null } template
        && parent == list
        && HoleOf(list, template, argument).ToString(CultureInfo.InvariantCulture) == hole
        && HolesIn(template).Length == list.Arguments.Count - list.Arguments.IndexOf(template) - 1
            ? template
            : null;

    private static int HoleOf(ArgumentListSyntax list, ArgumentSyntax template, ArgumentSyntax argument) =>
        list.Arguments.IndexOf(argument) - list.Arguments.IndexOf(template) - 1;

    private static ImmutableArray<TemplateHole> HolesIn(ArgumentSyntax template) =>
        LogTemplate.Parse(template.Expression.ToString(), TemplateStyle.Positional).Holes;

    private static ArgumentListSyntax WithoutValue(ArgumentListSyntax list, SyntaxAnnotation templateMark, SyntaxAnnotation argumentMark)
    {
        var template = (ArgumentSyntax)list.GetAnnotatedNodes(templateMark).Single();
        var argument = (ArgumentSyntax)list.GetAnnotatedNodes(argumentMark).Single();
        var hole = HolesIn(template)[HoleOf(list, template, argument)].Span;
        var text = template.Expression.ToString();
        var shortened = Joined(text.Substring(0, hole.Start), text.Substring(hole.End));
        var literal = SyntaxFactory.ParseExpression(shortened).WithTriviaFrom(template.Expression);

        var index = list.Arguments.IndexOf(argument);

        return list.WithArguments(list.Arguments.Replace(template, template.WithExpression(literal)).RemoveAt(index));
    }

    private static InterpolatedStringExpressionSyntax WithoutHole(InterpolatedStringExpressionSyntax text, SyntaxAnnotation mark)
    {
        var hole = (InterpolationSyntax)text.GetAnnotatedNodes(mark).Single();
        var contents = text.Contents.ToList();
        var index = contents.IndexOf(hole);
        contents.RemoveAt(index);

        var after = index < contents.Count ? contents[index] as InterpolatedStringTextSyntax : null;

        if (index > 0 && contents[index - 1] is InterpolatedStringTextSyntax before && (after is not null || index == contents.Count))
        {
            contents[index - 1] = TextOf(Joined(before.TextToken.Text, after?.TextToken.Text ?? ""));

            if (after is not null)
                contents.RemoveAt(index);
        }

        return text.WithContents(SyntaxFactory.List(contents));
    }

    /// <summary>Two halves of a text without what announced the value between them.</summary>
    private static string Joined(string before, string after)
    {
        if (before.EndsWith("'", StringComparison.Ordinal) && after.StartsWith("'", StringComparison.Ordinal))
            after = after.Substring(1);

        var start = before.TrimEnd(Announcing);
        return after.Length > 0 && char.IsLetterOrDigit(after[0]) ? $"{start} {after}" : start + after;
    }

    private static InterpolatedStringTextSyntax TextOf(string text) =>
        SyntaxFactory.InterpolatedStringText(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, text, text, default));
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>A piece of a text that is put together: text, or a value with the alignment and format that it is written in.</summary>
internal readonly struct TextPart
{
    public TextPart(string text)
    {
        Text = text;
        Value = null;
    }

    public TextPart(IOperation value, string format)
    {
        Text = format;
        Value = value;
    }

    /// <summary>The text; of a value <c>,alignment:format</c>.</summary>
    public string Text { get; }

    public IOperation? Value { get; }
}

/// <summary>A text that is put together where it stands, by interpolation, concatenation or <c>string.Format</c>, taken apart.</summary>
internal sealed class BuiltText
{
    private BuiltText(ImmutableArray<TextPart> parts, bool hasOwnCulture)
    {
        Parts = parts;
        HasOwnCulture = hasOwnCulture;
    }

    public ImmutableArray<TextPart> Parts { get; }

    /// <summary>Whether the code says by which culture values are written, and it is not the invariant one.</summary>
    public bool HasOwnCulture { get; }

    /// <summary>Whether something in it is known only when the program runs; line ends are not.</summary>
    public bool IsBuiltAtRunTime
    {
        get
        {
            foreach (var part in Parts)
            {
                if (part.Value?.WithoutConversions() is { ConstantValue.HasValue: false } value && value is not IPropertyReferenceOperation { Property: { IsStatic: true, Name: "NewLine" } })
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether the expression can be such a text.</summary>
    public static bool MayBe(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => MayBe(parenthesized.Expression),
        BinaryExpressionSyntax or InterpolatedStringExpressionSyntax => true,
        InvocationExpressionSyntax invocation => invocation.InvokedName()?.Identifier.ValueText is "Format" or "Concat",
        _ => false,
    };

    /// <summary>What <paramref name="text"/> is made of; <see langword="null"/> where it is made elsewhere, or of a format that is not known.</summary>
    public static BuiltText? Of(IOperation text)
    {
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        var hasOwnCulture = false;
        return Add(parts, text, ref hasOwnCulture) ? new BuiltText(parts.ToImmutable(), hasOwnCulture) : null;
    }

    private static bool Add(ImmutableArray<TextPart>.Builder parts, IOperation operation, ref bool hasOwnCulture)
    {
        operation = operation.WithoutConversions();

        switch (operation)
        {
            case IInterpolatedStringOperation interpolated:
                AddInterpolated(parts, interpolated);
                return true;

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } concatenation:
                AddOperand(parts, concatenation.LeftOperand, ref hasOwnCulture);
                AddOperand(parts, concatenation.RightOperand, ref hasOwnCulture);
                return true;

            case IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } format:
                return AddFormatted(parts, format, ref hasOwnCulture);

            case IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } concat:
                return AddConcatenated(parts, concat, ref hasOwnCulture);

            default:
                return false;
        }
    }

    private static void AddOperand(ImmutableArray<TextPart>.Builder parts, IOperation operand, ref bool hasOwnCulture)
    {
        var plain = operand.WithoutConversions();

        if (plain is ILiteralOperation { ConstantValue: { HasValue: true, Value: string or char } literal })
            parts.Add(new TextPart(literal.Value!.ToString()!));
        else if ((plain.ConstantValue.HasValue && plain is not IBinaryOperation) || !Add(parts, plain, ref hasOwnCulture))
            parts.Add(new TextPart(operand, ""));
    }

    private static void AddInterpolated(ImmutableArray<TextPart>.Builder parts, IInterpolatedStringOperation interpolated)
    {
        foreach (var part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string text } }:
                    parts.Add(new TextPart(text));
                    break;

                case IInterpolationOperation { Syntax: InterpolationSyntax syntax } hole:
                    parts.Add(new TextPart(hole.Expression, $"{syntax.AlignmentClause}{syntax.FormatClause}".Trim()));
                    break;
            }
        }
    }

    private static bool AddFormatted(ImmutableArray<TextPart>.Builder parts, IInvocationOperation format, ref bool hasOwnCulture)
    {
        string? text = null;
        var values = new List<IOperation>();

        foreach (var argument in format.Arguments)
        {
            if (argument.Parameter?.Name == "format")
                text = argument.Value.ConstantValue is { HasValue: true, Value: string constant } ? constant : null;
            else if (argument.Parameter?.Name == "provider")
                hasOwnCulture |= argument.Value.WithoutConversions() is not IPropertyReferenceOperation { Property.Name: "InvariantCulture" };
            else
                values.AddRange(LoggedValues.ElementsOf(argument));
        }

        return text is not null && AddFilled(parts, LogTemplate.Parse(text, TemplateStyle.Indexed), values);
    }

    private static bool AddFilled(ImmutableArray<TextPart>.Builder parts, LogTemplate template, List<IOperation> values)
    {
        var end = 0;

        for (var number = 0; number < template.Holes.Length; number++)
        {
            var hole = template.Holes[number];
            var position = template.ValueOf(number);

            if (position < 0 || position >= values.Count || values[position].WithoutConversions().Type is IArrayTypeSymbol)
                return false;

            parts.Add(new TextPart(Unescaped(template.Text, end, hole.Span.Start)));
            parts.Add(new TextPart(values[position], hole.Format));
            end = hole.Span.End;
        }

        parts.Add(new TextPart(Unescaped(template.Text, end, template.Text.Length)));
        return true;
    }

    private static string Unescaped(string text, int start, int end) => text.Substring(start, end - start).Replace("{{", "{").Replace("}}", "}");

    private static bool AddConcatenated(ImmutableArray<TextPart>.Builder parts, IInvocationOperation concat, ref bool hasOwnCulture)
    {
        foreach (var argument in concat.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Value.Type is { SpecialType: not SpecialType.System_String and not SpecialType.System_Object })
                return false;

            foreach (var element in LoggedValues.ElementsOf(argument))
                AddOperand(parts, element, ref hasOwnCulture);
        }

        return true;
    }
}

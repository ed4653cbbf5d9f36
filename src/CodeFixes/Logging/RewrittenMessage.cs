using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>The message of a log call written anew: its text with holes, what fills them, and nothing of what is to be left out.</summary>
internal sealed class RewrittenMessage
{
    /// <summary>Stands in the text for the first hole; the next characters for the others.</summary>
    private const char FirstHole = '\uE000';

    private const int MaxHoles = 100;

    private readonly LogCall _call;
    private readonly Func<IOperation, bool> _isLeftOut;
    private readonly ImmutableArray<IOperation> _given;
    private readonly PlaceholderName _names = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, string Format, int Value)> _holes = new();
    private readonly List<ExpressionSyntax> _values = new();
    private readonly HashSet<IOperation> _placed = new();

    private RewrittenMessage(LogCall call, Func<IOperation, bool> isLeftOut)
    {
        _call = call;
        _isLeftOut = isLeftOut;
        _given = call.Values.Where(value => value.Position >= 0).Select(value => value.Operation).ToImmutableArray();
    }

    /// <summary>What fills the holes.</summary>
    public IReadOnlyList<ExpressionSyntax> Values => _values;

    /// <param name="call">The log call.</param>
    /// <param name="isLeftOut">The values to leave out, with the text that only led to them.</param>
    /// <returns>The message, or <see langword="null"/> where it cannot be written otherwise and mean the same.</returns>
    public static RewrittenMessage? Of(LogCall call, Func<IOperation, bool> isLeftOut)
    {
        var message = new RewrittenMessage(call, isLeftOut);

        return PartsOf(call) is { } parts && parts.All(message.Add) && message._given.All(message._placed.Contains) && message._holes.Count < MaxHoles
            ? message.Mend()
            : null;
    }

    /// <summary>The message as a template. Without values it is plain text, in which a brace is a brace.</summary>
    public string AsTemplate()
    {
        var template = new StringBuilder();
        var areBracesDoubled = _given.IsEmpty && _values.Count > 0;

        foreach (var character in _text.ToString())
        {
            if (HoleOf(character) is { } hole)
                template.Append('{').Append(hole.Name).Append(hole.Format).Append('}');
            else
                template.Append(character, areBracesDoubled && character is ('{' or '}') ? 2 : 1);
        }

        return template.ToString();
    }

    /// <summary>The message for a library that has no templates: its text and, as code, its holes.</summary>
    public IEnumerable<(string Text, bool IsHole)> AsPieces()
    {
        foreach (var character in _text.ToString())
        {
            yield return HoleOf(character) is { } hole
                ? ($"{{{InHole(_values[hole.Value])}{hole.Format}}}", true)
                : (character.ToString(), false);
        }
    }

    private static string InHole(ExpressionSyntax value) => value is ConditionalExpressionSyntax ? $"({value})" : value.ToString();

    private (string Name, string Format, int Value)? HoleOf(char character)
    {
        var index = character - FirstHole;
        return index >= 0 && index < _holes.Count ? _holes[index] : null;
    }

    private RewrittenMessage Mend()
    {
        var mended = LeftOutText.Mended(_text.ToString());
        _text.Clear().Append(mended);
        return this;
    }

    private static IEnumerable<TextPart>? PartsOf(LogCall call)
    {
        if (call.MessageArgument?.Value is not { } message)
            return null;

        if (message.ConstantValue is { HasValue: true, Value: string text })
            return IsLiteral(message.Syntax) ? new[] { new TextPart(text) } : null;

        return BuiltText.Of(message) is not { } built ? new[] { new TextPart(message, "") }
            : built.HasOwnCulture ? null
            : built.Parts;
    }

    /// <summary>A constant with a name is somebody else's too.</summary>
    private static bool IsLiteral(SyntaxNode syntax) => syntax switch
    {
        LiteralExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsLiteral(parenthesized.Expression),
        BinaryExpressionSyntax binary => IsLiteral(binary.Left) && IsLiteral(binary.Right),
        _ => false,
    };

    private bool Add(TextPart part)
    {
        if (part.Value is { } value)
            return AddValue(value, part.Text);

        if (_given.IsEmpty)
        {
            _text.Append(part.Text);
            return true;
        }

        return AddTemplate(part.Text);
    }

    private bool AddValue(IOperation value, string format)
    {
        if (_isLeftOut(value))
        {
            _text.Append(LeftOutText.Mark);
            return true;
        }

        if (value.Syntax is not ExpressionSyntax expression || format.IndexOfAny(new[] { '{', '}', '"', '\\' }) >= 0 || (_values.Any(known => known == expression) && HasEffects(expression)))
            return false;

        AddHole(_names.Take(expression), format, expression);
        return true;
    }

    /// <summary>Text that is a template already: its holes stay with the arguments that they have.</summary>
    private bool AddTemplate(string text)
    {
        var style = LogTemplates.StyleOf(_call) ?? TemplateStyle.Indexed;
        var template = LogTemplate.Parse(text, style);
        var isBuilt = _call.MessageArgument!.Value.ConstantValue is not { HasValue: true };
        var offset = isBuilt ? _placed.Count : 0;
        var end = 0;

        for (var number = 0; number < template.Holes.Length; number++)
        {
            var hole = template.Holes[number];
            var position = template.ValueOf(number) + offset;

            if (position < 0 || position >= _given.Length || (isBuilt && hole.IsIndexed))
                return false;

            _text.Append(text, end, hole.Span.Start - end);
            end = hole.Span.End;

            if (!AddGiven(hole, _given[position], text))
                return false;
        }

        _text.Append(text, end, text.Length - end);
        return true;
    }

    private bool AddGiven(TemplateHole hole, IOperation value, string text)
    {
        _placed.Add(value);

        if (_isLeftOut(value))
        {
            _text.Append(LeftOutText.Mark);
            return true;
        }

        if (value.Syntax is not ExpressionSyntax expression)
            return false;

        if (!hole.IsIndexed)
        {
            var name = text.Substring(hole.Span.Start + 1, hole.Span.Length - 2 - hole.Format.Length);
            _names.Take(hole.Name);
            AddHole(name, hole.Format, expression);
            return true;
        }

        var index = _values.IndexOf(expression);
        index = index < 0 ? _values.Count : index;
        AddHole(index.ToString(CultureInfo.InvariantCulture), hole.Format, index == _values.Count ? expression : null, index);
        return true;
    }

    private void AddHole(string name, string format, ExpressionSyntax? value, int? index = null)
    {
        _text.Append((char)(FirstHole + _holes.Count));
        _holes.Add((name, format, index ?? _values.Count));

        if (value is not null)
            _values.Add(value);
    }

    private static bool HasEffects(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax or AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers.Model;

/// <summary>How the holes of a template find their values.</summary>
internal enum TemplateStyle
{
    /// <summary><c>Microsoft.Extensions.Logging</c>: each hole takes the next value, even where it is a number.</summary>
    Positional,

    /// <summary>Serilog, NLog: each hole takes the next value, or the one of its number where every hole has a number.</summary>
    NamedOrIndexed,

    /// <summary><c>string.Format</c>: each hole takes the value of its number.</summary>
    Indexed,
}

/// <summary>One hole of a template: <c>{@Order,10:N2}</c>.</summary>
internal readonly struct TemplateHole
{
    public TemplateHole(TextSpan span, string name, char capture, string format)
    {
        Span = span;
        Name = name;
        Capture = capture;
        Format = format;
    }

    /// <summary>Where it stands in the template's text, braces included.</summary>
    public TextSpan Span { get; }

    public string Name { get; }

    /// <summary><c>@</c>, <c>$</c>, or <c>\0</c>.</summary>
    private char Capture { get; }

    /// <summary>Alignment and format with their separators: <c>,10:N2</c>.</summary>
    public string Format { get; }

    /// <summary>Whether the value is written with its members (<c>{@Order}</c>) and not by its <c>ToString</c>.</summary>
    public bool IsDestructured => Capture == '@';

    public bool IsIndexed => Name.Length > 0 && Name.All(char.IsDigit);
}

/// <summary>A message template, taken apart.</summary>
internal sealed class LogTemplate
{
    private readonly TemplateStyle _style;
    private readonly bool _isIndexed;

    private LogTemplate(string text, ImmutableArray<TemplateHole> holes, TemplateStyle style)
    {
        Text = text;
        Holes = holes;
        _style = style;
        _isIndexed = style != TemplateStyle.Positional && holes.All(hole => hole.IsIndexed);
    }

    public string Text { get; }

    public ImmutableArray<TemplateHole> Holes { get; }

    /// <summary>Takes any text apart; what is no hole, such as a brace that is never closed, is text.</summary>
    public static LogTemplate Parse(string text, TemplateStyle style)
    {
        var holes = ImmutableArray.CreateBuilder<TemplateHole>();

        for (var index = text.IndexOf('{'); index >= 0 && index < text.Length; index = text.IndexOf('{', index))
        {
            if (index + 1 < text.Length && text[index + 1] == '{')
            {
                index += 2;
                continue;
            }

            var end = text.IndexOf('}', index);

            if (end < 0)
                break;

            if (HoleAt(text, index, end) is { } hole)
                holes.Add(hole);

            index = end + 1;
        }

        return new LogTemplate(text, holes.ToImmutable(), style);
    }

    /// <summary>Which of the values that follow the template fills a hole.</summary>
    public int ValueOf(int hole) => _isIndexed && int.TryParse(Holes[hole].Name, out var number) ? number : _style == TemplateStyle.Indexed ? -1 : hole;

    /// <summary>The holes that one of the values fills, by their numbers.</summary>
    public IEnumerable<int> HolesOf(int value)
    {
        for (var hole = 0; hole < Holes.Length; hole++)
        {
            if (ValueOf(hole) == value)
                yield return hole;
        }
    }

    private static TemplateHole? HoleAt(string text, int start, int end)
    {
        var name = start + 1;
        var capture = text[name] is '@' or '$' ? text[name++] : '\0';
        var nameEnd = name;

        while (nameEnd < end && text[nameEnd] is not (',' or ':'))
            nameEnd++;

        var span = TextSpan.FromBounds(start, end + 1);
        var isNamed = nameEnd > name && text.IndexOf('{', name, nameEnd - name) < 0;
        return isNamed ? new TemplateHole(span, text.Substring(name, nameEnd - name).Trim(), capture, text.Substring(nameEnd, end - nameEnd)) : null;
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Testing.Engine;

/// <summary>A marked stretch of code: <c>[|…|]</c> without a name, <c>{|name:…|}</c> with one.</summary>
internal readonly record struct MarkedSpan(string? Name, TextSpan Span)
{
    /// <summary>The key of <c>{|#key:…|}</c>.</summary>
    public int? Key => Name is ['#', .. var digits] && int.TryParse(digits, out var key) ? key : null;
}

/// <summary>Reads markup: the code without its marks, and where they stood.</summary>
internal sealed partial record Markup(string Code, ImmutableArray<MarkedSpan> Spans)
{
    public static Markup Parse(string text)
    {
        var code = new StringBuilder(text.Length);
        var spans = ImmutableArray.CreateBuilder<MarkedSpan>();
        var open = new Stack<(string? Name, int Start)>();
        var copied = 0;

        foreach (Match mark in Marks().Matches(text))
        {
            code.Append(text, copied, mark.Index - copied);
            copied = mark.Index + mark.Length;

            if (mark.Value is "[|")
                open.Push((null, code.Length));
            else if (mark.Groups["name"] is { Success: true } name)
                open.Push((name.Value, code.Length));
            else if (open.TryPop(out var start) && mark.Value == (start.Name is null ? "|]" : "|}"))
                spans.Add(new MarkedSpan(start.Name, TextSpan.FromBounds(start.Start, code.Length)));
            else
                throw new FormatException($"The markup has '{mark.Value}' at character {mark.Index} without its beginning.");
        }

        if (open.TryPeek(out var unclosed))
            throw new FormatException($"The markup has '{(unclosed.Name is null ? "[|" : $"{{|{unclosed.Name}:")}' without its end.");

        code.Append(text, copied, text.Length - copied);

        return new Markup(
            code.ToString(),
            [.. spans.OrderBy(span => span.Span.Start).ThenByDescending(span => span.Span.Length)]);
    }

    [GeneratedRegex(@"\[\||\{\|(?<name>[\w.#-]+):|\|\]|\|\}", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}

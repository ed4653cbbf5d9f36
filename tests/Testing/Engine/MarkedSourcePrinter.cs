using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.Engine;

/// <summary>Writes sources with the marks that fit what was reported, ready to paste into the test.</summary>
internal static class MarkedSourcePrinter
{
    public static string Print(EvaluatedState state, IEnumerable<Diagnostic> diagnostics, ImmutableArray<DiagnosticDescriptor> descriptors)
    {
        var byPath = diagnostics.ToLookup(diagnostic => diagnostic.Location.GetLineSpan().Path);
        var text = new StringBuilder("As it is reported, ready to paste:").AppendLine();

        foreach (var source in state.Projects.SelectMany(project => project.Sources))
        {
            text.AppendLine().Append("// ").AppendLine(source.Path);
            text.AppendLine(Mark(source.Text.ToString(), byPath[source.Path], descriptors));
        }

        return text.ToString();
    }

    private static string Mark(string code, IEnumerable<Diagnostic> diagnostics, ImmutableArray<DiagnosticDescriptor> descriptors)
    {
        var marks = new List<(int Position, int Order, string Text)>();

        // Ends come before beginnings at one place; of those at one place, the mark begun last ends first.
        var ordered = diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenByDescending(diagnostic => diagnostic.Location.SourceSpan.End)
            .ToList();

        for (var i = 0; i < ordered.Count; i++)
        {
            var span = ordered[i].Location.SourceSpan;
            var isDefault = descriptors.Length == 1 && descriptors[0].Id == ordered[i].Id;

            if (span.IsEmpty)
            {
                marks.Add((span.Start, i, isDefault ? "[||]" : $"{{|{ordered[i].Id}:|}}"));
                continue;
            }

            marks.Add((span.Start, i, isDefault ? "[|" : $"{{|{ordered[i].Id}:"));
            marks.Add((span.End, -i - 1, isDefault ? "|]" : "|}"));
        }

        var result = new StringBuilder(code);
        foreach (var mark in marks.OrderByDescending(mark => mark.Position).ThenByDescending(mark => mark.Order))
            result.Insert(mark.Position, mark.Text);

        return result.ToString();
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers.CodeFixes;

/// <summary>Makes text of edited trees: imports, short names, layout, the document's own line ends, the same text in linked documents.</summary>
internal static class DocumentCleanup
{
    /// <summary>On a fully qualified name: import its namespace and shorten it.</summary>
    public static readonly SyntaxAnnotation Import = new("ErrorHandling.Import");

    public static async Task<Solution> FinishAsync(
        Solution original, Solution edited, IReadOnlyCollection<DocumentId> changed, CancellationToken cancellationToken)
    {
        var changes = new List<(Document Document, SourceText OldText, ImmutableArray<TextChange> Changes)>();

        foreach (var id in changed)
        {
            var document = original.GetDocument(id)!;
            var oldText = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var newDocument = await CleanAsync(edited.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            var newText = await newDocument.GetTextAsync(cancellationToken).ConfigureAwait(false);
            newText = SourceText.From(WithLineEndsOf(oldText.ToString(), newText.ToString()), oldText.Encoding, oldText.ChecksumAlgorithm);

            // The trees' difference is finer than the texts': linked documents can then be merged.
            changes.Add((document, oldText, await ChangesAsync(document, newText, cancellationToken).ConfigureAwait(false)));
        }

        var solution = original;

        foreach (var file in changes.GroupBy(change => change.Document.FilePath ?? change.Document.Id.ToString()))
        {
            var (document, oldText, _) = file.First();
            var newText = oldText.WithChanges(Merge(file.Select(change => change.Changes)));

            if (newText.ContentEquals(oldText))
                continue;

            foreach (var id in document.GetLinkedDocumentIds().Add(document.Id))
                solution = solution.WithDocumentText(id, newText, PreservationMode.PreserveValue);
        }

        return solution;
    }

    private static async Task<Document> CleanAsync(Document document, CancellationToken cancellationToken)
    {
        document = await ImportAdder.AddImportsAsync(document, Import, cancellationToken: cancellationToken).ConfigureAwait(false);
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ImmutableArray<TextChange>> ChangesAsync(Document document, SourceText newText, CancellationToken cancellationToken)
    {
        var changes = await document.WithText(newText).GetTextChangesAsync(document, cancellationToken).ConfigureAwait(false);
        return changes.ToImmutableArray();
    }

    private static string WithLineEndsOf(string original, string text)
    {
        var lineEnds = original.Count(character => character == '\n');

        if (lineEnds == 0)
            return text;

        var windowsLineEnds = CountWindowsLineEnds(original);

        if (windowsLineEnds != 0 && windowsLineEnds != lineEnds)
            return text; // A mixture: no line end is the right one.

        var unix = text.Replace("\r\n", "\n");
        return windowsLineEnds == 0 ? unix : unix.Replace("\n", "\r\n");
    }

    private static int CountWindowsLineEnds(string text)
    {
        var count = 0;

        for (var index = text.IndexOf("\r\n", StringComparison.Ordinal); index >= 0; index = text.IndexOf("\r\n", index + 2, StringComparison.Ordinal))
            count++;

        return count;
    }

    // The same finding in two target frameworks gives the same change twice; code under #if differs, and both changes count.
    private static List<TextChange> Merge(IEnumerable<ImmutableArray<TextChange>> linked)
    {
        var merged = new List<TextChange>();

        foreach (var change in linked.SelectMany(changes => changes))
        {
            if (!merged.Any(other => Overlap(other.Span, change.Span)))
                merged.Add(change);
        }

        merged.Sort((left, right) => left.Span.CompareTo(right.Span));
        return merged;
    }

    private static bool Overlap(TextSpan left, TextSpan right) =>
        left.OverlapsWith(right) || (left.Start == right.Start && (left.IsEmpty || right.IsEmpty));
}

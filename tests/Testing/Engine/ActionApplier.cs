using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Testing.Engine;

/// <summary>Applies an action as an editor does: what counts is the text that comes out.</summary>
internal sealed class ActionApplier(CodeActionValidationMode mode, IVerifier verify)
{
    /// <summary>The solution with the action's text, parsed anew.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CodeAction action, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);

        if (operations is not [ApplyChangesOperation { ChangedSolution: var changed }])
        {
            verify.Fail(
                $"'{action.Title}' must be one ApplyChangesOperation, but has: "
                + $"{(operations.IsEmpty ? "nothing" : string.Join(", ", operations.Select(operation => operation.GetType().Name)))}.");
            throw new InvalidOperationException();
        }

        var changes = changed.GetChanges(solution);
        var documents = changes.GetProjectChanges().SelectMany(project => project.GetChangedDocuments().Concat(project.GetAddedDocuments()));

        foreach (var id in documents)
        {
            var document = changed.GetDocument(id)!;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            await VerifyTreeAsync(action, document, text, cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentText(id, SourceText.From(text.ToString(), text.Encoding));
        }

        return changed;
    }

    public static async Task<bool> HasSameTextAsync(Solution first, Solution second, CancellationToken cancellationToken)
    {
        var texts = await Task.WhenAll(SolutionTexts.ReadAsync(first, cancellationToken), SolutionTexts.ReadAsync(second, cancellationToken)).ConfigureAwait(false);
        return texts[0].SequenceEqual(texts[1]);
    }

    private async Task VerifyTreeAsync(CodeAction action, Document document, SourceText text, CancellationToken cancellationToken)
    {
        if (mode == CodeActionValidationMode.None)
            return;

        var built = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var parsed = await CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)built!.SyntaxTree.Options, cancellationToken: cancellationToken)
            .GetRootAsync(cancellationToken).ConfigureAwait(false);

        var first = Structure(built).ToList();
        var second = Structure(parsed).ToList();

        if (!first.SequenceEqual(second))
        {
            var place = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();
            verify.Fail(
                $"'{action.Title}' built a tree that its own text does not parse to. Built: {first.ElementAtOrDefault(place)}; parsed: {second.ElementAtOrDefault(place)}.\n\n{text}");
        }
    }

    private IEnumerable<(SyntaxKind Kind, string Text)> Structure(SyntaxNode root)
    {
        foreach (var item in root.DescendantNodesAndTokensAndSelf())
        {
            yield return (item.Kind(), item.IsToken ? item.AsToken().Text : $"{item.ChildNodesAndTokens().Count} children");

            if (mode == CodeActionValidationMode.Full && item.IsToken)
            {
                foreach (var trivia in item.GetLeadingTrivia().Concat(item.GetTrailingTrivia()))
                    yield return (trivia.Kind(), trivia.ToFullString());
            }
        }
    }
}

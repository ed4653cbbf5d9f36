using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers.CodeFixes;

/// <summary>Asks the compiler whether a fix left the code as good as it was: no new error, no new warning.</summary>
internal static class CompilerCheck
{
    /// <summary>The changed documents that the compiler likes less than before.</summary>
    public static async Task<List<DocumentId>> FindDamageAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var damaged = new List<DocumentId>();

        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
        {
            if (await IsDamagedAsync(before.GetDocument(id)!, after.GetDocument(id)!, cancellationToken).ConfigureAwait(false))
                damaged.Add(id);
        }

        return damaged;
    }

    private static async Task<bool> IsDamagedAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var changes = (await after.GetTextChangesAsync(before, cancellationToken).ConfigureAwait(false)).ToList();

        if (changes.Count == 0)
            return false;

        var oldSpan = TextSpan.FromBounds(changes.Min(change => change.Span.Start), changes.Max(change => change.Span.End));
        var newSpan = new TextSpan(oldSpan.Start, oldSpan.Length + changes.Sum(change => (change.NewText?.Length ?? 0) - change.Span.Length));

        var problems = await CountProblemsAsync(before, oldSpan, cancellationToken).ConfigureAwait(false);
        var newProblems = await CountProblemsAsync(after, newSpan, cancellationToken).ConfigureAwait(false);

        return newProblems.Any(problem => !problems.TryGetValue(problem.Key, out var count) || count < problem.Value);
    }

    private static async Task<Dictionary<string, int>> CountProblemsAsync(Document document, TextSpan changed, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;

        return model.GetDiagnostics(SpanToCheck(root, changed), cancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(diagnostic => diagnostic.Id)
            .ToDictionary(problems => problems.Key, problems => problems.Count());
    }

    /// <summary>The member around the change, or the whole document: statements at its top level and imports concern all of it.</summary>
    private static TextSpan SpanToCheck(SyntaxNode root, TextSpan changed)
    {
        var member = root.FindNode(changed).FirstAncestorOrSelf<MemberDeclarationSyntax>(
            node => node is not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax));

        return (member ?? root).FullSpan;
    }
}

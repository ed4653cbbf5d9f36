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

        var (oldMember, newMember) = Comparable(
            await MemberAroundAsync(before, oldSpan, cancellationToken).ConfigureAwait(false),
            await MemberAroundAsync(after, newSpan, cancellationToken).ConfigureAwait(false));

        var problems = await CountProblemsAsync(before, oldMember, cancellationToken).ConfigureAwait(false);
        var newProblems = await CountProblemsAsync(after, newMember, cancellationToken).ConfigureAwait(false);

        return newProblems.Any(problem => !problems.TryGetValue(problem.Key, out var count) || count < problem.Value);
    }

    private static async Task<Dictionary<string, int>> CountProblemsAsync(Document document, SyntaxNode? member, CancellationToken cancellationToken)
    {
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;

        return model.GetDiagnostics(member?.FullSpan, cancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(diagnostic => diagnostic.Id)
            .ToDictionary(problems => problems.Key, problems => problems.Count());
    }

    /// <summary>The member around the change, or null for the whole document: statements at its top level and imports concern all of it.</summary>
    private static async Task<SyntaxNode?> MemberAroundAsync(Document document, TextSpan changed, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return MemberAround(root.FindNode(changed));
    }

    /// <summary>What is new beside a member has no like of its own in the old code; the type around both has.</summary>
    private static (SyntaxNode? Old, SyntaxNode? New) Comparable(SyntaxNode? oldMember, SyntaxNode? newMember)
    {
        while (Depth(oldMember) > Depth(newMember))
            oldMember = MemberAround(oldMember!.Parent);

        while (Depth(newMember) > Depth(oldMember))
            newMember = MemberAround(newMember!.Parent);

        return (oldMember, newMember);
    }

    private static int Depth(SyntaxNode? member) => member is null ? 0 : Depth(MemberAround(member.Parent)) + 1;

    private static SyntaxNode? MemberAround(SyntaxNode? node) =>
        node?.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax));
}

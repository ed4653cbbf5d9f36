using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.CodeFixes;

/// <summary>
/// The edits of one or many fixes, in any document. They are made inside-out, and each gets its node as the edits inside it left it:
/// an edit that depends on others (is the variable still used?) asks that node and not the original one.
/// </summary>
internal sealed class SolutionEdits
{
    private readonly List<Edit> _edits = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public bool IsEmpty => _edits.Count == 0;

    public IEnumerable<SyntaxTree> Trees => _edits.Select(edit => edit.Node.SyntaxTree).Distinct();

    public void Replace<TNode>(TNode node, Func<TNode, SyntaxNode> change)
        where TNode : SyntaxNode =>
        Add(new(node, key: null, Guarded(change)));

    /// <summary>An edit that many findings need once, such as a new constructor.</summary>
    public void ReplaceOnce<TNode>(TNode node, string key, Func<TNode, SyntaxNode> change)
        where TNode : SyntaxNode =>
        Add(new(node, $"{node.SyntaxTree.FilePath}|{node.Span}|{key}", Guarded(change)));

    /// <summary>Marks a node, so that an edit around it can find it again or see that it is gone.</summary>
    public SyntaxAnnotation Mark(SyntaxNode node)
    {
        var mark = new SyntaxAnnotation();
        Replace(node, current => current.WithAdditionalAnnotations(mark));
        return mark;
    }

    public void AddAll(SolutionEdits others)
    {
        foreach (var edit in others._edits)
            Add(edit);
    }

    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        var edited = solution;
        var documents = new List<DocumentId>();

        foreach (var editsInTree in _edits.GroupBy(edit => edit.Node.SyntaxTree))
        {
            if (solution.GetDocument(editsInTree.Key) is not { } document)
                continue;

            var root = await editsInTree.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
            var editsOfNode = editsInTree.ToLookup(edit => edit.Node);
            var newRoot = root.ReplaceNodes(
                editsOfNode.Select(edits => edits.Key),
                (original, current) => editsOfNode[original].Aggregate(current, (node, edit) => edit.Change(node)));

            edited = edited.WithDocumentSyntaxRoot(document.Id, newRoot);
            documents.Add(document.Id);
        }

        return await DocumentCleanup.FinishAsync(solution, edited, documents, cancellationToken).ConfigureAwait(false);
    }

    private void Add(Edit edit)
    {
        if (edit.Key is null || _keys.Add(edit.Key))
            _edits.Add(edit);
    }

    // Another finding's edit may have made something else of the node; then this one has nothing left to do.
    private static Func<SyntaxNode, SyntaxNode> Guarded<TNode>(Func<TNode, SyntaxNode> change)
        where TNode : SyntaxNode =>
        current => current is TNode node ? change(node) : current;

    private sealed class Edit
    {
        public Edit(SyntaxNode node, string? key, Func<SyntaxNode, SyntaxNode> change)
        {
            Node = node;
            Key = key;
            Change = change;
        }

        public SyntaxNode Node { get; }

        public string? Key { get; }

        public Func<SyntaxNode, SyntaxNode> Change { get; }
    }
}

using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.CodeFixes;

/// <summary>One diagnostic in the document where it stands.</summary>
internal sealed class FixContext
{
    public FixContext(Document document, SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        Document = document;
        Root = root;
        Model = model;
        Diagnostic = diagnostic;
        CancellationToken = cancellationToken;
    }

    public Document Document { get; }

    public Solution Solution => Document.Project.Solution;

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public Diagnostic Diagnostic { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>The node that the diagnostic is reported on.</summary>
    public SyntaxNode ReportedNode => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    public string? Property(string key) => Diagnostic.Properties.TryGetValue(key, out var value) ? value : null;

    /// <summary>The innermost node of a kind at one of the diagnostic's additional locations.</summary>
    public TNode? AdditionalNode<TNode>(int index)
        where TNode : SyntaxNode
    {
        if (Diagnostic.AdditionalLocations.Count <= index)
            return null;

        var location = Diagnostic.AdditionalLocations[index];

        // An editor may hand over a location of an equal tree: only the file and the span count.
        return location.SourceTree?.FilePath == Root.SyntaxTree.FilePath && Root.FullSpan.Contains(location.SourceSpan)
            ? Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>(node => node.Span == location.SourceSpan)
            : null;
    }
}

namespace ErrorHandling.Analyzers.CodeFixes;

/// <summary>One way to fix one diagnostic: what the light bulb says, and the edits.</summary>
internal sealed class PlannedFix
{
    public PlannedFix(string title, string equivalenceKey, SolutionEdits edits)
    {
        Title = title;
        EquivalenceKey = equivalenceKey;
        Edits = edits;
    }

    public string Title { get; }

    /// <summary>The same for all diagnostics that Fix All may treat together.</summary>
    public string EquivalenceKey { get; }

    public SolutionEdits Edits { get; }
}

namespace ErrorHandling.Analyzers.DocGen;

/// <summary>One file of the documentation, relative to the repository's root, as it should be.</summary>
internal sealed record DocumentationFile(string Path, string Content);

/// <summary>The generated part of <c>docs/</c>: what it should be, and where it is not.</summary>
internal sealed class Documentation(string root)
{
    private readonly IReadOnlyList<RuleInfo> _rules = RuleCatalogue.Load(new ReleaseNotes(root));

    public IReadOnlyList<DocumentationFile> Generate() =>
    [
        new("docs/configuration.md", ConfigurationPage.Write(_rules)),
        new("docs/rules/README.md", RuleIndex.Write(_rules)),
        .. _rules.Select(rule => new DocumentationFile(rule.PagePath, RulePage.Update(Read(rule.PagePath), rule))),
    ];

    public IReadOnlyList<DocumentationFile> FindStale() => [.. Generate().Where(file => Read(file.Path) != file.Content)];

    public void Write(DocumentationFile file)
    {
        var fullPath = Path.Combine(root, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);
        File.WriteAllText(fullPath, file.Content);
    }

    private string? Read(string path)
    {
        var fullPath = Path.Combine(root, path);
        return File.Exists(fullPath) ? File.ReadAllText(fullPath).ReplaceLineEndings("\n") : null;
    }
}

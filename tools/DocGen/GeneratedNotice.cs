namespace ErrorHandling.Analyzers.DocGen;

internal static class GeneratedNotice
{
    public const string Text = "<!-- Written by tools/DocGen from the code: change it there, not here. -->";
}

namespace ErrorHandling.Analyzers.DocGen;

/// <summary>Finds this repository from any folder inside it.</summary>
internal static class Repository
{
    private const string Landmark = "ErrorAnalyzers.sln";

    public static string FindRoot(string startFolder)
    {
        for (var folder = new DirectoryInfo(startFolder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Landmark)))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above '{startFolder}' holds {Landmark}.");
    }
}

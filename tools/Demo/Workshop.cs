namespace ErrorHandling.Demo;

/// <summary>The folders of one run. The sample is copied, so that the repository's own files stay as they are.</summary>
internal sealed class Workshop
{
    private Workshop(string repository)
    {
        Repository = repository;
        Root = Path.Combine(repository, "artifacts", "demo");
    }

    public string Repository { get; }

    public string Root { get; }

    public string Feed => Path.Combine(Root, "feed");

    public string Service => Path.Combine(Root, "OrderService");

    /// <summary>A version that no package cache has seen.</summary>
    public string Version { get; } = $"0.1.0-demo.{DateTime.UtcNow:yyyyMMddHHmmss}";

    /// <summary>A package folder of the demo's own, so that its versions do not pile up in the user's, and the version that the repaired sample asks for.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = Path.Combine(Root, "packages"),
        ["ErrorHandlingVersion"] = Version,
    };

    public static Workshop Prepare()
    {
        var workshop = new Workshop(FindRepository());

        DeleteFolder(workshop.Feed);
        Directory.CreateDirectory(workshop.Feed);
        workshop.CopySample("OrderService", workshop.Service);
        File.WriteAllText(Path.Combine(workshop.Root, "nuget.config"),
            """
            <configuration>
              <packageSources>
                <add key="error-handling-demo" value="feed" />
              </packageSources>
            </configuration>
            """);

        // The copy is a project of its own; the settings of the repository above it are not meant for it.
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(workshop.Root, name), "<Project />\n");

        return workshop;
    }

    /// <summary>Copies a sample's own files, without what a build left there.</summary>
    public void CopySample(string name, string target)
    {
        DeleteFolder(target);
        var source = Path.Combine(Repository, "samples", name);

        foreach (var file in SourceFiles(source, "*"))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The text of every C# file of the copied service, by its path there.</summary>
    public IReadOnlyDictionary<string, string[]> ReadSources() =>
        SourceFiles(Service, "*.cs").ToDictionary(file => Path.GetRelativePath(Service, file), File.ReadAllLines);

    private static IEnumerable<string> SourceFiles(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ErrorAnalyzers.sln")))
                return folder.FullName;
        }

        throw new DemoFailedException("ErrorAnalyzers.sln was not found in any folder above the demo; run it from its repository.");
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}

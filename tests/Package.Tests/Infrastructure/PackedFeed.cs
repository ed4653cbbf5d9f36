using System.Reflection;

namespace ErrorHandling.Package.Tests;

/// <summary>
/// The packages of some projects in a folder feed, under a version that no cache has seen, and a package folder of its own: nothing stays behind.
/// The analyzers need no other package, so their feed is the only source.
/// </summary>
public class PackedFeed : IAsyncLifetime
{
    /// <summary>A folder outside the repository, whose settings must not reach the consumers.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("error-handling-package-").FullName;

    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    public string PackagePath => PathOf("ErrorHandling.Analyzers");

    public static string Repository => Metadata("Repository");

    /// <summary>The folders under <c>src</c> of the projects that are packed; the tests' own build has built them.</summary>
    protected virtual IReadOnlyList<string> Projects => ["Package"];

    /// <summary>Where a consumer's packages come from beside the feed: an element of <c>nuget.config</c>.</summary>
    protected virtual string OtherSources => "<clear />";

    internal IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(Root, "packages") };

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(Root, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                {OtherSources}
                <add key="feed" value="feed" />
              </packageSources>
              <packageSourceMapping>
                <clear />
              </packageSourceMapping>
              <fallbackPackageFolders>
                <clear />
              </fallbackPackageFolders>
            </configuration>
            """);

        foreach (var project in Projects)
        {
            (await DotNet.RunAsync(Repository, new Dictionary<string, string>(),
                "pack", Path.Combine("src", project, project + ".csproj"), "--no-build", "-v:q", "-nodeReuse:false", "-c", Metadata("Configuration"),
                $"-p:ArtifactsPath={Metadata("ArtifactsPath")}", $"-p:PackageVersion={Version}", "-o", Path.Combine(Root, "feed"))).MustSucceed();
        }
    }

    /// <summary>The file of a package, or of its symbols.</summary>
    public string PathOf(string id, string extension = "nupkg") => Path.Combine(Root, "feed", $"{id}.{Version}.{extension}");

    /// <summary>Runs <c>dotnet</c> in a folder under <see cref="Root"/>.</summary>
    internal Task<DotNetResult> RunAsync(string folder, params string[] arguments) => DotNet.RunAsync(folder, Environment, arguments);

    public Task DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return Task.CompletedTask;
    }

    private static string Metadata(string key) =>
        typeof(PackedFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}

using System.Reflection;

namespace ErrorHandling.Package.Tests;

/// <summary>
/// The package in a folder feed, under a version that no cache has seen, and a package folder of its own: nothing comes from the network
/// and nothing stays behind.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    /// <summary>A folder outside the repository, whose settings must not reach the consumers.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("error-handling-package-").FullName;

    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    public string PackagePath => Path.Combine(Root, "feed", $"ErrorHandling.Analyzers.{Version}.nupkg");

    public static string Repository => Metadata("Repository");

    internal IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(Root, "packages") };

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(Root, "nuget.config"),
            """
            <configuration>
              <packageSources>
                <clear />
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

        (await DotNet.RunAsync(Repository, new Dictionary<string, string>(),
            "pack", Path.Combine("src", "Package", "Package.csproj"), "--no-build", "-v:q", "-nodeReuse:false", "-c", Metadata("Configuration"),
            $"-p:ArtifactsPath={Metadata("ArtifactsPath")}", $"-p:PackageVersion={Version}", "-o", Path.Combine(Root, "feed"))).MustSucceed();
    }

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

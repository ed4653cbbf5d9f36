using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.References;

/// <summary>Finds a targeting pack in the running SDK or among the packages already restored.</summary>
internal static class TargetingPack
{
    private static readonly ConcurrentDictionary<(string Id, string Version, string Path), Lazy<ImmutableArray<MetadataReference>>> Packs = new();

    public static ImmutableArray<MetadataReference> Load(PackageIdentity package, string pathInPackage) =>
        Packs.GetOrAdd(
            (package.Id, package.Version, pathInPackage),
            key => new Lazy<ImmutableArray<MetadataReference>>(
                () => [.. Directory.EnumerateFiles(Find(key.Id, key.Version, key.Path), "*.dll").Order(StringComparer.Ordinal).Select(ReferenceFiles.Get)])).Value;

    private static string Find(string id, string version, string pathInPackage)
    {
        var major = Version.Parse(version).Major;
        var places = Places(id).ToArray();

        return places
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Where(directory => Version.TryParse(Path.GetFileName(directory), out var found) && found.Major == major)
            .OrderByDescending(directory => Version.Parse(Path.GetFileName(directory)))
            .Select(directory => Path.Combine(directory, pathInPackage))
            .FirstOrDefault(Directory.Exists)
            ?? throw new DirectoryNotFoundException(
                $"No targeting pack {id} {major}.* with {pathInPackage} in: {string.Join(", ", places)}. Nothing is downloaded; install it with the SDK or restore it.");
    }

    private static IEnumerable<string> Places(string id)
    {
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
            yield return Path.Combine(root, "packs", id);

        // <root>/shared/Microsoft.NETCore.App/<version>/
        yield return Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs", id));

        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        yield return Path.Combine(packages, id.ToLowerInvariant());
    }
}

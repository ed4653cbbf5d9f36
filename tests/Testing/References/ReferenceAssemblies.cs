using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing;

/// <summary>A package by name and version; of the version only the first number counts, for nothing is downloaded.</summary>
public sealed class PackageIdentity(string id, string version)
{
    /// <summary>The package's name.</summary>
    public string Id { get; } = id;

    /// <summary>Its version.</summary>
    public string Version { get; } = version;
}

/// <summary>The framework that test code is compiled against, as it lies in the SDK.</summary>
public sealed class ReferenceAssemblies
{
    private readonly string _pathInPackage;

    /// <summary>The reference assemblies under <paramref name="referenceAssemblyPath"/> in a targeting pack.</summary>
    public ReferenceAssemblies(string targetFramework, PackageIdentity referenceAssemblyPackage, string referenceAssemblyPath)
        : this(targetFramework, [referenceAssemblyPackage], referenceAssemblyPath)
    {
    }

    private ReferenceAssemblies(string targetFramework, ImmutableArray<PackageIdentity> packages, string pathInPackage)
    {
        TargetFramework = targetFramework;
        Packages = packages;
        _pathInPackage = pathInPackage;
    }

    /// <summary>The framework's short name.</summary>
    public string TargetFramework { get; }

    /// <summary>The targeting packs.</summary>
    public ImmutableArray<PackageIdentity> Packages { get; }

    /// <summary>The same and further targeting packs, such as <c>Microsoft.AspNetCore.App.Ref</c>.</summary>
    public ReferenceAssemblies AddPackages(ImmutableArray<PackageIdentity> packages) =>
        new(TargetFramework, Packages.AddRange(packages), _pathInPackage);

    /// <summary>The references, with their documentation.</summary>
    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Packages.SelectMany(package => References.TargetingPack.Load(package, _pathInPackage)).ToImmutableArray());
    }

    /// <summary>Modern .NET.</summary>
    public static class Net
    {
        /// <summary>.NET 10.</summary>
        public static ReferenceAssemblies Net100 { get; } =
            new("net10.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "10.0.0"), Path.Combine("ref", "net10.0"));
    }

    /// <summary>.NET Standard.</summary>
    public static class NetStandard
    {
        /// <summary>.NET Standard 2.0, which lacks what came later.</summary>
        public static ReferenceAssemblies NetStandard20 { get; } =
            new("netstandard2.0", new PackageIdentity("NETStandard.Library", "2.0.3"), Path.Combine("build", "netstandard2.0", "ref"));
    }
}

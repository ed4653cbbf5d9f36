using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.References;

/// <summary>One reference per file for the whole test run, so that compilations share what Roslyn read of it.</summary>
internal static class ReferenceFiles
{
    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> Files = new(StringComparer.Ordinal);

    public static MetadataReference Get(string path) => Files.GetOrAdd(path, file => new Lazy<MetadataReference>(() => Read(file))).Value;

    private static MetadataReference Read(string path)
    {
        var documentation = Path.ChangeExtension(path, ".xml");

        return MetadataReference.CreateFromFile(
            path,
            documentation: File.Exists(documentation) ? XmlDocumentationProvider.CreateFromFile(documentation) : null);
    }
}

using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Testing;

/// <summary>Files with their paths.</summary>
public class SourceFileCollection : List<(string filename, SourceText content)>
{
    /// <summary>Adds a file.</summary>
    public void Add((string filename, string content) file) => Add((file.filename, SourceText.From(file.content, Encoding.UTF8)));
}

/// <summary>Source files; one without a path gets the next default one.</summary>
public class SourceFileList(string defaultPrefix, string defaultExtension) : SourceFileCollection
{
    /// <summary>Adds a file.</summary>
    public void Add(string content) => Add(($"{defaultPrefix}{Count}.{defaultExtension}", content));
}

/// <summary>References beyond the reference assemblies.</summary>
public class MetadataReferenceCollection : List<MetadataReference>
{
    /// <summary>Adds the file that <paramref name="assembly"/> was loaded from.</summary>
    public void Add(System.Reflection.Assembly assembly) => Add(assembly.Location);

    /// <summary>Adds an assembly's file.</summary>
    public void Add(string path) => Add(References.ReferenceFiles.Get(path));
}

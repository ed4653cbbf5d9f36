using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing;

/// <summary>What one project consists of.</summary>
public class ProjectState
{
    /// <summary>An empty project.</summary>
    public ProjectState(string name, string language, string defaultPrefix, string defaultExtension)
    {
        Name = name;
        Language = language;
        Sources = new SourceFileList(defaultPrefix, defaultExtension);
    }

    /// <summary>The name that other projects refer to.</summary>
    public string Name { get; }

    /// <summary>The assembly's name.</summary>
    public string AssemblyName => Name;

    /// <summary>The language's name.</summary>
    public string Language { get; }

    /// <summary>A library unless set; an executable may have top-level statements.</summary>
    public OutputKind? OutputKind { get; set; }

    /// <summary>How doc comments are read; diagnosed unless set.</summary>
    public DocumentationMode? DocumentationMode { get; set; }

    /// <summary>The framework, when it is not the test's.</summary>
    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    /// <summary>Code, with markup.</summary>
    public SourceFileList Sources { get; }

    /// <summary>Files that analyzers may read.</summary>
    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary><c>.editorconfig</c> and <c>.globalconfig</c> files, by rooted paths.</summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    /// <summary>References beyond the framework.</summary>
    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    /// <summary>Names of other projects of the solution that this one refers to.</summary>
    public List<string> AdditionalProjectReferences { get; } = [];
}

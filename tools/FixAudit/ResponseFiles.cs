using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>
/// Makes one solution of what the C# compiler was told. A reference to a file that another response file is named after is a reference to that project.
/// Paths are relative to a response file's folder. Sources are not read before they are asked for.
/// </summary>
internal sealed class ResponseFiles
{
    private readonly Dictionary<string, ProjectId> _projects;
    private readonly Dictionary<string, MetadataReference> _references = new(StringComparer.Ordinal);

    private ResponseFiles(IReadOnlyList<string> files) =>
        _projects = files.ToDictionary(NameOf, file => ProjectId.CreateNewId(file), StringComparer.OrdinalIgnoreCase);

    public static Solution Load(IReadOnlyList<string> files)
    {
        var loader = new ResponseFiles(files);
        return new AdhocWorkspace().AddSolution(SolutionInfo.Create(SolutionId.CreateNewId(), VersionStamp.Default, projects: files.Select(loader.ReadProject)));
    }

    private ProjectInfo ReadProject(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var arguments = CSharpCommandLineParser.Default.Parse(["@" + file], folder, sdkDirectory: null);

        if (arguments.Errors.FirstOrDefault(error => error.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidDataException($"{file}: {error.GetMessage()}");

        var id = _projects[NameOf(file)];
        var references = arguments.MetadataReferences.ToLookup(reference => _projects.TryGetValue(NameOf(reference.Reference), out var project) && project != id);

        return ProjectInfo.Create(
            id,
            VersionStamp.Default,
            NameOf(file),
            arguments.CompilationName ?? NameOf(file),
            LanguageNames.CSharp,
            compilationOptions: arguments.CompilationOptions
                .WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default)
                .WithStrongNameProvider(new DesktopStrongNameProvider(arguments.KeyFileSearchPaths)),
            parseOptions: arguments.ParseOptions.DocumentationMode == DocumentationMode.None
                ? arguments.ParseOptions.WithDocumentationMode(DocumentationMode.Parse)
                : arguments.ParseOptions,
            documents: arguments.SourceFiles.Select(source => ReadDocument(id, source.Path)),
            projectReferences: references[true].Select(reference => new ProjectReference(_projects[NameOf(reference.Reference)], reference.Properties.Aliases)).Distinct(),
            metadataReferences: references[false].Select(reference => ReadReference(Path.Combine(folder, reference.Reference), reference.Properties)))
            .WithAnalyzerConfigDocuments(arguments.AnalyzerConfigPaths.Select(path => ReadDocument(id, path)));
    }

    private static DocumentInfo ReadDocument(ProjectId project, string path) =>
        DocumentInfo.Create(DocumentId.CreateNewId(project, path), Path.GetFileName(path), loader: new FileTextLoader(path, defaultEncoding: null), filePath: path);

    /// <summary>With its documentation, which tells some fixes what a method throws.</summary>
    private MetadataReference ReadReference(string path, MetadataReferenceProperties properties)
    {
        if (!_references.TryGetValue(path, out var reference))
        {
            var documentation = Path.ChangeExtension(path, ".xml");
            reference = MetadataReference.CreateFromFile(path, documentation: File.Exists(documentation) ? XmlDocumentationProvider.CreateFromFile(documentation) : null);
            _references.Add(path, reference);
        }

        return reference.WithProperties(properties);
    }

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);
}

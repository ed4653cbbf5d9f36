using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Host.Mef;

namespace ErrorHandling.Testing.Engine;

/// <summary>
/// A solution of one project without code, already compiled. Every test that starts from it shares what the compiler
/// found in the references, which would otherwise be most of the test's time.
/// </summary>
internal sealed record EmptySolution(Solution Solution, ProjectId Project, Compilation KeptAlive)
{
    private static readonly ConcurrentDictionary<Surroundings, Lazy<Task<EmptySolution>>> Solutions = new();

    public static Task<EmptySolution> GetAsync(string name, ReferenceAssemblies references, CompilationOptions compilationOptions, ParseOptions parseOptions) =>
        Solutions.GetOrAdd(
            new Surroundings(name, references, compilationOptions, parseOptions),
            surroundings => new Lazy<Task<EmptySolution>>(() => CreateAsync(surroundings))).Value;

    private static async Task<EmptySolution> CreateAsync(Surroundings surroundings)
    {
        var id = ProjectId.CreateNewId(surroundings.Name);
        var language = surroundings.CompilationOptions.Language;
        var references = await surroundings.References.ResolveAsync(language, CancellationToken.None).ConfigureAwait(false);

        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            surroundings.Name,
            assemblyName: surroundings.Name,
            language,
            filePath: $"/{surroundings.Name}/{surroundings.Name}.csproj",
            compilationOptions: surroundings.CompilationOptions,
            parseOptions: surroundings.ParseOptions,
            metadataReferences: references));

        var compilation = (await solution.GetProject(id)!.GetCompilationAsync().ConfigureAwait(false))!;
        _ = compilation.GetSpecialType(SpecialType.System_Object); // Reads the references.

        return new EmptySolution(solution, id, compilation);
    }

    private sealed record Surroundings(string Name, ReferenceAssemblies References, CompilationOptions CompilationOptions, ParseOptions ParseOptions);
}

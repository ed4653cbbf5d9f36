namespace ErrorHandling.Package.Tests;

/// <summary>A user's project: what stands in its project file and beside it.</summary>
internal sealed class Consumer
{
    /// <summary>One finding, and it is the only one that our rules and the SDK's have about it.</summary>
    public const string OneRethrow =
        """
        try
        {
            Console.WriteLine(int.Parse("1"));
        }
        catch (FormatException ex)
        {
            Console.Error.WriteLine(ex);
            throw ex;
        }
        """;

    /// <summary>Elements inside the project's property group.</summary>
    public string Properties { get; init; } = "";

    /// <summary>The reference to the package; <c>$VERSION$</c> stands for the version under test.</summary>
    public string Reference { get; init; } = """<PackageReference Include="ErrorHandling.Analyzers" Version="$VERSION$" PrivateAssets="all" />""";

    /// <summary>Another consumer that this one references.</summary>
    public Consumer? References { get; init; }

    /// <summary><c>Program.cs</c>.</summary>
    public string Source { get; init; } = OneRethrow;

    /// <summary>Further files: name and text.</summary>
    public Dictionary<string, string> Files { get; init; } = [];

    /// <summary>The name of the project and its folder, once written.</summary>
    public string Name { get; private set; } = "";

    public string Folder { get; private set; } = "";

    public string ProjectPath => Path.Combine(Folder, Name + ".csproj");

    public void Write(string parent, string name, string version)
    {
        Name = name;
        Folder = Path.Combine(parent, name);
        Directory.CreateDirectory(Folder);

        File.WriteAllText(ProjectPath,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net$(BundledNETCoreAppTargetFrameworkVersion)</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <InvariantGlobalization>true</InvariantGlobalization>
                {Properties}
              </PropertyGroup>
              <ItemGroup>
                {Reference.Replace("$VERSION$", version)}
                {(References is null ? "" : $"""<ProjectReference Include="../{References.Name}/{References.Name}.csproj" />""")}
              </ItemGroup>
            </Project>
            """);

        foreach (var (path, text) in Files.Append(new("Program.cs", Source)))
            File.WriteAllText(Path.Combine(Folder, path), text.Replace("$VERSION$", version));
    }
}

namespace ErrorHandling.Package.Tests;

/// <summary>The libraries in a folder feed. What they depend on comes from the machine's own sources.</summary>
public sealed class LibraryFeed : PackedFeed
{
    protected override IReadOnlyList<string> Projects => ["Runtime", "AspNetCore"];

    protected override string OtherSources => "";

    /// <summary>Writes and builds the program with which a README begins.</summary>
    /// <returns>The program's assembly.</returns>
    internal async Task<string> BuildStartAsync(string library, string sdk, string packages, Func<string, string> change)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, library + ".Start")).FullName;
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository, "src", library, "README.md"));
        var source = readme.Split("```csharp\n", 2)[1].Split("```", 2)[0];

        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), change(source));
        await File.WriteAllTextAsync(Path.Combine(folder, "Start.csproj"),
            $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net$(BundledNETCoreAppTargetFrameworkVersion)</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ErrorHandling.{library}" Version="{Version}" />
                {packages}
              </ItemGroup>
            </Project>
            """);

        (await RunAsync(folder, "build", "-v:q", "-tl:off", "-nodeReuse:false", "-o", "out")).MustSucceed();
        return Path.Combine(folder, "out", "Start.dll");
    }
}

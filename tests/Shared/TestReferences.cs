using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ErrorHandling.Testing;

/// <summary>References for test code, in words that the official verifier has too.</summary>
internal static class TestReferences
{
    /// <summary>.NET and ASP.NET Core.</summary>
    public static ReferenceAssemblies AspNetCore { get; } =
        ReferenceAssemblies.Net.Net100.AddPackages([new PackageIdentity("Microsoft.AspNetCore.App.Ref", "10.0.0")]);

    /// <summary>A library made of a stub: for a type of another assembly, without having that assembly.</summary>
    public static async Task<MetadataReference> FromSourceAsync(string assemblyName, string source)
    {
        var compilation = CSharpCompilation.Create(
            assemblyName,
            [CSharpSyntaxTree.ParseText(source, encoding: Encoding.UTF8)],
            await ReferenceAssemblies.Net.Net100.ResolveAsync(LanguageNames.CSharp, CancellationToken.None),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        using var image = new MemoryStream();
        var result = compilation.Emit(image);

        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray().ToImmutableArray())
            : throw new ArgumentException($"The stub of {assemblyName} does not compile: {string.Join("; ", result.Diagnostics)}", nameof(source));
    }
}

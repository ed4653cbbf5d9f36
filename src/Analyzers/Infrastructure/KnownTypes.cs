using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers;

/// <summary>The types without which no rule has anything to say, resolved once per compilation.</summary>
internal sealed class KnownTypes
{
    private readonly Compilation _compilation;

    private KnownTypes(INamedTypeSymbol exception, INamedTypeSymbol? operationCanceled, Compilation compilation)
    {
        Exception = exception;
        OperationCanceled = operationCanceled;
        _compilation = compilation;
    }

    public INamedTypeSymbol Exception { get; }

    public INamedTypeSymbol? OperationCanceled { get; }

    /// <summary>The assembly that is being compiled: its types can be changed.</summary>
    public IAssemblySymbol OwnAssembly => _compilation.Assembly;

    public static KnownTypes? TryResolve(Compilation compilation)
    {
#pragma warning disable RS0030 // The ban points here.
        var exception = compilation.GetTypeByMetadataName("System.Exception");
        var operationCanceled = compilation.GetTypeByMetadataName("System.OperationCanceledException");
#pragma warning restore RS0030
        return exception is null ? null : new KnownTypes(exception, operationCanceled, compilation);
    }

    /// <summary>Whether the solution itself declares the type: in this project, in one that is built beside it, or in an assembly whose name begins like this one's.</summary>
    public bool IsOfSolution(ITypeSymbol type) =>
        type.ContainingAssembly is { } assembly
        && (SymbolEqualityComparer.Default.Equals(assembly, OwnAssembly) || FirstPart(assembly.Name) == FirstPart(OwnAssembly.Name) || IsBuiltBeside(assembly));

    /// <summary>An editor knows the other projects; a build gets what they put into their folders for it, and no package has such a folder.</summary>
    private bool IsBuiltBeside(IAssemblySymbol assembly) => _compilation.GetMetadataReference(assembly) switch
    {
        CompilationReference => true,
        PortableExecutableReference { FilePath: { } path } => path.Replace('\\', '/').IndexOf("/obj/", StringComparison.Ordinal) >= 0,
        _ => false,
    };

    private static string FirstPart(string name) => name.IndexOf('.') is var end and > 0 ? name.Substring(0, end) : name;

    /// <summary>Whether a clause that catches this type catches everything that programs throw.</summary>
    public static bool IsCatchAll(ITypeSymbol type) => type.HasFullName("System.Exception") || type.HasFullName("System.SystemException");
}

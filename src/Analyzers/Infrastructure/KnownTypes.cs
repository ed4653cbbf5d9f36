using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers;

/// <summary>The types without which no rule has anything to say, resolved once per compilation.</summary>
internal sealed class KnownTypes
{
    private KnownTypes(INamedTypeSymbol exception, INamedTypeSymbol? operationCanceled, IAssemblySymbol own)
    {
        Exception = exception;
        OperationCanceled = operationCanceled;
        OwnAssembly = own;
    }

    public INamedTypeSymbol Exception { get; }

    public INamedTypeSymbol? OperationCanceled { get; }

    /// <summary>The assembly that is being compiled: its types can be changed.</summary>
    public IAssemblySymbol OwnAssembly { get; }

    public static KnownTypes? TryResolve(Compilation compilation)
    {
#pragma warning disable RS0030 // The ban points here.
        var exception = compilation.GetTypeByMetadataName("System.Exception");
        var operationCanceled = compilation.GetTypeByMetadataName("System.OperationCanceledException");
#pragma warning restore RS0030
        return exception is null ? null : new KnownTypes(exception, operationCanceled, compilation.Assembly);
    }

    /// <summary>Whether a clause that catches this type catches everything that programs throw.</summary>
    public static bool IsCatchAll(ITypeSymbol type) => type.HasFullName("System.Exception") || type.HasFullName("System.SystemException");
}

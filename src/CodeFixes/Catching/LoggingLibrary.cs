using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>How a logging library writes an exception at error level.</summary>
internal sealed class LoggingLibrary
{
    public static readonly LoggingLibrary Microsoft = new("LogError", exceptionFirst: true, extensionNamespace: "Microsoft.Extensions.Logging");
    public static readonly LoggingLibrary Serilog = new("Error", exceptionFirst: true);

    private static readonly LoggingLibrary NLog = new("Error", exceptionFirst: true);
    private static readonly LoggingLibrary Log4Net = new("Error", exceptionFirst: false);

    private LoggingLibrary(string method, bool exceptionFirst, string? extensionNamespace = null)
    {
        Method = method;
        ExceptionFirst = exceptionFirst;
        ExtensionNamespace = extensionNamespace;
    }

    public string Method { get; }

    public bool ExceptionFirst { get; }

    /// <summary>The namespace to import where the method is an extension.</summary>
    public string? ExtensionNamespace { get; }

    public static LoggingLibrary? Of(ITypeSymbol type) =>
        type.SelfAndBaseTypes().Concat(type.AllInterfaces).Select(OfExactType).FirstOrDefault(library => library is not null);

    private static LoggingLibrary? OfExactType(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { ContainingType: null } || type.Name is not ("ILogger" or "Logger" or "ILog"))
            return null;

        return (type.ContainingNamespace.ToDisplayString(), type.Name) switch
        {
            ("Microsoft.Extensions.Logging", "ILogger") => Microsoft,
            ("Serilog", "ILogger") => Serilog,
            ("NLog", "ILogger" or "Logger") => NLog,
            ("log4net", "ILog") => Log4Net,
            _ => null,
        };
    }
}

using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>How a logging library writes an exception at error level.</summary>
internal sealed class LoggingLibrary
{
    public static readonly LoggingLibrary Microsoft =
        new("LogError", exceptionFirst: true, LogCallRecognizer.MicrosoftLogger) { ExtensionNamespace = "Microsoft.Extensions.Logging" };

    public static readonly LoggingLibrary Serilog = new("Error", exceptionFirst: true, "Serilog.ILogger");

    private static readonly LoggingLibrary[] All =
    {
        Microsoft,
        Serilog,
        new("Error", exceptionFirst: true, "NLog.ILogger", "NLog.Logger"),
        new("Error", exceptionFirst: false, "log4net.ILog"),
    };

    private readonly string[] _types;

    private LoggingLibrary(string method, bool exceptionFirst, params string[] types)
    {
        Method = method;
        ExceptionFirst = exceptionFirst;
        _types = types;
    }

    public string Method { get; }

    public bool ExceptionFirst { get; }

    /// <summary>The namespace to import where the method is an extension.</summary>
    public string? ExtensionNamespace { get; private set; }

    public static LoggingLibrary? Of(ITypeSymbol type) =>
        All.FirstOrDefault(library => library._types.Any(name => type.IsOrImplements(name) || type.IsOrInheritsFrom(name)));
}

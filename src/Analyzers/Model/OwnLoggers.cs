using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the loggers that programs make for themselves: there are only their names to judge by.</summary>
internal static class OwnLoggers
{
    /// <summary>The level of a call that gives such a logger an exception; <see langword="null"/> for any other call.</summary>
    public static LogLevel? LevelOf(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;

        if (!TakesException(method) || !IsOnLogger(method))
            return null;

        var level = method.Name is "Log" or "Write" ? LogCallRecognizer.LevelArgument(invocation) : LevelIn(method.Name);
        return level == LogLevel.Unknown ? null : level;
    }

    /// <summary>Whether a logger's method writes a text, by its name.</summary>
    public static bool IsWriting(IMethodSymbol method)
    {
        if (!method.ReturnsVoid || method.ContainingType is null || !IsOnLogger(method))
            return false;

        foreach (var word in Words.Split(method.Name))
            return word is "Log" or "Write" || LogCallRecognizer.LevelOf(word) != LogLevel.Unknown;

        return false;
    }

    /// <summary>A method of a logger, or an extension of one.</summary>
    public static bool IsOnLogger(IMethodSymbol method) =>
        IsLogger(method.ContainingType)
        || (method.IsExtensionMethod && method.Parameters[0].Type is INamedTypeSymbol receiver && IsLogger(receiver));

    public static bool IsLogger(INamedTypeSymbol type)
    {
        if (type.IsOrImplements(LogCallRecognizer.MicrosoftLogger))
            return true;

        string? last = null;

        foreach (var word in Words.Split(type.Name))
            last = word;

        return last?.ToUpperInvariant() is "LOGGER" or "LOG" or "LOGGING" or "APPENDER" or "TRACER" or "TRACING";
    }

    private static bool TakesException(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type is { Name: "Exception" } type && type.HasFullName("System.Exception"))
                return true;
        }

        return false;
    }

    /// <summary>The gravest level that a name speaks of; an exception without one is an error.</summary>
    private static LogLevel LevelIn(string name)
    {
        var level = LogLevel.Unknown;
        var isOfException = false;

        foreach (var word in Words.Split(name))
        {
            var spoken = LogCallRecognizer.LevelOf(word);
            level = spoken > level ? spoken : level;
            isOfException |= word == "Exception";
        }

        return level == LogLevel.Unknown && isOfException ? LogLevel.Error : level;
    }
}

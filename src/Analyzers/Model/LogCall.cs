using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Where a log or telemetry entry goes.</summary>
internal enum LogSink
{
    MicrosoftLogger,
    LoggerMessage,
    Serilog,
    NLog,
    Log4Net,
    CommonLogging,
    Trace,
    Console,
    Telemetry,

    /// <summary>A logger that is known by its name only.</summary>
    Own,
}

/// <summary>How grave an entry is; <see cref="Unknown"/> where the level is a variable.</summary>
internal enum LogLevel
{
    Unknown,
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
}

/// <summary>One call that writes a log or telemetry entry.</summary>
internal sealed class LogCall
{
    public LogCall(IInvocationOperation invocation, LogSink sink, LogLevel level, bool isScope = false)
    {
        Invocation = invocation;
        Sink = sink;
        Level = level;
        IsScope = isScope;
    }

    public IInvocationOperation Invocation { get; }

    public LogSink Sink { get; }

    public LogLevel Level { get; }

    /// <summary>Whether the call opens a scope, which writes nothing by itself.</summary>
    public bool IsScope { get; }

    /// <summary>Whether the entry is one that people look for when something failed.</summary>
    public bool IsWarningOrAbove => Level is LogLevel.Warning or LogLevel.Error or LogLevel.Critical;

    /// <summary>The argument in the exception position, <see langword="null"/> where the overload has none.</summary>
    public IArgumentOperation? ExceptionArgument(KnownTypes types)
    {
        foreach (var argument in Invocation.Arguments)
        {
            if (IsExceptionPosition(argument, types))
                return argument;
        }

        return null;
    }

    /// <summary>Whether what stands in <paramref name="argument"/> is written as an exception, with stack trace and inner exceptions.</summary>
    public bool IsExceptionPosition(IArgumentOperation argument, KnownTypes types) =>
        argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
        && parameter.Type.IsOrInheritsFrom(types.Exception)
        && (parameter.OriginalDefinition.Type is not ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } || TakesAnyValue(parameter));

    /// <summary>
    /// A generic parameter takes a value for the template, though it be an exception; only as the sole value of an entry (NLog's
    /// <c>Error(ex)</c>) is it written as one.
    /// </summary>
    private static bool TakesAnyValue(IParameterSymbol parameter) =>
        parameter is { Name: "value", ContainingSymbol: IMethodSymbol { Parameters.Length: 1 } };

    /// <summary>The argument that is the message or the message template, if the overload has one.</summary>
    public IArgumentOperation? MessageArgument
    {
        get
        {
            foreach (var argument in Invocation.Arguments)
            {
                if (argument.Parameter is { Name: "message" or "messageTemplate" or "format" or "value" or "messageFormat" })
                    return argument;
            }

            return null;
        }
    }
}

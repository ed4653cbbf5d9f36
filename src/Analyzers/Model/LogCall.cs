using System.Collections.Immutable;
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

/// <summary>What a call does with its values.</summary>
internal enum LogCallKind
{
    /// <summary>It writes an entry.</summary>
    Entry,

    /// <summary>It opens a scope: its values stand on every entry inside.</summary>
    Scope,

    /// <summary>It puts properties on later entries: <c>ForContext</c>, <c>PushProperty</c>.</summary>
    Property,

    /// <summary>It puts tags, baggage or events on a span, a metric or another telemetry item.</summary>
    Telemetry,
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

/// <summary>One call that writes a log or telemetry entry, or something that entries will carry.</summary>
internal sealed class LogCall
{
    private ImmutableArray<WrittenValue> _values;

    public LogCall(IInvocationOperation invocation, LogSink sink, LogLevel level, LogCallKind kind = LogCallKind.Entry)
        : this(invocation, invocation.Arguments, sink, level, kind)
    {
    }

    public LogCall(IOperation operation, ImmutableArray<IArgumentOperation> arguments, LogSink sink, LogLevel level, LogCallKind kind)
    {
        Operation = operation;
        Arguments = arguments;
        Sink = sink;
        Level = level;
        Kind = kind;
    }

    /// <summary>The invocation, or the assignment to an indexer.</summary>
    public IOperation Operation { get; }

    public ImmutableArray<IArgumentOperation> Arguments { get; }

    public IMethodSymbol? Method => (Operation as IInvocationOperation)?.TargetMethod;

    public LogSink Sink { get; }

    public LogLevel Level { get; }

    public LogCallKind Kind { get; }

    /// <summary>Whether the call opens a scope, which writes nothing by itself.</summary>
    public bool IsScope => Kind == LogCallKind.Scope;

    /// <summary>Whether the call belongs to traces, metrics or an error tracker, and not to a log.</summary>
    public bool IsTelemetry => Sink == LogSink.Telemetry;

    /// <summary>Whether what is written is a message, and not a value under a key.</summary>
    private bool IsPlainEntry => Kind == LogCallKind.Entry && !IsTelemetry;

    /// <summary>Whether the entry is one that people look for when something failed.</summary>
    public bool IsWarningOrAbove => Level is LogLevel.Warning or LogLevel.Error or LogLevel.Critical;

    /// <summary>The values that the call writes, besides its message and its exception.</summary>
    public ImmutableArray<WrittenValue> Values => _values.IsDefault ? _values = LoggedValues.Of(this) : _values;

    /// <summary>The template whose holes the values fill, where it is constant.</summary>
    public LogTemplate? Template => LogTemplates.Of(this);

    /// <summary>The argument in the exception position, <see langword="null"/> where the overload has none.</summary>
    public IArgumentOperation? ExceptionArgument(KnownTypes types)
    {
        foreach (var argument in Arguments)
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

    /// <summary>The argument that is the message or the message template, if the overload has one; that of a <c>LoggerMessage</c> stands where it is declared.</summary>
    public IArgumentOperation? MessageArgument
    {
        get
        {
            if (Sink == LogSink.LoggerMessage)
                return null;

            foreach (var argument in Arguments)
            {
                if (argument.Parameter is { Name: "message" or "messageTemplate" or "format" or "messageFormat" } || (argument.Parameter is { Name: "value" } && IsPlainEntry))
                    return argument;
            }

            return null;
        }
    }
}

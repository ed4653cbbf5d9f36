using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows which calls have a template, and in whose style it is written.</summary>
internal static class LogTemplates
{
    /// <summary>The constant template of a call, if it has one.</summary>
    public static LogTemplate? Of(LogCall call) =>
        StyleOf(call) is { } style && TextOf(call) is { } text ? LogTemplate.Parse(text, style) : null;

    /// <summary>How the holes of the call's message find their values; <see langword="null"/> where the message is not a template.</summary>
    public static TemplateStyle? StyleOf(LogCall call) => call.Sink switch
    {
        LogSink.MicrosoftLogger when call.Method?.ContainingType.Name == "LoggerExtensions" => TemplateStyle.Positional,
        LogSink.LoggerMessage => TemplateStyle.Positional,
        LogSink.Serilog when call.MessageArgument is not null => TemplateStyle.NamedOrIndexed,
        LogSink.NLog when call.Method?.ContainingType.Name != "InternalLogger" && call.MessageArgument?.Parameter?.Type.SpecialType == SpecialType.System_String => TemplateStyle.NamedOrIndexed,
        LogSink.NLog or LogSink.Log4Net or LogSink.CommonLogging or LogSink.Trace or LogSink.Console when TakesFormat(call) => TemplateStyle.Indexed,
        _ => null,
    };

    /// <summary>Whether the message is a format for <c>string.Format</c>, and there is something to format.</summary>
    private static bool TakesFormat(LogCall call)
    {
        if (call.MessageArgument?.Parameter is not { Type.SpecialType: SpecialType.System_String })
            return false;

        foreach (var argument in call.Arguments)
        {
            if (LoggedValues.IsForTemplate(argument))
                return true;
        }

        return false;
    }

    private static string? TextOf(LogCall call)
    {
        if (call is { Sink: LogSink.LoggerMessage, Operation: IInvocationOperation invocation })
            return (LoggerMessages.OfMethod(invocation.TargetMethod) ?? LoggerMessages.OfDelegate(invocation.Instance)).Template;

        return call.MessageArgument?.Value.ConstantValue is { HasValue: true, Value: string text } ? text : null;
    }
}

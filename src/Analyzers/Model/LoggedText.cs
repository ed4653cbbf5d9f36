using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>An exception whose text is logged where its entry has, or could have, a place for the exception itself.</summary>
internal sealed class LoggedText
{
    private LoggedText(LogCall call, IOperation text, IOperation exception, bool goesOn)
    {
        Call = call;
        Text = text;
        Exception = exception;
        GoesOn = goesOn;
    }

    public LogCall Call { get; }

    /// <summary>The first text of an exception that the entry writes.</summary>
    public IOperation Text { get; }

    public IOperation Exception { get; }

    /// <summary>Whether a handler throws the exception on behind the entry, so that it is logged again.</summary>
    public bool GoesOn { get; }

    /// <summary>Whether the text is the message alone, which somebody wrote to be read.</summary>
    public bool IsMessage => ExceptionText.IsMessage(Text);

    /// <summary>Whether the exception, which somebody handed in or did not, only tells why something ends: nothing has failed here.</summary>
    private bool IsReason => !Call.IsWarningOrAbove && Text is IConditionalAccessOperation && Exception is IParameterReferenceOperation;

    public static LoggedText? Find(LogCall call, ErrorModel model, CancellationToken cancellationToken)
    {
        if (call.Kind != LogCallKind.Entry || !HasPlaceForException(call) || call.ExceptionArgument(model.Types) is { } argument && !argument.Value.IsNullConstant())
            return null;

        foreach (var value in Texts(call))
        {
            if (ExceptionText.ExceptionOf(value, model.Types) is { } exception)
            {
                var (entry, facts) = HandlerOf(call, model, cancellationToken);
                var text = new LoggedText(call, value.WithoutConversions(), exception, entry?.GoesOnSomewhere == true);

                return entry?.IsOnlyContext == true || (text.IsMessage && (entry?.IsOfOneKind == true || text.IsReason || MessageSaysAll(exception, facts, model.Types))) ? null : text;
            }
        }

        return null;
    }

    private static bool HasPlaceForException(LogCall call) => call.Sink switch
    {
        LogSink.MicrosoftLogger => call.Method?.Name != "Log" || LogTemplates.StyleOf(call) is not null,
        LogSink.NLog => call.Method?.ContainingType.Name != "InternalLogger",
        LogSink.LoggerMessage or LogSink.Serilog or LogSink.Log4Net or LogSink.CommonLogging => true,
        _ => false,
    };

    /// <summary>What the entry is made of: the message or its pieces, and the values in its holes.</summary>
    private static IEnumerable<IOperation> Texts(LogCall call)
    {
        if (call.MessageArgument?.Value is { ConstantValue.HasValue: false } message)
        {
            if (BuiltText.Of(message) is { } built)
            {
                foreach (var part in built.Parts)
                {
                    if (part.Value is { } value)
                        yield return value;
                }
            }
            else
            {
                yield return message;
            }
        }

        foreach (var value in call.Values)
        {
            if (!value.IsProperty)
                yield return value.Operation;
        }
    }

    private static bool MessageSaysAll(IOperation exception, CatchFacts? facts, KnownTypes types) =>
        (facts is not null && ExpectedFailures.SayAllInMessage(facts, types)) || (exception.Type is { } type && ExpectedFailures.SaysAllInMessage(type, types));

    private static (HandlerEntry? Entry, CatchFacts? Facts) HandlerOf(LogCall call, ErrorModel model, CancellationToken cancellationToken)
    {
        var syntax = call.Operation.Syntax;

        for (var node = syntax.Parent; node is not null and not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); node = node.Parent)
        {
            if (node is not CatchClauseSyntax clause || model.FactsOf(clause, call.Operation.SemanticModel!, cancellationToken) is not { } facts)
                continue;

            foreach (var entry in facts.TextEntries)
            {
                if (entry.Call == syntax)
                    return (entry, facts);
            }
        }

        return default;
    }
}

using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>Edits the arguments of a log call as its library wants them.</summary>
internal sealed class LogArguments
{
    private const string CommonLogging = "Common.Logging.ILog";

    private readonly LogCall _call;
    private readonly InvocationExpressionSyntax _invocation;

    public LogArguments(LogCall call, InvocationExpressionSyntax invocation)
    {
        _call = call;
        _invocation = invocation;
    }

    private SeparatedSyntaxList<ArgumentSyntax> Given => _invocation.ArgumentList.Arguments;

    private bool IsFormat => _call.Method!.Name.EndsWith("Format", StringComparison.Ordinal);

    /// <summary>log4net's <c>ErrorFormat</c> takes no exception: <c>Error</c> does, with the text formatted before.</summary>
    public bool NeedsFormattedText => _call.Sink == LogSink.Log4Net && IsFormat;

    /// <summary>The number of the argument that stands in a parameter; -1 where there is none.</summary>
    public int IndexOf(IArgumentOperation? argument) => argument?.Syntax is ArgumentSyntax syntax ? Given.IndexOf(syntax) : -1;

    /// <summary>Where an exception goes: before the message and its culture, or behind it in the libraries that take it last.</summary>
    public int? ExceptionIndex
    {
        get
        {
            var message = IndexOf(_call.MessageArgument);

            if (message < 0)
                return null;

            switch (_call.Sink)
            {
                case LogSink.MicrosoftLogger or LogSink.Serilog or LogSink.NLog:
                case LogSink.CommonLogging when IsFormat && !_call.Method!.ContainingType.HasFullName(CommonLogging):
                    return IndexOf(Culture) is >= 0 and var culture ? Math.Min(culture, message) : message;

                case LogSink.Log4Net or LogSink.CommonLogging:
                    return message + 1;

                default:
                    return null;
            }
        }
    }

    private IArgumentOperation? Culture
    {
        get
        {
            foreach (var argument in _call.Arguments)
            {
                if (argument.Parameter?.Type.HasFullName("System.IFormatProvider") == true)
                    return argument;
            }

            return null;
        }
    }

    /// <summary>The argument for an exception that is <see langword="null"/> so far.</summary>
    public ArgumentSyntax? NullException(KnownTypes types) =>
        _call.ExceptionArgument(types) is { Syntax: ArgumentSyntax syntax } argument && argument.Value.IsNullConstant() ? syntax : null;

    /// <summary>The arguments for the holes, where each stands by itself.</summary>
    public List<ArgumentSyntax>? ForHoles()
    {
        var arguments = new List<ArgumentSyntax>();

        foreach (var value in _call.Values)
        {
            if (value.Position < 0)
                continue;

            if (value.Operation.Syntax is not ExpressionSyntax expression || Given.FirstOrDefault(argument => argument.Expression == expression) is not { NameColon: null } argument)
                return null;

            arguments.Add(argument);
        }

        return arguments;
    }

    /// <summary>The list with another message and other values behind it.</summary>
    public static ArgumentListSyntax WithMessage(ArgumentListSyntax list, int message, ExpressionSyntax text, int holes, IReadOnlyList<ExpressionSyntax> values)
    {
        var old = list.Arguments[message].Expression;
        var arguments = list.Arguments.Replace(list.Arguments[message], list.Arguments[message].WithExpression(text.WithTriviaFrom(old)));

        for (var count = 0; count < holes; count++)
            arguments = arguments.RemoveAt(message + 1);

        if (holes > 0 && arguments.Count == message + 1)
            arguments = arguments.Replace(arguments[message], arguments[message].WithTrailingTrivia(list.Arguments.Last().GetTrailingTrivia()));

        var at = message + 1;

        foreach (var value in values)
            arguments = arguments.InsertInLayout(at++, SyntaxFactory.Argument(value.WithoutTrivia()));

        return list.WithArguments(arguments);
    }

    public static ArgumentListSyntax WithException(ArgumentListSyntax list, int index, ExpressionSyntax exception)
    {
        var argument = SyntaxFactory.Argument(exception);

        // A positional argument cannot stand behind a named one.
        if (list.Arguments.Take(index).Any(other => other.NameColon is not null))
            argument = argument.WithNameColon(SyntaxFactory.NameColon("exception").WithTrailingTrivia(SyntaxFactory.Space));

        return list.InsertArgument(index, argument);
    }
}

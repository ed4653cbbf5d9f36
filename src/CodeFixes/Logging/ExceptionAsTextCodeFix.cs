using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>EH2006: moves the exception to its own place in the call and takes its text out of the message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExceptionAsTextCodeFix)), Shared]
public sealed class ExceptionAsTextCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ExceptionAsText);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.Property(FixProperties.LoggedException) is not { } exception
            || context.ReportedNode.FirstAncestorOrSelf<ArgumentSyntax>(argument => argument.Parent?.Parent is InvocationExpressionSyntax call && IsLogCall(context, call)) is not { Parent.Parent: InvocationExpressionSyntax invocation }
            || invocation.ArgumentList.HasCommentOrDirective()
            || LogCallOf(context, invocation) is not { } call
            || KnownTypes.TryResolve(context.Model.Compilation) is not { } types
            || RewrittenMessage.Of(call, value => ExceptionText.ExceptionOf(value, types)?.Syntax.ToString() == exception) is not { } message)
        {
            return Offer();
        }

        var edits = new SolutionEdits();
        return Move(edits, context, call, invocation, message, SyntaxFactory.ParseExpression(exception), types)
            ? Offer(new PlannedFix("Pass the exception itself", nameof(ExceptionAsTextCodeFix), edits))
            : Offer();
    }

    private static bool IsLogCall(FixContext context, InvocationExpressionSyntax invocation) => LogCallOf(context, invocation) is not null;

    private static LogCall? LogCallOf(FixContext context, InvocationExpressionSyntax invocation) =>
        context.Model.GetOperation(invocation, context.CancellationToken) is IInvocationOperation operation ? LogCallRecognizer.Recognize(operation) : null;

    private static bool Move(
        SolutionEdits edits, FixContext context, LogCall call, InvocationExpressionSyntax invocation, RewrittenMessage message, ExpressionSyntax exception, KnownTypes types)
    {
        var arguments = new LogArguments(call, invocation);
        var index = arguments.IndexOf(call.MessageArgument);

        if (index < 0 || arguments.ForHoles() is not { } holes || !RunTimeTemplateCodeFix.CanBePassed(call, message))
            return false;

        var original = invocation.ArgumentList.Arguments[index].Expression;
        var text = TextOf(context, call, message, original);
        var values = text is InterpolatedStringExpressionSyntax ? Array.Empty<ExpressionSyntax>() : message.Values;

        if (arguments.NeedsFormattedText)
        {
            edits.Replace(invocation, current =>
            {
                var list = LogArguments.WithMessage(current.ArgumentList, index, text, holes.Count, values);
                return FormattedText.With(current, values.Count == 0 ? text : FormattedText.Formatted(list, hasCulture: index > 0), exception);
            });
            return true;
        }

        // A null in the place of the exception stands before the message, in every library that has one there.
        if (arguments.NullException(types) is { } nothing)
        {
            edits.Replace(nothing.Expression, current => exception.WithTriviaFrom(current));
            edits.Replace(invocation.ArgumentList, current => LogArguments.WithMessage(current, index, text, holes.Count, values));
            return true;
        }

        if (arguments.ExceptionIndex is not { } exceptionIndex)
            return false;

        edits.Replace(invocation.ArgumentList, current =>
            LogArguments.WithException(LogArguments.WithMessage(current, index, text, holes.Count, values), exceptionIndex, exception));
        return true;
    }

    /// <summary>What is left of the message; where nothing is, what failed.</summary>
    private static ExpressionSyntax TextOf(FixContext context, LogCall call, RewrittenMessage message, ExpressionSyntax original)
    {
        if (LogTemplates.StyleOf(call) is null && message.Values.Count > 0)
            return TextLiteral.Interpolated(message.AsPieces());

        var template = message.AsTemplate();
        return TextLiteral.Like(original, template.Length > 0 ? template : FailureText.Of(context.Model, original));
    }
}

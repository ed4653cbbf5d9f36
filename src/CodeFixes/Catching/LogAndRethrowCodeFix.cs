using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.CodeFixes.Throwing;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>EH1007: keeps the entry as context without the exception, or drops it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LogAndRethrowCodeFix)), Shared]
public sealed class LogAndRethrowCodeFix : SolutionCodeFix
{
    private const string ContextKey = nameof(LogAndRethrowCodeFix) + "KeepContext";
    private const string DropKey = nameof(LogAndRethrowCodeFix) + "Drop";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.LogAndRethrow);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Parent: TryStatementSyntax tryStatement } catchClause
            || context.Diagnostic.AdditionalLocations.Count == 0
            || context.Property(FixProperties.Form) != FixProperties.GoesOn)
        {
            return Offer();
        }

        var logs = new List<InvocationExpressionSyntax>();

        for (var index = 0; index < context.Diagnostic.AdditionalLocations.Count; index++)
        {
            if (context.AdditionalNode<InvocationExpressionSyntax>(index) is not { } log)
                return Offer();

            logs.Add(log);
        }

        return Offer(KeepContext(context, catchClause, logs), Drop(context, tryStatement, catchClause, logs));
    }

    private static PlannedFix? KeepContext(FixContext context, CatchClauseSyntax catchClause, List<InvocationExpressionSyntax> logs)
    {
        var edits = new SolutionEdits();

        foreach (var log in logs)
        {
            if (ExceptionArgument(context, log) is not { } exception)
                return null;

            edits.Replace(log.ArgumentList, list => Without(list, log.ArgumentList.Arguments.IndexOf(exception)));
        }

        UnusedVariables.Remove(edits, context, catchClause);
        return new("Log the context without the exception, which goes on", ContextKey, edits);
    }

    /// <summary>The argument that can go: the entry has a message beside it, which does not speak of the exception.</summary>
    private static ArgumentSyntax? ExceptionArgument(FixContext context, InvocationExpressionSyntax log)
    {
        if (context.Model.GetOperation(log, context.CancellationToken) is not IInvocationOperation invocation
            || KnownTypes.TryResolve(context.Model.Compilation) is not { } types
            || LogCallRecognizer.Recognize(invocation) is not { Sink: LogSink.MicrosoftLogger or LogSink.Serilog or LogSink.NLog, MessageArgument: not null } call
            || call.ExceptionArgument(types)?.Syntax is not ArgumentSyntax { Expression: IdentifierNameSyntax name } argument)
        {
            return null;
        }

        var others = log.ArgumentList.Arguments.Where(other => other != argument).SelectMany(other => other.DescendantTokens());
        return others.Any(token => token.ValueText == name.Identifier.ValueText) ? null : argument;
    }

    private static ArgumentListSyntax Without(ArgumentListSyntax list, int index) =>
        list.WithArguments(list.Arguments.RemoveAt(index));

    private static PlannedFix? Drop(FixContext context, TryStatementSyntax tryStatement, CatchClauseSyntax catchClause, List<InvocationExpressionSyntax> logs)
    {
        var statements = logs.Select(StatementOf).ToList();

        if (statements.Contains(null) || catchClause.Block.ContainsDirectives)
            return null;

        var edits = new SolutionEdits();
        var left = catchClause.Block.Statements.Where(statement => !statements.Contains(statement)).ToList();

        if (left.Count == 1 && left[0] is ThrowStatementSyntax { Expression: null } && catchClause.Filter is null)
        {
            // Between other clauses an empty one may be there to shield its exceptions: that is not for a fix to say.
            return catchClause == tryStatement.Catches.Last() && RemovedCatch.Plan(edits, context, tryStatement, catchClause) is { } removed
                ? new($"Remove the {removed}, which only logs and rethrows", DropKey, edits)
                : null;
        }

        foreach (var statement in statements)
        {
            var mark = edits.Mark(statement!);
            edits.Replace(statement!.Parent!, list => StatementEdits.RemoveMarked(list, mark));
        }

        UnusedVariables.Remove(edits, context, catchClause);
        return new("Remove the log entry and leave logging to whoever handles the exception", DropKey, edits);
    }

    /// <summary>The statement that is nothing but the call.</summary>
    private static StatementSyntax? StatementOf(InvocationExpressionSyntax log)
    {
        ExpressionSyntax expression = log;

        while (expression.Parent is AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax)
            expression = (ExpressionSyntax)expression.Parent;

        return expression.Parent is ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement ? statement : null;
    }
}

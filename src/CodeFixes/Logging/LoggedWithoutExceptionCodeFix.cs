using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>EH2005: passes the caught exception where the library takes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LoggedWithoutExceptionCodeFix)), Shared]
public sealed class LoggedWithoutExceptionCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.FailureWithoutException);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } invocation
            || invocation.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } catchClause
            || context.Model.GetOperation(invocation, context.CancellationToken) is not IInvocationOperation operation
            || LogCallRecognizer.Recognize(operation) is not { } call
            || KnownTypes.TryResolve(context.Model.Compilation) is not { } types)
        {
            return Offer();
        }

        var edits = new SolutionEdits();
        var exception = SyntaxFactory.IdentifierName(CatchVariable.NameOf(edits, context.Model, catchClause));

        return Pass(edits, call, invocation, exception, types)
            ? Offer(new PlannedFix("Log the exception too", nameof(LoggedWithoutExceptionCodeFix), edits))
            : Offer();
    }

    private static bool Pass(SolutionEdits edits, LogCall call, InvocationExpressionSyntax invocation, IdentifierNameSyntax exception, KnownTypes types)
    {
        var arguments = new LogArguments(call, invocation);

        if (arguments.NullException(types) is { } nothing)
        {
            edits.Replace(nothing.Expression, current => exception.WithTriviaFrom(current));
            return true;
        }

        if (arguments.ExceptionIndex is not { } index)
            return false;

        if (arguments.NeedsFormattedText)
            FormattedText.Pass(edits, call, invocation, exception);
        else
            edits.Replace(invocation.ArgumentList, current => LogArguments.WithException(current, index, exception));

        return true;
    }
}

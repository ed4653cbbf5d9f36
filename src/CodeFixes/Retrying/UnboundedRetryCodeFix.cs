using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3001: counts the attempts and catches no more after the fifth, so that the last failure goes on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedRetryCodeFix)), Shared]
public sealed class UnboundedRetryCodeFix : SolutionCodeFix
{
    private static readonly string[] Names = { "attempt", "attemptNumber", "retryAttempt" };

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UnboundedRetry);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) =>
        Offer(Bound(context), LoopRewrite.Plan(context, context.ReportedNode));

    private static PlannedFix? Bound(FixContext context)
    {
        if (BoundIn(context.ReportedNode) is { } bounded)
            return bounded;

        if (context.ReportedNode.FirstAncestorOrSelf<StatementSyntax>() is not { } loop
            || loop is not (WhileStatementSyntax or ForStatementSyntax { Condition: null, Declaration: null, Initializers.Count: 0, Incrementors.Count: 0 })
            || loop.SpanStart != context.Diagnostic.Location.SourceSpan.Start
            || FreeName.At(loop, Names) is not { } counter
            || context.Diagnostic.AdditionalLocations.Count == 0)
        {
            return null;
        }

        var edits = new SolutionEdits();

        for (var index = 0; index < context.Diagnostic.AdditionalLocations.Count; index++)
        {
            if (context.AdditionalNode<CatchClauseSyntax>(index) is not { } clause)
                return null;

            CatchFilter.Add(edits, clause, SyntaxFactory.ParseExpression($"{counter} < 5"));
        }

        edits.Replace(loop, current => Counting(current, counter));
        return new PlannedFix("Give up after 5 attempts and let the last failure go on", nameof(UnboundedRetryCodeFix), edits);
    }

    /// <summary>The configuration of a library with a number of attempts.</summary>
    private static PlannedFix? BoundIn(SyntaxNode node)
    {
        var edits = new SolutionEdits();

        if (node is AssignmentExpressionSyntax { Right: var number })
            edits.Replace(number, current => SyntaxFactory.ParseExpression("5").WithTriviaFrom(current));
        else if (node is AttributeArgumentSyntax { Expression: var attempts })
            edits.Replace(attempts, current => SyntaxFactory.ParseExpression("5").WithTriviaFrom(current));
        else if (node is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } } name && name.Identifier.ValueText.Contains("Forever"))
            edits.Replace(call, current => Counted(current, name.Identifier.ValueText.Replace("Forever", "")));

        return edits.IsEmpty ? null : new PlannedFix("Try again at most 5 times and let the last failure go on", nameof(UnboundedRetryCodeFix) + "Options", edits);
    }

    /// <summary><c>RetryForever(…)</c> as <c>Retry(5, …)</c>.</summary>
    private static InvocationExpressionSyntax Counted(InvocationExpressionSyntax call, string name)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;

        return call
            .WithExpression(access.WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(access.Name)))
            .WithArgumentList(call.ArgumentList.InsertArgument(0, SyntaxFactory.Argument(SyntaxFactory.ParseExpression("5"))));
    }

    private static StatementSyntax Counting(StatementSyntax loop, string counter)
    {
        var (condition, body, closing) = loop is WhileStatementSyntax { Condition: var asked, Statement: var repeated, CloseParenToken: var close }
            ? (asked.IsKind(SyntaxKind.TrueLiteralExpression) ? " " : " " + asked.WithoutTrivia(), repeated, close)
            : (" ", ((ForStatementSyntax)loop).Statement, ((ForStatementSyntax)loop).CloseParenToken);

        var header = (ForStatementSyntax)SyntaxFactory.ParseStatement($"for (var {counter} = 1;{condition}; {counter}++) {{ }}");

        return header
            .WithCloseParenToken(header.CloseParenToken.WithTrailingTrivia(closing.TrailingTrivia))
            .WithStatement(body)
            .WithLeadingTrivia(loop.GetLeadingTrivia())
            .WithTrailingTrivia(loop.GetTrailingTrivia());
    }
}

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
        if (BoundIn(context) is { } bounded)
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
    private static PlannedFix? BoundIn(FixContext context)
    {
        var node = context.ReportedNode;
        var edits = new SolutionEdits();

        if (node is AssignmentExpressionSyntax { Right: var number })
            edits.Replace(number, current => SyntaxFactory.ParseExpression("5").WithTriviaFrom(current));
        else if (node is AttributeArgumentSyntax { Expression: var attempts })
            edits.Replace(attempts, current => SyntaxFactory.ParseExpression("5").WithTriviaFrom(current));
        else if (node is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } } && context.Model.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method && CountedName(method) is { } counted)
            edits.Replace(call, current => Counted(current, counted));

        return edits.IsEmpty ? null : new PlannedFix("Try again at most 5 times and let the last failure go on", nameof(UnboundedRetryCodeFix) + "Options", edits);
    }

    /// <summary>The method that takes the number of attempts, and all else as the endless one does: a lambda might fit another too, and mean something else there.</summary>
    private static string? CountedName(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        var name = method.Name.Replace("Forever", "");

        return name != method.Name && method.ContainingType.GetMembers(name).Any(other => other is IMethodSymbol counted && TakesCountBefore(method.Parameters, counted.Parameters)) ? name : null;
    }

    private static bool TakesCountBefore(ImmutableArray<IParameterSymbol> endless, ImmutableArray<IParameterSymbol> counted) =>
        counted.Length == endless.Length + 1
        && counted[1].Type.SpecialType == SpecialType.System_Int32
        && TypesOf(endless).SequenceEqual(TypesOf(counted.RemoveAt(1)));

    private static IEnumerable<string> TypesOf(ImmutableArray<IParameterSymbol> parameters) => parameters.Select(parameter => parameter.Type.ToDisplayString());

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

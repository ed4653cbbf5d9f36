using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3014: awaits a delay in place of the wait that blocks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ThreadBlockedCodeFix)), Shared]
public sealed class ThreadBlockedCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ThreadBlocked);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } wait || !WaitSyntax.MayAwait(wait) || DelayFor(wait, context.Property(FixProperties.Tokens)) is not { } delay)
            return Offer();

        var edits = new SolutionEdits();
        edits.Replace(wait, current => SyntaxFactory.AwaitExpression(
                SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), delay.WithoutTrivia())
            .WithTriviaFrom(current));

        return Offer(new PlannedFix("Await the wait instead of blocking the thread", nameof(ThreadBlockedCodeFix), edits));
    }

    private static ExpressionSyntax? DelayFor(InvocationExpressionSyntax wait, string? token)
    {
        if (wait.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver })
            return null;

        if (name == "Sleep")
            return Delay(wait.ArgumentList, token);

        // task.Wait() and task.GetAwaiter().GetResult(); with a time-out it waits for something else.
        if (wait.ArgumentList.Arguments.Count > 0)
            return null;

        return name == "Wait" ? receiver
            : receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter", Expression: var task } } ? task
            : null;
    }

    private static ExpressionSyntax Delay(ArgumentListSyntax arguments, string? token)
    {
        var task = SyntaxFactory.ParseName("global::System.Threading.Tasks.Task").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);
        var method = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, task, SyntaxFactory.IdentifierName("Delay"));
        var plain = arguments.WithArguments(SyntaxFactory.SeparatedList(arguments.Arguments.Select(argument => argument.WithNameColon(null)), arguments.Arguments.GetSeparators()));

        return SyntaxFactory.InvocationExpression(
            method,
            token is null ? plain : plain.InsertArgument(plain.Arguments.Count, SyntaxFactory.Argument(SyntaxFactory.ParseExpression(token))));
    }
}

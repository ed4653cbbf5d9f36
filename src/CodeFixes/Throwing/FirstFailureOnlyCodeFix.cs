using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>EH1109: keeps the task and uses all its failures, or uses the aggregate instead of the first failure in it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FirstFailureOnlyCodeFix)), Shared]
public sealed class FirstFailureOnlyCodeFix : SolutionCodeFix
{
    private const string KeepKey = nameof(FirstFailureOnlyCodeFix) + "KeepTask";
    private const string AggregateKey = nameof(FirstFailureOnlyCodeFix) + "Aggregate";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.FirstFailureOnly);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) =>
        context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is { } clause
            ? Offer(context.Diagnostic.AdditionalLocations.Count == 0 ? UseAggregate(context, clause) : KeepTask(context, clause))
            : Offer();

    private static IEnumerable<IdentifierNameSyntax> ReferencesIn(FixContext context, CatchClauseSyntax clause)
    {
        var variable = context.Model.GetDeclaredSymbol(clause.Declaration!, context.CancellationToken);

        return clause.Block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
            name.Identifier.ValueText == variable?.Name
            && SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol, variable));
    }

    /// <summary>The handlers of one try share the task: once it is kept, none of the others would be found any more.</summary>
    private static PlannedFix? KeepTask(FixContext context, CatchClauseSyntax clause)
    {
        if (clause.Parent is not TryStatementSyntax tryStatement
            || context.AdditionalNode<InvocationExpressionSyntax>(0) is not { } call
            || KeptTask.For(context, tryStatement, call) is not { } task)
        {
            return null;
        }

        var edits = new SolutionEdits();

        foreach (var handler in tryStatement.Catches.Where(other => other.Declaration is not null))
        {
            if (context.Model.GetTypeInfo(handler.Declaration!.Type, context.CancellationToken).Type is not { } caught || caught.IsOrInheritsFrom("System.OperationCanceledException"))
                continue;

            foreach (var reference in ReferencesIn(context, handler).Where(IsWholeException))
                edits.ReplaceOnce(reference, nameof(KeepTask), current => task.AllFailures(current, caught, isOperand: IsOperand(reference)));
        }

        if (edits.IsEmpty)
            return null;

        task.Keep(edits);
        return new("Keep the task and use all its failures", KeepKey, edits);
    }

    private static PlannedFix? UseAggregate(FixContext context, CatchClauseSyntax clause)
    {
        var edits = new SolutionEdits();

        foreach (var aggregate in ReferencesIn(context, clause))
        {
            var reduced = (ExpressionSyntax)aggregate.Parent!;
            ExpressionSyntax whole = reduced.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed ? suppressed : reduced;

            if (whole.Parent is ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax { Name: var member } } access && access.Expression == whole && IsOfEveryException(member))
                edits.Replace(access, current => SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, aggregate.WithoutTrivia(), member).WithTriviaFrom(current));
            else if (IsWholeException(whole))
                edits.Replace(whole, current => aggregate.WithTriviaFrom(current));
            else
                return null;
        }

        return new("Use the whole 'AggregateException'", AggregateKey, edits);
    }

    /// <summary>Whether any exception could stand in the place: no type is asked for, and it is not what goes on to the caller.</summary>
    private static bool IsWholeException(ExpressionSyntax use) => use.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => !ThrowsOn(call),
        ArgumentSyntax or InterpolationSyntax or EqualsValueClauseSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Right == use,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } => true,
        MemberAccessExpressionSyntax { Name: var member } access => access.Expression == use && IsOfEveryException(member),
        _ => false,
    };

    private static bool IsOperand(ExpressionSyntax use) => use.Parent is not (ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax);

    private static bool ThrowsOn(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var type }
        && type.DescendantTokens().Any(token => token.ValueText == "ExceptionDispatchInfo");

    private static bool IsOfEveryException(SimpleNameSyntax member) => member.Identifier.ValueText is "Message" or "ToString" or "StackTrace";
}

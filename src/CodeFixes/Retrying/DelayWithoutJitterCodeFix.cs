using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3003: makes the wait any part between its half and its whole.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DelayWithoutJitterCodeFix)), Shared]
public sealed class DelayWithoutJitterCodeFix : SolutionCodeFix
{
    private const string Title = "Wait a random part of it, at least the half";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.DelayWithoutJitter);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) =>
        Offer(Spread(context), LoopRewrite.Plan(context, context.ReportedNode, RetryMending.Jitter));

    private static PlannedFix? Spread(FixContext context)
    {
        if (SwitchedOn(context.ReportedNode) is { } options)
            return options;

        if (AmountOf(context.ReportedNode) is not { } amount || context.Model.GetTypeInfo(amount, context.CancellationToken).Type is not { } type)
            return null;

        var edits = new SolutionEdits();

        if (RuntimeBackoff.InPlaceOf(amount, context.Model) is { } backoff)
            edits.Replace(amount, current => backoff.WithTriviaFrom(current));
        else if (type.HasFullName("System.TimeSpan"))
            edits.Replace(amount, current => Spread(current).WithTriviaFrom(current));
        else if (type.SpecialType == SpecialType.System_Int32)
            edits.Replace(amount, current => AsInteger(Spread(current)).WithTriviaFrom(current));

        return new PlannedFix(Title, nameof(DelayWithoutJitterCodeFix), edits);
    }

    /// <summary>The options of a library with their jitter switched on.</summary>
    private static PlannedFix? SwitchedOn(SyntaxNode node)
    {
        var edits = new SolutionEdits();

        if (node is AssignmentExpressionSyntax { Right: var set } setting && setting.Left.MemberName() == "UseJitter")
            edits.Replace(set, current => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(current));
        else if (node is BaseObjectCreationExpressionSyntax creation)
            OptionSettings.Add(edits, creation, SyntaxFactory.ParseExpression("UseJitter = true"));

        return edits.IsEmpty ? null : new PlannedFix("Set 'UseJitter'", nameof(DelayWithoutJitterCodeFix) + "Options", edits);
    }

    private static ExpressionSyntax? AmountOf(SyntaxNode node) =>
        (node as ArgumentSyntax)?.Expression ?? (node is LambdaExpressionSyntax lambda ? lambda.ExpressionBody : node as ExpressionSyntax);

    private static ExpressionSyntax AsInteger(ExpressionSyntax expression) =>
        SyntaxFactory.CastExpression(SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.IntKeyword)), SyntaxFactory.ParenthesizedExpression(expression));

    private static ExpressionSyntax Spread(ExpressionSyntax amount)
    {
        var random = SyntaxFactory.ParseName("global::System.Random").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);
        var part = (ParenthesizedExpressionSyntax)SyntaxFactory.ParseExpression("(0.5 + R.Shared.NextDouble() / 2)");
        part = part.ReplaceNode(part.DescendantNodes().First(node => node is IdentifierNameSyntax { Identifier.ValueText: "R" }), random);
        var times = SyntaxFactory.Token(SyntaxKind.AsteriskToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.BinaryExpression(SyntaxKind.MultiplyExpression, amount.AsOperand(), times, part);
    }
}

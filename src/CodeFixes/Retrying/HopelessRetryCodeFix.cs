using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3004: tries again only what the Runtime says may pass; everything else goes on at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HopelessRetryCodeFix)), Shared]
public sealed class HopelessRetryCodeFix : SolutionCodeFix
{
    private const string TransientErrors = "ErrorHandling.TransientErrors";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HopelessRetry);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        // A clause for what never passes would be one with the Runtime too.
        if (context.ReportedNode.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause
            || context.Property(FixProperties.Form) != FixProperties.CatchesAll
            || context.Model.Compilation.GetTypesByMetadataName(TransientErrors).IsEmpty)
        {
            return Offer();
        }

        var edits = new SolutionEdits();
        var exception = CatchVariable.NameOf(edits, context.Model, clause);
        CatchFilter.Add(edits, clause, IsTransient(exception));
        return Offer(
            new PlannedFix("Retry only what may pass ('TransientErrors.IsTransient'); let everything else go on", nameof(HopelessRetryCodeFix), edits),
            LoopRewrite.Plan(context, clause));
    }

    private static ExpressionSyntax IsTransient(string exception)
    {
        var type = SyntaxFactory.ParseName($"global::{TransientErrors}").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);
        var method = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, SyntaxFactory.IdentifierName("IsTransient"));
        var argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(exception));
        return SyntaxFactory.InvocationExpression(method, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));
    }
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>EH1004: catches the general type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TaskCanceledCatchCodeFix)), Shared]
public sealed class TaskCanceledCatchCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.TaskCanceledCatch);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.AdditionalNode<TypeSyntax>(0) is not { } type)
            return Offer();

        var edits = new SolutionEdits();
        edits.Replace(type, current => SyntaxFactory.ParseTypeName("global::System.OperationCanceledException")
            .WithTriviaFrom(current)
            .WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import));

        return Offer(new PlannedFix("Catch 'OperationCanceledException', every cancellation", nameof(TaskCanceledCatchCodeFix), edits));
    }
}

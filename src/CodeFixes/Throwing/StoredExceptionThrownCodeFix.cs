using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>EH1103: throws by <c>ExceptionDispatchInfo</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StoredExceptionThrownCodeFix)), Shared]
public sealed class StoredExceptionThrownCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.StoredExceptionThrown);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.Property(FixProperties.Form) is not { } form || context.ReportedNode is not ThrowStatementSyntax throwStatement)
            return Offer();

        var edits = new SolutionEdits();

        if (form == FixProperties.Dispatch)
            edits.ReplaceStatement(throwStatement, current => DispatchedThrow.For(current, isInHandler: true));
        else
            edits.Replace(throwStatement, current => DispatchedThrow.For(current, isInHandler: false).Single());

        return Offer(new PlannedFix("Throw by 'ExceptionDispatchInfo', which keeps the stack trace", nameof(StoredExceptionThrownCodeFix), edits));
    }
}

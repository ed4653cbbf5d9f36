using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3013: removes the generator that keeps chance out, or the jitter where the wait is zero.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeadJitterCodeFix)), Shared]
public sealed class DeadJitterCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.DeadJitter);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode is not AssignmentExpressionSyntax jitter || OptionSettings.CreationOf(jitter) is not { } creation)
            return Offer();

        var generator = OptionSettings.Find(creation, "DelayGenerator");

        if (!OptionSettings.CanRemove(generator ?? jitter) || (generator is null ? !AttemptsAreFew(creation) : OptionSettings.WaitIsZero(creation, context)))
            return Offer();

        var edits = new SolutionEdits();
        OptionSettings.Remove(edits, generator ?? jitter);

        return Offer(generator is null
            ? new PlannedFix("Remove the jitter", nameof(DeadJitterCodeFix) + "Jitter", edits)
            : new PlannedFix("Remove the generator; wait as 'Delay' and 'BackoffType' say, with jitter", nameof(DeadJitterCodeFix) + "Generator", edits));
    }

    /// <summary>More attempts than that need a wait, and then the jitter does something.</summary>
    private static bool AttemptsAreFew(BaseObjectCreationExpressionSyntax creation) =>
        OptionSettings.Find(creation, "MaxRetryAttempts")?.Right is LiteralExpressionSyntax { Token.Value: 1 or 2 };
}

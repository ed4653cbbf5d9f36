using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>EH2003: logs the members that show no secret instead of the whole object, or keeps the others out of what a logger takes apart.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ObjectWithSecretsLoggedCodeFix)), Shared]
public sealed class ObjectWithSecretsLoggedCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ObjectWithSecretsLogged);

    private protected override async Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context) =>
        await Offer(LogOnlyMembers(context), await KeepOutOfLogs.PlanAsync(context).ConfigureAwait(false)).ConfigureAwait(false);

    private static PlannedFix? LogOnlyMembers(FixContext context)
    {
        if (context.Property(FixProperties.Members) is not { } members
            || context.AdditionalNode<ExpressionSyntax>(0) is not { } value)
        {
            return null;
        }

        var edits = new SolutionEdits();
        edits.Replace(value, current => OnlyMembers(current, members.Split(FixProperties.Separator)));

        return new("Log only the members that show no secret", nameof(ObjectWithSecretsLoggedCodeFix), edits);
    }

    private static ExpressionSyntax OnlyMembers(ExpressionSyntax value, string[] members)
    {
        var owner = value.WithoutTrivia().ToString();
        var chosen = string.Join(", ", members.Select(member => $"{owner}.{member}"));

        return SyntaxFactory.ParseExpression($"new {{ {chosen} }}").WithTriviaFrom(value);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>
/// Replaces a retry loop by a call of the Runtime's <c>Retry</c> with the same attempts, waits, failures and token. What the finding asks for, and
/// what the Runtime does in another way, is mended, and the title says it.
/// </summary>
internal static class LoopRewrite
{
    private const string Retry = "ErrorHandling.Retry";

    /// <summary>Where these are, work may need the thread that it began on, and attempts of the Runtime do not come back to it.</summary>
    private static readonly string[] DesktopTypes = { "System.Windows.Forms.Control", "System.Windows.Threading.DispatcherObject", "System.Web.HttpContext" };

    public static PlannedFix? Plan(FixContext context, SyntaxNode place, RetryMending mending = RetryMending.None)
    {
        var compilation = context.Model.Compilation;

        if (compilation.GetTypesByMetadataName(Retry).IsEmpty
            || RetryLoop.Around(place, context.Model) is not { } loop
            || (loop.IsAsynchronous && !loop.StaysOffContext && DesktopTypes.Any(type => !compilation.GetTypesByMetadataName(type).IsEmpty))
            || RetryPlan.Of(loop, (mending & RetryMending.Waits) != 0 ? context.Property(FixProperties.Tokens) : null) is not { } plan
            || ((mending & RetryMending.Waits) != 0 && plan.Waits != RetryWaits.None)
            || FailurePredicate.Of(plan) is not { } failures
            || RetryCall.Write(plan, failures, mending, IndentationOf(loop.Loop)) is not { } code)
        {
            return null;
        }

        return new PlannedFix(Title(plan, failures, mending), nameof(LoopRewrite), Edits(plan, code));
    }

    private static string Title(RetryPlan plan, FailurePredicate failures, RetryMending mending)
    {
        var changes = new List<string>();

        if (failures.IsNarrowed)
            changes.Add("retry only what may pass");

        if (plan.IsEndless)
            changes.Add($"give up after {plan.Retries + 1} attempts");

        if ((mending & RetryMending.Waits) != 0)
            changes.Add("wait longer each time, with jitter");

        if ((mending & RetryMending.Jitter) != 0)
            changes.Add("wait a random part of the time, at least the half");

        if (plan.WaitsAfterLast)
            changes.Add("do not wait after the last attempt");

        var method = plan.Loop.IsAsynchronous ? "ExecuteAsync" : "Execute";
        return changes.Count == 0 ? $"Use 'Retry.{method}'" : $"Use 'Retry.{method}': {string.Join("; ", changes)}";
    }

    private static SolutionEdits Edits(RetryPlan plan, string code)
    {
        var edits = new SolutionEdits();
        var block = (BlockSyntax)plan.Loop.Loop.Parent!;
        edits.ReplaceStatement(plan.Loop.Loop, current => Statements(code, current));

        foreach (var gone in plan.Unused.Cast<StatementSyntax>().Concat(plan.Tail is { } tail ? new[] { tail } : Array.Empty<StatementSyntax>()))
        {
            edits.Replace(gone, current => WithoutComments(current));
            var mark = edits.Mark(gone);
            edits.Replace(block, current => StatementEdits.RemoveMarked(current, mark));
        }

        return edits;
    }

    /// <summary>They stand above the call.</summary>
    private static StatementSyntax WithoutComments(StatementSyntax statement) =>
        statement.WithLeadingTrivia(statement.GetLeadingTrivia().LayoutOnly()).WithTrailingTrivia(statement.GetTrailingTrivia().LayoutOnly());

    private static IEnumerable<StatementSyntax> Statements(string code, StatementSyntax loop)
    {
        var block = ((BlockSyntax)SyntaxFactory.ParseStatement("{\n" + code + "}")).WithTrueNames();
        var statements = block.Statements.ToList();
        statements[0] = statements[0].WithLeadingTrivia(loop.GetLeadingTrivia().Concat(statements[0].GetLeadingTrivia()));
        statements[statements.Count - 1] = statements[statements.Count - 1].WithTrailingTrivia(loop.GetTrailingTrivia());
        return statements;
    }

    private static string IndentationOf(StatementSyntax statement) =>
        statement.GetLeadingTrivia().LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
}

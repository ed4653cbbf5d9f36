using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ErrorHandling.Analyzers.CodeFixes;

/// <summary>
/// A fix that says only which edits a diagnostic needs, or none. The first of several plans is the primary one.
/// What the compiler would like less than the code as it is, is not offered.
/// </summary>
public abstract class SolutionCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => SolutionFixAllProvider.Instance;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var planner = new FixPlanner(context.Document.Project.Solution, PlanAsync, context.CancellationToken);

        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var plan in await planner.PlansForAsync(context.Document, diagnostic).ConfigureAwait(false))
            {
                if (await planner.TryApplyAsync(plan).ConfigureAwait(false) is { } fixedSolution)
                    context.RegisterCodeFix(CodeAction.Create(plan.Title, _ => Task.FromResult(fixedSolution), plan.EquivalenceKey), diagnostic);
            }
        }
    }

    private protected abstract Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context);

    /// <summary>Those of the plans that could be made.</summary>
    private protected static Task<IReadOnlyList<PlannedFix>> Offer(params PlannedFix?[] plans) =>
        Task.FromResult<IReadOnlyList<PlannedFix>>(plans.OfType<PlannedFix>().ToList());

    private sealed class SolutionFixAllProvider : FixAllProvider
    {
        public static readonly SolutionFixAllProvider Instance = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
            new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution };

        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var fix = (SolutionCodeFix)fixAllContext.CodeFixProvider;
            var title = $"Fix all '{string.Join("', '", fixAllContext.DiagnosticIds)}'";

            return Task.FromResult<CodeAction?>(CodeAction.Create(
                title,
                cancellationToken => FixAllAsync(fix, fixAllContext.WithCancellationToken(cancellationToken)),
                fixAllContext.CodeActionEquivalenceKey ?? fix.GetType().Name));
        }

        private static async Task<Solution> FixAllAsync(SolutionCodeFix fix, FixAllContext context)
        {
            var planner = new FixPlanner(context.Solution, fix.PlanAsync, context.CancellationToken);
            var diagnostics = new List<(Document, Diagnostic)>();

            foreach (var diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
            {
                if (diagnostic.Location.SourceTree is { } tree && context.Solution.GetDocument(tree) is { } document)
                    diagnostics.Add((document, diagnostic));
            }

            return await planner.ApplyAllAsync(diagnostics, context.CodeActionEquivalenceKey).ConfigureAwait(false);
        }

        private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
        {
            switch (context.Scope)
            {
                case FixAllScope.Document when context.Document is { } document:
                    return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);

                case FixAllScope.Project:
                    return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);

                default:
                    var all = new List<Diagnostic>();

                    foreach (var project in context.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp))
                        all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));

                    return all;
            }
        }
    }
}

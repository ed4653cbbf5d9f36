using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Throwing;

/// <summary>EH1109: reports the use of one exception where several tasks may have failed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FirstFailureOnlyAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.FirstFailureOnly,
        title: "Look at all failures of several tasks",
        messageFormat: "Several tasks may have failed, and '{0}' is only one of the failures; keep the task and use its 'Exception'",
        RuleCategory.Throwing,
        DiagnosticSeverity.Info,
        description: "Awaiting several tasks throws the first failure, and InnerException is the first of many. The others disappear unless somebody asks the task or the whole aggregate.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(MaySeeOneOfSeveral, Analyze);
    }

    private static bool MaySeeOneOfSeveral(CatchClauseSyntax clause)
    {
        if (clause is not { Declaration.Identifier.RawKind: not (int)SyntaxKind.None, Parent: TryStatementSyntax { Block: var block } })
            return false;

        foreach (var token in block.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText is "WhenAll" or "WaitAll" or "Parallel" or "AsParallel")
                return true;
        }

        return false;
    }

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts?.SingleOfSeveral is not { SingleUse: var use, Task: var task })
            return;

        var locations = task is null ? null : new[] { task.GetLocation() };
        context.Report(Diagnostic.Create(Rule, use.GetLocation(), locations, use.ToString()));
    }
}

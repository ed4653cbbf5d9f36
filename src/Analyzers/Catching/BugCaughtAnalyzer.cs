using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1008: reports a handler that goes on after an exception that signals a bug.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BugCaughtAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.BugCaught,
        title: "Do not catch an exception that signals a bug",
        messageFormat: "'{0}' says that the program is wrong; mend what throws it instead of catching it",
        RuleCategory.Catching,
        DiagnosticSeverity.Warning,
        description: "These exceptions come from the runtime when code is wrong, or when the process is beyond help. A handler that goes on hides the bug and leaves it unknown what was done and what was not.");

    private const Disposition Leaves = Disposition.Rethrown | Disposition.Replaced | Disposition.FailsLater | Disposition.Retried | Disposition.Unknown;

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(clause => clause.Declaration is not null, Analyze);
    }

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts is not { ConstantFilter: null, FilterReadsException: false, IsDocumentedByCallee: false } facts || !facts.AdmittedTypes.Any(ExceptionTypes.SignalsBug))
            return;

        if ((facts.Excuse & HandlerExcuse.Comment) != 0 && context.Read(Options.JustifiedByComment, RuleIds.BugCaught))
            return;

        foreach (var path in facts.Paths)
        {
            if ((path & Leaves) == 0)
            {
                context.Report(Diagnostic.Create(Rule, context.Clause.HeaderLocation(), facts.AdmittedTypes.First(ExceptionTypes.SignalsBug).Name));
                return;
            }
        }
    }
}

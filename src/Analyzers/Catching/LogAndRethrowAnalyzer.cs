using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1007: reports an exception that is logged at warning or above and then goes on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LogAndRethrowAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.LogAndRethrow,
        title: "Do not both log and rethrow an exception",
        messageFormat: "This exception is logged and then thrown on; whoever handles it is likely to log it again",
        RuleCategory.Catching,
        DiagnosticSeverity.Info,
        description: "Each level that logs the exception and throws it on adds an entry with the same stack trace. Whoever counts or reads errors sees several where there was one.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(MayLogAndThrow, Analyze);
    }

    private static bool MayLogAndThrow(CatchClauseSyntax clause) =>
        clause.Block.Statements.Count > 1 || (clause.Block.Statements.Count == 1 && clause.Block.Statements[0] is not ThrowStatementSyntax);

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts is not { Boundary: BoundaryKind.None, ConstantFilter: null, TreatsCancellationAsFailure: false } facts)
            return;

        var allowsWrap = context.Read(Options.AllowLogAndWrap, RuleIds.LogAndRethrow);

        foreach (var path in facts.Paths)
        {
            if (!IsLoggedAndGoesOn(path, allowsWrap))
                continue;

            context.Report(Diagnostic.Create(Rule, context.Clause.HeaderLocation(), facts.FailureLogs.Select(log => log.GetLocation()), PropertiesOf(facts)));
            return;
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(CatchFacts facts)
    {
        var none = ImmutableDictionary<string, string?>.Empty;
        return facts.Paths.All(GoesOnIfLogged) ? none.Add(FixProperties.Form, FixProperties.GoesOn) : none;
    }

    private static bool GoesOnIfLogged(Disposition path) =>
        (path & Disposition.Logged) == 0 || (path & (Disposition.Rethrown | Disposition.CarriesCause)) != 0;

    private static bool IsLoggedAndGoesOn(Disposition path, bool allowsWrap) =>
        (path & Disposition.Logged) != 0
        && (path & Disposition.LoggedAsFailure) != 0
        && ((path & Disposition.Rethrown) != 0 || (!allowsWrap && (path & Disposition.CarriesCause) != 0));
}

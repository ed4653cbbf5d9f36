using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>EH2005: reports a handler's log entry that tells of the failure and leaves the exception out, which ends there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoggedWithoutExceptionAnalyzer : DiagnosticAnalyzer
{
    private const string Title = "Log a failure with its exception";
    private const string Message = "'{0}' tells of a failure and leaves out the exception, which ends here: its message and stack trace are lost";
    private const string Description = "What failed, and where, stands in the exception. An entry without it says only that something did.";

    internal static readonly DiagnosticDescriptor Rule =
        RuleDescriptor.Create(RuleIds.FailureWithoutException, Title, Message, RuleCategory.Logging, DiagnosticSeverity.Warning, Description);

    internal static readonly DiagnosticDescriptor ExpectedRule =
        RuleDescriptor.Create(RuleIds.FailureWithoutException, Title, Message, RuleCategory.Logging, DiagnosticSeverity.Info, Description);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, ExpectedRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCatchRule(MayLog, Analyze);
    }

    private static bool MayLog(CatchClauseSyntax clause)
    {
        foreach (var node in clause.Block.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax invocation && (invocation.MayWriteEntry() || MayBeLoggerMessage(invocation)))
                return true;
        }

        return false;
    }

    /// <summary>Methods and delegates of <c>LoggerMessage</c> have any name: somewhere it says that there is a logger, or a failure.</summary>
    private static bool MayBeLoggerMessage(InvocationExpressionSyntax invocation)
    {
        foreach (var node in invocation.DescendantNodes())
        {
            if (node is SimpleNameSyntax { Identifier.ValueText: var name } && name.IndexOf("log", StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return invocation.InvokedName()?.Identifier.ValueText is { } invoked && Words.SpeakOfFailure(invoked);
    }

    private static void Analyze(CatchRuleContext context)
    {
        if (context.Facts is not { EntriesWithoutException.IsEmpty: false } facts || ExpectedFailures.ExplainThemselves(facts))
            return;

        foreach (var entry in facts.EntriesWithoutException)
        {
            if (entry.Sink == LogSink.Console || ((InvocationExpressionSyntax)entry.Call).InvokedName() is not { } name)
                continue;

            var rule = facts.IsCatchAll || entry.Level > LogLevel.Warning ? Rule : ExpectedRule;
            context.Report(Diagnostic.Create(rule, name.GetLocation(), name.Identifier.ValueText));
        }
    }
}

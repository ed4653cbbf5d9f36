using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3011: reports something that one attempt uses up or leaves behind and the next one is given.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StateNotResetAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.StateNotReset,
        title: "Give every attempt a fresh start",
        messageFormat: "'{0}' is {1}; make it anew for every attempt",
        RuleCategory.Retrying,
        DiagnosticSeverity.Warning,
        description: "The second attempt of a retry must meet what the first one met. A request is sent once, and a list still holds what the failed attempt put into it.");

    internal static readonly DiagnosticDescriptor StreamRule = Rule.With(
        DiagnosticSeverity.Info,
        messageFormat: "'{0}' stands where the failed attempt left it; rewind it or open it anew for every attempt");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, StreamRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRepeatedWorkRule(RuleIds.StateNotReset, Analyze);
    }

    private static void Analyze(RetryRuleContext context)
    {
        foreach (var state in context.Policy.Work.StaleStates)
        {
            var rule = state.Kind == StaleKind.Stream ? StreamRule : Rule;
            var what = WhatOf(state.Kind);
            var properties = state.Kind == StaleKind.Request
                ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Variable, state.Variable.Name)
                : ImmutableDictionary<string, string?>.Empty;

            context.Report(Diagnostic.Create(rule, state.Use.GetLocation(), new[] { context.Policy.Construct.GetLocation() }, properties, state.Variable.Name, what));
        }
    }

    private static string WhatOf(StaleKind kind) => kind switch
    {
        StaleKind.Request => "sent again, and a request can be sent only once",
        StaleKind.Context => "saved again, and still tracks what the failed attempt put into it",
        _ => "filled again, and still holds what the failed attempt put into it",
    };
}

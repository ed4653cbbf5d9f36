using System.Collections.Immutable;
using System.Globalization;
using ErrorHandling.Analyzers.Model;
using ErrorHandling.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>EH2001: reports a secret that is written to a log.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretLoggedAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.SecretLogged,
        title: "Keep secrets out of the log",
        messageFormat: "'{0}' goes into the log and is a secret: {1}",
        RuleCategory.Logging,
        DiagnosticSeverity.Warning,
        description: "Logs are copied, shipped, searched and kept by people and systems that must not know the secret. A secret that was once in a log has to be changed.");

    internal static readonly DiagnosticDescriptor PossibleRule = Rule.With(
        DiagnosticSeverity.Info,
        messageFormat: "'{0}' goes into the log and may be a secret: {1}");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, PossibleRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterLogRule(RuleIds.SecretLogged, Analyze);
    }

    private static void Analyze(LogRuleContext context)
    {
        var part = context.Part;

        if ((SecretIn(context) ?? NamedByPlaceholder(context) ?? NamedByText(context) ?? context.CalledToken) is not { } secret || context.Shown is not null || IsHintForThePersonInFront(secret, context))
            return;

        var rule = secret.Strength == SecretStrength.Strong && context.Sink != LogSink.Console ? Rule : PossibleRule;
        var properties = SecretFixes.For(part);
        IEnumerable<Location> locations = secret.SourceBeside(part);

        if (context.FilledHole is { } filled)
        {
            properties = properties.Add(FixProperties.Hole, filled.Hole.ToString(CultureInfo.InvariantCulture));
            locations = locations.Prepend(filled.Template);
        }

        context.Report(Diagnostic.Create(rule, part.Syntax.GetLocation(), locations, properties, secret.Name, secret.Reason));
    }

    /// <summary>The first characters of a secret on the console tell its owner which one it is.</summary>
    private static bool IsHintForThePersonInFront(Secret secret, LogRuleContext context) =>
        secret.Strength == SecretStrength.Partial && context.Sink == LogSink.Console;

    private static Secret? SecretIn(LogRuleContext context) => context.Secrets.Of(context.Part, context.CancellationToken);

    private static Secret? NamedByPlaceholder(LogRuleContext context) =>
        context.Placeholder is { } placeholder ? context.Secrets.NamedByPlaceholder(context.Part, placeholder, context.CancellationToken) : null;

    private static Secret? NamedByText(LogRuleContext context) =>
        context.TextBefore is { Length: > 0 } text ? context.Secrets.NamedByText(context.Part, text, context.CancellationToken) : null;
}

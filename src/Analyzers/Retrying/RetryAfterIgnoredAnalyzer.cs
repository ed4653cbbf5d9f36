using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using ErrorHandling.Analyzers.Model.Retries.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Retrying;

/// <summary>EH3008: reports a wait that does not ask the response how long to wait.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetryAfterIgnoredAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.RetryAfterIgnored,
        title: "Wait as long as the server asks",
        messageFormat: "The response may say how long to wait, and nothing reads its Retry-After header",
        RuleCategory.Retrying,
        DiagnosticSeverity.Info,
        description: "A server that answers 429 or 503 often says when to come back. Whoever comes earlier is refused again, and may be shut out for longer.");

    internal static readonly DiagnosticDescriptor TooManyRule = Rule.With(
        DiagnosticSeverity.Warning,
        messageFormat: "A response with status 429 says how long to wait, and nothing reads its Retry-After header");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, TooManyRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRepeatedWorkRule(RuleIds.RetryAfterIgnored, Analyze);
        context.RegisterConfiguredRetryRule(RuleIds.RetryAfterIgnored, AnalyzeConfigured);
    }

    private static void Analyze(RetryRuleContext context)
    {
        var work = context.Policy.Work;

        if (!work.IgnoresRetryAfter)
            return;

        if (context.Policy.Form == RetryForm.Helper)
            context.Report(work.NamesTooManyRequests ? TooManyRule : Rule, work.StatusRead!.GetLocation());

        foreach (var delay in context.Policy.Delays)
        {
            if ((delay.Traits & DelayTraits.ServerPaced) == 0)
            {
                var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Response, work.Response);
                context.Report(Diagnostic.Create(work.NamesTooManyRequests ? TooManyRule : Rule, delay.CallLocation, properties));
            }
        }
    }

    private static void AnalyzeConfigured(ConfiguredRetryRuleContext context)
    {
        if (context.Retry.IgnoresRetryAfter)
            context.Report(context.Retry.NamesTooManyRequests ? TooManyRule : Rule, context.Retry.RetryAfterPlace);
    }
}

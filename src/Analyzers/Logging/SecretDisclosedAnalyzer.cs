using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using ErrorHandling.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>EH2004: reports a secret in a span, a metric or an answer to a client that has failed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretDisclosedAnalyzer : DiagnosticAnalyzer
{
    private const string ToTelemetry = "into telemetry";
    private const string ToClient = "to the client with an error";

    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.SecretDisclosed,
        title: "Keep secrets out of telemetry and HTTP responses",
        messageFormat: "'{0}' goes {1} and is a secret: {2}",
        RuleCategory.Logging,
        DiagnosticSeverity.Warning,
        description: "Tags of spans and metrics are sent to other systems and kept there, baggage travels on with every request, and errors are shown, logged and reported by whoever receives them.");

    internal static readonly DiagnosticDescriptor PossibleRule = Rule.With(
        DiagnosticSeverity.Info,
        messageFormat: "'{0}' goes {1} and may be a secret: {2}");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, PossibleRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(MayTag, AnalyzeTelemetry, SyntaxKind.InvocationExpression, SyntaxKind.SimpleAssignmentExpression);
        context.RegisterRule(
            ResponseSyntax.MaySend,
            AnalyzeAnswer,
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression,
            SyntaxKind.SimpleAssignmentExpression);
    }

    private static bool MayTag(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } call => call.InvokedName()?.Identifier.ValueText is
            "SetTag" or "AddTag" or "SetBaggage" or "AddBaggage" or "AddEvent" or "StartActivity" or "CreateActivity" or "SetAttribute" or "Add" or "Record" or "SetStatus" or "Write"
            or "TrackDependency" or "TrackRequest" or "TrackPageView" or "TrackAvailability" or "TrackMetric" or "TrackTrace" or "TrackEvent" or "SetExtra" or "SetTags" or "SetExtras" or "AddBreadcrumb" or "CaptureMessage",
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax or ImplicitElementAccessSyntax } => true,
        _ => false,
    };

    private static void AnalyzeTelemetry(RuleContext context)
    {
        if (context.Operation is not { } operation || WritingCalls.Recognize(operation) is not { IsTelemetry: true } call)
            return;

        foreach (var written in WrittenTexts.Of(call))
            Judge(context, written.Operation, ToTelemetry, written.Name);
    }

    /// <summary>An answer that tells of success may be there to hand out a token or a new key; one that tells of an error never is.</summary>
    private static void AnalyzeAnswer(RuleContext context)
    {
        if (!context.Model.AnswersClients
            || context.Operation is not { } operation
            || ResponseWriteRecognizer.Recognize(operation) is not { StatusCode: >= 400 } write
            || IsException(write.Operation, context.Types))
        {
            return;
        }

        foreach (var value in write.Values)
            Judge(context, value, ToClient, key: null);
    }

    /// <summary>What an exception says is judged where exceptions are.</summary>
    private static bool IsException(IOperation operation, KnownTypes types) => operation is IObjectCreationOperation { Type: { } type } && type.IsOrInheritsFrom(types.Exception);

    private static void Judge(RuleContext context, IOperation value, string where, string? key)
    {
        var secrets = context.Secrets(RuleIds.SecretDisclosed);

        foreach (var part in TextParts.Of(value))
        {
            var secret = secrets.Of(part, context.CancellationToken);

            if (secret is null && key is not null && part == value.WithoutConversions())
                secret = secrets.NamedByPlaceholder(part, key, context.CancellationToken);

            if (secret is null || context.Model.Details.In(part, context.CancellationToken).Count > 0)
                continue;

            var rule = secret.Strength == SecretStrength.Strong ? Rule : PossibleRule;
            context.Report(Diagnostic.Create(rule, part.Syntax.GetLocation(), secret.SourceBeside(part), SecretFixes.For(part), secret.Name, where, secret.Reason));
        }
    }
}

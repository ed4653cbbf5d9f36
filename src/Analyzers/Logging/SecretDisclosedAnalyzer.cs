using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using ErrorHandling.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>EH2004: reports a secret in a span, a metric, an answer to a client that has failed, the header of any answer, and the query of an address.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretDisclosedAnalyzer : DiagnosticAnalyzer
{
    private const string ToTelemetry = "into telemetry";
    private const string ToClient = "to the client with an error";
    private const string IntoHeader = "into a header of the answer";
    private const string IntoQuery = "into the query of an address";
    private const string ToOthers = "to others";

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
        context.RegisterRule(TelemetrySyntax.MayTag, AnalyzeTelemetry, SyntaxKind.InvocationExpression, SyntaxKind.SimpleAssignmentExpression);
        context.RegisterRule(
            ResponseSyntax.MaySend,
            AnalyzeAnswer,
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression,
            SyntaxKind.SimpleAssignmentExpression);
        context.RegisterRule(static node => node is InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 }, AnalyzeNamedSink, SyntaxKind.InvocationExpression);
        context.RegisterRule(AddressSyntax.MayWriteHeader, AnalyzeHeader, SyntaxKind.InvocationExpression, SyntaxKind.SimpleAssignmentExpression);
        context.RegisterRule(
            AddressSyntax.MayWriteAddress,
            AnalyzeAddress,
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.SimpleAssignmentExpression);
    }

    private static void AnalyzeTelemetry(RuleContext context)
    {
        if (context.Operation is not { } operation || WritingCalls.Recognize(operation) is not { IsTelemetry: true } call)
            return;

        foreach (var written in WrittenTexts.Of(call))
            Judge(context, written.Operation, ToTelemetry, written.Name);
    }

    /// <summary>A method of which only a user knows that it discloses what it is given. One that is also said to write a log is judged as that.</summary>
    private static void AnalyzeNamedSink(RuleContext context)
    {
        var named = context.Read(Options.SinkMethods, RuleIds.SecretDisclosed);

        if (named.IsEmpty || named.Equals(context.Read(Options.SinkMethods, RuleIds.SecretLogged))
            || context.Operation is not IInvocationOperation call
            || !context.IsSink(call.TargetMethod, RuleIds.SecretDisclosed)
            || context.IsSink(call.TargetMethod, RuleIds.SecretLogged))
        {
            return;
        }

        foreach (var written in WrittenTexts.OfAllArguments(call))
            Judge(context, written.Operation, ToOthers, key: null);
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

    /// <summary>Tokens and cookies are handed out in headers; what only two may know is not.</summary>
    private static void AnalyzeHeader(RuleContext context)
    {
        if (context.Operation is not { } operation || ResponseHeaders.Written(operation) is not { } value)
            return;

        foreach (var part in TextParts.Of(value))
        {
            if (context.Secrets(RuleIds.SecretDisclosed).Of(part, context.CancellationToken) is { } secret && IsKept(secret, sendsClient: true))
                Report(context, part, secret, IntoHeader, SecretFixes.For(part));
        }
    }

    /// <summary>An address is no place for what only two may know. A token or code in it is how links and sign-ins work, and services take their key there.</summary>
    private static void AnalyzeAddress(RuleContext context)
    {
        if (context.IsExcusedAsTest(RuleIds.SecretDisclosed) || context.Operation is not { } operation)
            return;

        foreach (var sent in AddressWrites.In(operation, out var sendsClient))
        {
            var secrets = context.Secrets(RuleIds.SecretDisclosed);

            if ((secrets.Of(sent.Operation, context.CancellationToken) ?? NamedByKey(secrets, sent, context.CancellationToken)) is { } secret && IsKept(secret, sendsClient))
                Report(context, sent.At, secret, IntoQuery, SecretFixes.Needed);
        }
    }

    private static Secret? NamedByKey(SecretFlow secrets, QueryValue sent, CancellationToken cancellationToken) =>
        sent.Key is { } key ? secrets.NamedByPlaceholder(sent.Operation, key, cancellationToken) : null;

    private static bool IsKept(Secret secret, bool sendsClient) =>
        secret.Strength == SecretStrength.Strong && (SecretNames.IsBetweenTwo(secret.Name) || (sendsClient && SecretNames.IsOwnersKey(secret.Name)));

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

            Report(context, part, secret, where, SecretFixes.For(part));
        }
    }

    private static void Report(RuleContext context, IOperation part, Secret secret, string where, ImmutableDictionary<string, string?> properties)
    {
        var rule = secret.Strength == SecretStrength.Strong ? Rule : PossibleRule;
        context.Report(Diagnostic.Create(rule, part.Syntax.GetLocation(), secret.SourceBeside(part), properties, secret.Name, where, secret.Reason));
    }
}

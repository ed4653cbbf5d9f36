using ErrorHandling.Analyzers.Model;
using ErrorHandling.Analyzers.Model.Secrets;
using ErrorHandling.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers;

/// <summary>One part of what a call writes to a log, under judgement: an argument, or what an interpolation or concatenation puts into its text.</summary>
internal readonly struct LogRuleContext
{
    private readonly RuleContext _context;
    private readonly LogCall? _call;
    private readonly WrittenValue _written;

    public LogRuleContext(RuleContext context, SecretFlow secrets, LogCall? call, WrittenValue written, IOperation part)
    {
        _context = context;
        _written = written;
        Secrets = secrets;
        _call = call;
        Part = part;
    }

    public SecretFlow Secrets { get; }

    public LogSink Sink => _call?.Sink ?? LogSink.Own;

    public IOperation Part { get; }

    /// <summary>The placeholder or key under which the part is written as a whole.</summary>
    public string? Placeholder => IsWhole ? _written.Name : null;

    /// <summary>The text of the template in front of the only hole that the part fills, back to the one before.</summary>
    public string? TextBefore
    {
        get
        {
            if (!IsWhole || _call?.Template is not { } template || OnlyHoleIn(template) is not { } hole)
                return null;

            var start = hole == 0 ? 0 : template.Holes[hole - 1].Span.End;
            return template.Text.Substring(start, template.Holes[hole].Span.Start - start);
        }
    }

    /// <summary>The constant template and the only one of its holes that the part fills, as an argument of its own; without it the others still find theirs.</summary>
    public (Location Template, int Hole)? FilledHole
    {
        get
        {
            if (Placeholder is null || _written.IsIndexed || Part.Syntax.Parent is not ArgumentSyntax
                || _call is not { Template: { } template, MessageArgument.Value.Syntax: LiteralExpressionSyntax literal })
            {
                return null;
            }

            return OnlyHoleIn(template) is { } hole ? (literal.GetLocation(), hole) : null;
        }
    }

    /// <summary>The secret that an object shows of itself when it is written like this.</summary>
    public ShownSecret? Shown => Secrets.Contents.ShownBy(Part, _written.IsDestructured, CancellationToken);

    /// <summary>Why the part is a token that lets somebody in, where the entry calls it a token.</summary>
    public Secret? CalledToken => _call is not null && BareTokens.AreMeantBy(_call, Placeholder)
        ? _context.Model.SecretsFor(Secrets.Settings with { TakesBareTokens = true }).Of(Part, CancellationToken)
        : null;

    public CancellationToken CancellationToken => _context.CancellationToken;

    private bool IsWhole => Part == _written.Operation.WithoutConversions();

    public void Report(Diagnostic diagnostic) => _context.Report(diagnostic);

    private int? OnlyHoleIn(LogTemplate template) => _written.Position >= 0 && template.HolesOf(_written.Position).ToList() is { Count: 1 } holes ? holes[0] : null;
}

internal static class LogRuleRegistration
{
    private static readonly string[] WritingNames =
    {
        "Log", "Write", "Trace", "Debug", "Info", "Warn", "Error", "Fatal", "Verbose", "Critical", "Fail", "BeginScope", "ForContext", "Push", "WithPropert", "Conditional",
    };

    /// <summary>Calls a rule for every part of every value that is written to a log; spans and metrics are no logs.</summary>
    public static void RegisterLogRule(this AnalysisContext context, string ruleId, Action<LogRuleContext> rule) => context.RegisterRule(
        MayWrite,
        node => Analyze(node, ruleId, rule),
        SyntaxKind.InvocationExpression,
        SyntaxKind.SimpleAssignmentExpression);

    /// <summary>A call with a name that logs have, or on or with something that is called a logger or sounds secret: that finds the methods whose names are anybody's choice.</summary>
    private static bool MayWrite(SyntaxNode node)
    {
        if (node is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call)
            return node is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: var properties } } && properties.MemberName() == "Properties";

        if (call.Expression.MemberName() is not { } name || !HoldsValue(arguments))
            return false;

        if (name is "Set" or "SetScoped" or "Property" or "Properties")
            return true;

        foreach (var known in WritingNames)
        {
            if (name.StartsWith(known, StringComparison.Ordinal))
                return true;
        }

        foreach (var argument in arguments)
        {
            if (argument.Expression.MemberName() is { } given && (IsLogger(given) || SensitiveNames.Judge(given.AsSpan()) >= NameSensitivity.Supported))
                return true;
        }

        return (call.Expression as MemberAccessExpressionSyntax)?.Expression.MemberName() is { } receiver && IsLogger(receiver);
    }

    private static bool HoldsValue(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Expression.MayHoldText())
                return true;
        }

        return false;
    }

    private static bool IsLogger(string name) => name.EndsWith("ogger", StringComparison.Ordinal) || name.EndsWith("og", StringComparison.Ordinal);

    private static void Analyze(RuleContext context, string ruleId, Action<LogRuleContext> rule)
    {
        if (context.Operation is not { } operation)
            return;

        var call = WritingCalls.Recognize(operation);

        if (call is { IsTelemetry: true } || (call is { Sink: LogSink.Console } && context.IsExcusedAsTest(ruleId)))
            return;

        var secrets = context.Secrets(ruleId);
        var values = call is not null ? WrittenTexts.Of(call)
            : operation is not IInvocationOperation invocation ? Enumerable.Empty<WrittenValue>()
            : Writes(invocation.TargetMethod, context, ruleId) ? WrittenTexts.OfAllArguments(invocation)
            : secrets.LoggedByHelper(invocation, context.CancellationToken);

        foreach (var written in values)
        {
            foreach (var part in TextParts.Of(written.Operation))
                rule(new LogRuleContext(context, secrets, call, written, part));
        }
    }

    /// <summary>Whether the method is known to write only by its name, or by what a user says.</summary>
    private static bool Writes(IMethodSymbol method, RuleContext context, string ruleId) =>
        OwnLoggers.IsWriting(method) || context.IsSink(method, ruleId);
}

using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using ErrorHandling.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>EH2007: reports an exception's own details in an answer to a client.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExceptionDisclosedAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.ExceptionDisclosed,
        title: "Do not send an exception's details to the client",
        messageFormat: "{0} is sent to the client; log the exception, and send a sentence that is meant for clients",
        RuleCategory.Logging,
        DiagnosticSeverity.Warning,
        description: "What an exception says is written for whoever repairs the program: table and file names, addresses, queries, versions. A client can do nothing with it, and an attacker can.");

    internal static readonly DiagnosticDescriptor MildRule = Rule.With(
        DiagnosticSeverity.Info,
        messageFormat: "The message of '{0}' is sent to the client; if it is written for clients, say so with the option 'public_exception_types'");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, MildRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(
            ResponseSyntax.MaySendException,
            Analyze,
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression,
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.ReturnStatement);
    }

    private static void Analyze(RuleContext context)
    {
        if (!context.Model.AnswersClients || WriteAt(context) is not { } write)
            return;

        var reported = new HashSet<Location>();

        foreach (var value in write.Values)
        {
            var details = context.Model.Details.In(value, context.CancellationToken);

            // One place has one finding, the gravest.
            foreach (var detail in details.OrderBy(detail => IsMild(context, write, detail)))
            {
                if (IsPublic(detail.Type, context.Read(Options.PublicExceptionTypes, RuleIds.ExceptionDisclosed)) || IsWrittenForClient(context, write, detail))
                    continue;

                if (ExceptionText.Outermost(detail.Exception).ReferencedVariable() is IParameterSymbol parameter && UnusedParameters.IsNeverGiven(parameter, context.CancellationToken))
                    continue;

                // Asked last: it may look through the whole file.
                if (reported.Count == 0 && EnvironmentGuard.Guards(write.Operation, context.Model.Helpers, context.CancellationToken))
                    return;

                var read = WithAlternatives(WithReceiver(detail.Operation.Syntax), details);
                var isHere = read.SyntaxTree == context.Node.SyntaxTree && context.Node.Span.Contains(read.Span);
                var place = isHere ? read : value.Syntax;

                if (reported.Add(place.GetLocation()))
                    Report(context, write, detail, place, isHere ? null : read.GetLocation());
            }
        }
    }

    private static ResponseWrite? WriteAt(RuleContext context) => context.Operation switch
    {
        { } operation when ResponseWriteRecognizer.Recognize(operation) is { } write => write,
        IInvocationOperation invocation when LogCallRecognizer.Recognize(invocation) is null => context.Model.Senders.Recognize(invocation, context.CancellationToken),
        _ => null,
    };

    /// <summary>Whether the message says what is wrong with the request: the type was made for that, or nothing was done but to read what came with it.</summary>
    private static bool IsWrittenForClient(RuleContext context, ResponseWrite write, ExceptionDetail detail) =>
        IsMessageForClient(write, detail) && (ClientMessages.AreOf(detail.Type, write.StatusCode, context.Types) || (GuardedWork.Behind(detail.Exception) is { } work && ParsedText.IsAllOf(work, context.Types)));

    /// <summary>Whether the message alone goes out, in an answer that does not blame the server.</summary>
    private static bool IsMessageForClient(ResponseWrite write, ExceptionDetail detail) => detail.Part == ExceptionPart.Message && !write.BlamesServer;

    private static bool IsPublic(ITypeSymbol type, NameList names)
    {
        for (var current = type; current is not null && !names.IsEmpty; current = current.BaseType)
        {
            if (names.Contains(current.Name) || names.Contains(current.ToDisplayString()))
                return true;
        }

        return false;
    }

    /// <summary>The whole <c>ex?.Message</c> around its <c>.Message</c>.</summary>
    private static SyntaxNode WithReceiver(SyntaxNode node)
    {
        while (node.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == node)
            node = access;

        return node;
    }

    /// <summary>The whole <c>ex.InnerException?.Message ?? ex.Message</c>.</summary>
    private static SyntaxNode WithAlternatives(SyntaxNode read, List<ExceptionDetail> details)
    {
        while (read.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice
            && details.Exists(other => choice.Span.Contains(other.Operation.Syntax.Span) && !read.Span.Contains(other.Operation.Syntax.Span)))
        {
            read = choice.Parent is ParenthesizedExpressionSyntax parenthesized ? parenthesized : choice;
        }

        return read;
    }

    private static void Report(RuleContext context, ResponseWrite write, ExceptionDetail detail, SyntaxNode place, Location? elsewhere)
    {
        var isMild = IsMild(context, write, detail);
        var locations = elsewhere is null ? null : new[] { elsewhere };
        var properties = elsewhere is null ? PropertiesOf(context, detail) : null;

        context.Report(Diagnostic.Create(isMild ? MildRule : Rule, place.GetLocation(), locations, properties, isMild ? detail.Type.Name : Describe(detail.Part)));
    }

    /// <summary>The message of what is thrown at input that cannot be read, or by the solution itself, may speak of what the client sent.</summary>
    private static bool IsMild(RuleContext context, ResponseWrite write, ExceptionDetail detail) =>
        IsMessageForClient(write, detail) && (ExceptionTypes.IsParseFailure(detail.Type) || ExceptionTypes.RejectsInput(detail.Type) || context.Types.IsOfSolution(detail.Type));

    private static ImmutableDictionary<string, string?> PropertiesOf(RuleContext context, ExceptionDetail detail)
    {
        var isMadeForClients = detail.Part == ExceptionPart.Message && detail.Type.IsOrInheritsFrom("ErrorHandling.AppException");
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Form, isMadeForClients ? FixProperties.PublicMessage : FixProperties.Text);

        return IsOnlyTrace(context, detail.Operation.Syntax) ? properties.Add(FixProperties.OnlyTrace, FixProperties.OnlyTrace) : properties;
    }

    /// <summary>Whether the answer may be all that anybody gets of an exception that a handler ends.</summary>
    private static bool IsOnlyTrace(RuleContext context, SyntaxNode detail)
    {
        const Disposition logged = Disposition.Logged | Disposition.LoggedAsText;

        return detail.HandlerAround() is { } clause
            && context.Model.FactsOf(clause, context.SemanticModel, context.CancellationToken)?.Paths.All(path => (path & logged) != 0) != true;
    }

    private static string Describe(ExceptionPart part) => part switch
    {
        ExceptionPart.Message => "The message of an exception",
        ExceptionPart.StackTrace => "The stack trace of an exception",
        ExceptionPart.Text => "An exception with its stack trace",
        _ => "A whole exception",
    };
}

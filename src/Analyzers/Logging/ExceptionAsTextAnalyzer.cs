using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>EH2006: reports a log entry that holds an exception's text, and not the exception.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExceptionAsTextAnalyzer : DiagnosticAnalyzer
{
    private const string Title = "Log an exception as an exception, not as text";
    private const string Message = "'{0}' is logged as text; pass the exception itself, so that its type, stack trace and inner exceptions are logged too";
    private const string Description = "Loggers write an exception that they get in its own place in full, and error trackers group by it. Its text in the message is cut short, and different each time.";

    internal static readonly DiagnosticDescriptor Rule =
        RuleDescriptor.Create(RuleIds.ExceptionAsText, Title, Message, RuleCategory.Logging, DiagnosticSeverity.Warning, Description);

    internal static readonly DiagnosticDescriptor MinorRule =
        RuleDescriptor.Create(RuleIds.ExceptionAsText, Title, Message, RuleCategory.Logging, DiagnosticSeverity.Info, Description);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, MinorRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(MayLogText, Analyze, SyntaxKind.InvocationExpression);
    }

    private static bool MayLogText(SyntaxNode node)
    {
        var invocation = (InvocationExpressionSyntax)node;
        var writesEntry = invocation.MayWriteEntry();

        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (writesEntry ? argument.Expression is not LiteralExpressionSyntax : NamesText(argument.Expression))
                return true;
        }

        return false;
    }

    /// <summary>Methods and delegates of <c>LoggerMessage</c> have any name: what they are given must look like the text of an exception.</summary>
    private static bool NamesText(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText is "Message" or "StackTrace",
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } invocation => invocation.InvokedName()?.Identifier.ValueText == "ToString",
        _ => false,
    };

    private static void Analyze(RuleContext context)
    {
        if (context.Operation is not IInvocationOperation invocation
            || LogCallRecognizer.Recognize(invocation) is not { } call
            || LoggedText.Find(call, context.Model, context.CancellationToken) is not { } found)
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty;

        if (!found.GoesOn)
            properties = properties.Add(FixProperties.LoggedException, found.Exception.Syntax.ToString());

        // The solution's own exceptions may have a message that says all.
        var isMinor = !call.IsWarningOrAbove || (found.IsMessage && found.Exception.Type is { } type && context.Types.IsOfSolution(type));
        var rule = isMinor ? MinorRule : Rule;
        context.Report(Diagnostic.Create(rule, found.Text.Syntax.GetLocation(), properties, found.Text.Syntax));
    }
}

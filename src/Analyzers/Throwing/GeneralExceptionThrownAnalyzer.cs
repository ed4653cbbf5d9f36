using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Throwing;

/// <summary>EH1104: reports a throw of a type that says nothing, or of one that belongs to the runtime.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneralExceptionThrownAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.GeneralExceptionThrown,
        title: "Throw an exception that says what failed",
        messageFormat: "'{0}' is too general: a caller that wants to handle it has to catch everything",
        RuleCategory.Throwing,
        DiagnosticSeverity.Info,
        description: "A caller can only handle what it can tell apart. An exception of the most general type, or of a type that the runtime throws for bugs, cannot be caught without catching much else.");

    internal static readonly DiagnosticDescriptor BugRule = Rule.With(
        DiagnosticSeverity.Warning,
        messageFormat: "'{0}' is what the runtime throws when a program is wrong; throw an exception that says what failed");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, BugRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(MayBeGeneral, Analyze, SyntaxKind.ThrowStatement, SyntaxKind.ThrowExpression);
    }

    private static bool MayBeGeneral(SyntaxNode node)
    {
        var thrown = node is ThrowStatementSyntax statement ? statement.Expression : ((ThrowExpressionSyntax)node).Expression;

        while (thrown is ParenthesizedExpressionSyntax parenthesized)
            thrown = parenthesized.Expression;

        return thrown is BaseObjectCreationExpressionSyntax or ConditionalExpressionSyntax or IdentifierNameSyntax;
    }

    private static void Analyze(RuleContext context)
    {
        if (context.Operation is not IThrowOperation { Exception: { } thrown } || GeneralOneIn(thrown.WithoutConversions()) is not { Type: { } type } creation)
            return;

        var rule = ExceptionTypes.IsGeneral(type) ? Rule : BugRule;

        if (context.IsExcusedAsTest(RuleIds.GeneralExceptionThrown) || context.LosesCause || context.IsUnexpectedThrow(context.Node) || context.HasNoCaller)
            return;

        // To put one of two choices right would leave the finding.
        var locations = thrown.WithoutConversions() is IConditionalOperation ? null : new[] { creation.Syntax.GetLocation() };
        context.Report(Diagnostic.Create(rule, context.Node.GetLocation(), locations, type.Name));
    }

    private static IObjectCreationOperation? GeneralOneIn(IOperation thrown)
    {
        if (thrown is IConditionalOperation { WhenFalse: { } whenFalse } choice)
            return GeneralOneIn(choice.WhenTrue.WithoutConversions()) ?? GeneralOneIn(whenFalse.WithoutConversions());

        return WrittenValues.CreationOf(thrown) is { Type: { } type } creation && (ExceptionTypes.IsGeneral(type) || ExceptionTypes.BelongsToRuntime(type)) ? creation : null;
    }
}

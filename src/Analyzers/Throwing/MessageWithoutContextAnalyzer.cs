using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Throwing;

/// <summary>EH1110: reports an exception with a constant message where a parameter would tell what failed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageWithoutContextAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.MessageWithoutContext,
        title: "Say in the message what failed",
        messageFormat: "This message is the same for every call; '{0}' would tell which one failed",
        RuleCategory.Throwing,
        DiagnosticSeverity.Info,
        description: "A constant message tells that something failed, and the reader of the log wants to know what. The parameter that the check was about is at hand.",
        isEnabledByDefault: false);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(MayLackContext, Analyze, SyntaxKind.ThrowStatement, SyntaxKind.ThrowExpression);
    }

    private static bool MayLackContext(SyntaxNode node) => node switch
    {
        ThrowStatementSyntax { Expression: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } } => true,
        ThrowExpressionSyntax { Expression: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } } => true,
        _ => false,
    };

    private static void Analyze(RuleContext context)
    {
        if (context.Operation is not IThrowOperation { Exception: { } thrown } throwOperation
            || thrown.WithoutConversions() is not IObjectCreationOperation { Type: { } type, Initializer: null } creation
            || !MessageContext.IsConstant(creation, context.Types)
            || MessageContext.SaysEnoughByItself(type)
            || ExceptionTypes.IsGeneral(type)
            || ExceptionTypes.BelongsToRuntime(type)
            || context.SemanticModel.GetEnclosingSymbol(context.Node.SpanStart, context.CancellationToken) is not IMethodSymbol method
            || !method.IsVisibleOutsideAssembly()
            || MessageContext.ParameterBehind(throwOperation) is not { } parameter
            || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method))
        {
            return;
        }

        if (!context.IsExcusedAsTest(RuleIds.MessageWithoutContext) && !context.LosesCause && !context.IsUnexpectedThrow(context.Node) && !context.HasNoCaller)
            context.Report(Diagnostic.Create(Rule, context.Node.GetLocation(), parameter.Name));
    }
}

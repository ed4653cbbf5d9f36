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
            || !SaysOnlyConstants(creation, context.Types)
            || SaysEnoughByItself(type)
            || context.SemanticModel.GetEnclosingSymbol(context.Node.SpanStart, context.CancellationToken) is not IMethodSymbol method
            || !method.IsVisibleOutsideAssembly()
            || ParameterBehind(throwOperation, method) is not { } parameter
            || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method))
        {
            return;
        }

        if (!context.IsExcusedAsTest(RuleIds.MessageWithoutContext) && !context.LosesCause && !context.IsUnexpectedThrow(context.Node) && context.Detour is null)
            context.Report(Diagnostic.Create(Rule, context.Node.GetLocation(), parameter.Name));
    }

    /// <summary>Whether the message, beside which a cause may stand, is the same for every call.</summary>
    private static bool SaysOnlyConstants(IObjectCreationOperation creation, KnownTypes types)
    {
        foreach (var argument in creation.Arguments)
        {
            if (!argument.Value.WithoutConversions().Type.IsOrInheritsFrom(types.Exception)
                && !argument.Value.WithoutConversions().ConstantValue.HasValue && argument.ArgumentKind == ArgumentKind.Explicit)
                return false;
        }

        return true;
    }

    /// <summary>Argument errors name their parameter, some types are about no value at all, and general ones have a rule of their own.</summary>
    private static bool SaysEnoughByItself(ITypeSymbol type) =>
        ExceptionTypes.IsGeneral(type)
        || ExceptionTypes.BelongsToRuntime(type)
        || type.IsOrInheritsFrom("System.ArgumentException")
        || type.IsOrInheritsFrom("System.NotSupportedException")
        || type.IsOrInheritsFrom("System.NotImplementedException")
        || type.IsOrInheritsFrom("System.ObjectDisposedException")
        || type.IsOrInheritsFrom("System.OperationCanceledException");

    /// <summary>
    /// The parameter, with a value that can be written down, that the condition before the throw asks for; in a handler, whose work failed
    /// with all of them, the first.
    /// </summary>
    private static IParameterSymbol? ParameterBehind(IOperation throwOperation, IMethodSymbol method)
    {
        for (var current = throwOperation; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            if (parent is ICatchClauseOperation)
                return method.Parameters.FirstOrDefault(CanBeWritten);

            var asked = parent switch
            {
                IConditionalOperation conditional when conditional.Condition != current => conditional.Condition,
                ICoalesceOperation coalesce when coalesce.WhenNull == current => coalesce.Value,
                _ => null,
            };

            if (asked is null)
                continue;

            foreach (var operation in asked.DescendantsAndSelf())
            {
                if (operation is IParameterReferenceOperation { Parameter: { } parameter } && CanBeWritten(parameter))
                    return parameter;
            }
        }

        return null;
    }

    private static bool CanBeWritten(IParameterSymbol parameter) =>
        !Words.NameSecret(parameter.Name)
        && (parameter.Type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_String
            || parameter.Type.TypeKind == TypeKind.Enum
            || parameter.Type.HasFullName("System.Guid")
            || parameter.Type.HasFullName("System.Uri")
            || parameter.Type.SpecialType == SpecialType.System_DateTime);
}

using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Throwing;

/// <summary>EH1106: reports a new exception that nothing is done with.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExceptionNeverThrownAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.ExceptionNeverThrown,
        title: "Throw the exception that is created",
        messageFormat: "This '{0}' is created but never thrown",
        RuleCategory.Throwing,
        DiagnosticSeverity.Warning,
        description: "Creating an exception does nothing by itself. Most often the word throw was forgotten, and the check that the code seems to make is not made.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(IsDropped, Analyze, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static bool IsDropped(SyntaxNode node)
    {
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax || (node.Parent is ConditionalExpressionSyntax choice && IsFirstMade(node, choice)))
            node = node.Parent;

        return node.Parent switch
        {
            ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax => true,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } } => true,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Parent: ExpressionStatementSyntax } assignment => assignment.Right == node,
            _ => false,
        };
    }

    /// <summary>Two exceptions to choose from are one mistake.</summary>
    private static bool IsFirstMade(SyntaxNode node, ConditionalExpressionSyntax choice) =>
        node == choice.WhenTrue || (node == choice.WhenFalse && choice.WhenTrue is not BaseObjectCreationExpressionSyntax);

    private static void Analyze(RuleContext context)
    {
        if (context.Operation is not (IObjectCreationOperation or ITypeParameterObjectCreationOperation) || context.Operation is not { Type: { } type } creation)
            return;

        if (type.IsOrInheritsFrom(context.Types.Exception) && IsLost(creation))
            context.Report(Diagnostic.Create(Rule, context.Node.GetLocation(), type.Name));
    }

    private static bool IsLost(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IConditionalOperation)
            value = value.Parent;

        return value.Parent switch
        {
            IExpressionStatementOperation => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => !IsUsed(local, value.Root()),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } } => !IsUsed(local, value.Root()),
            _ => false,
        };
    }

    /// <summary>To fill in <c>Data</c> or a property is no use of an exception.</summary>
    private static bool IsUsed(ILocalSymbol local, IOperation root)
    {
        foreach (var operation in root.Descendants())
        {
            if (SymbolEqualityComparer.Default.Equals(operation.ReferencedVariable(), local)
                && operation.Parent is not INameOfOperation
                && !IsFilledIn(operation)
                && !(operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFilledIn(IOperation exception)
    {
        var target = exception.Parent;

        while (target is IPropertyReferenceOperation or IFieldReferenceOperation)
        {
            if (target.Parent is IAssignmentOperation assignment)
                return assignment.Target == target && assignment.Parent is IExpressionStatementOperation;

            if (target.Parent is IInvocationOperation call)
                return call.TargetMethod.Name == "Add" && call.Parent is IExpressionStatementOperation;

            target = target.Parent;
        }

        return false;
    }
}

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
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            node = node.Parent;

        return node.Parent is ExpressionStatementSyntax or EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } };
    }

    private static void Analyze(RuleContext context)
    {
        if (context.Operation is not IObjectCreationOperation { Type: { } type } creation || !type.IsOrInheritsFrom(context.Types.Exception))
            return;

        if (LocalFor(creation) is { } local ? IsUsed(local, creation.Root()) : creation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax)
            return;

        context.Report(Diagnostic.Create(Rule, context.Node.GetLocation(), type.Name));
    }

    private static ILocalSymbol? LocalFor(IOperation creation)
    {
        while (creation.Parent is IConversionOperation or IParenthesizedOperation)
            creation = creation.Parent;

        return creation.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;
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

        while (target is IPropertyReferenceOperation { Parent: IPropertyReferenceOperation or IAssignmentOperation or IInvocationOperation } property)
        {
            if (property.Parent is IAssignmentOperation assignment)
                return assignment.Target == property && assignment.Parent is IExpressionStatementOperation;

            if (property.Parent is IInvocationOperation call)
                return call.TargetMethod.Name == "Add" && call.Parent is IExpressionStatementOperation;

            target = property.Parent;
        }

        return false;
    }
}

using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Throwing;

/// <summary>EH1105: reports an exception thrown where nobody expects one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnexpectedThrowAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.UnexpectedThrow,
        title: "Do not throw where no exception is expected",
        messageFormat: "An exception thrown in {0} {1}",
        RuleCategory.Throwing,
        DiagnosticSeverity.Warning,
        description: "Some members run where nobody called them and no handler waits: their exceptions hide other failures, or break code that looks harmless.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(MayBeUnexpected, Analyze, SyntaxKind.ThrowStatement, SyntaxKind.ThrowExpression);
    }

    private static void Analyze(RuleContext context)
    {
        if (context.Operation is IThrowOperation throwOperation
            && UnexpectedThrows.PlaceOf(throwOperation, context.Model.Helpers, context.CancellationToken) is { } place
            && !context.Rethrows)
        {
            context.Report(Diagnostic.Create(Rule, context.Node.GetLocation(), place.Name, ConsequenceOf(place.Kind)));
        }
    }

    private static bool MayBeUnexpected(SyntaxNode node)
    {
        if (node is ThrowStatementSyntax { Expression: null })
            return false;

        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case FinallyClauseSyntax or CatchFilterClauseSyntax or DestructorDeclarationSyntax:
                    return true;

                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return false;

                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText is "Dispose" or "DisposeAsync" or "DisposeAsyncCore" or "Equals" or "GetHashCode" or "ToString";

                case AccessorDeclarationSyntax accessor:
                    return accessor.Kind() is SyntaxKind.AddAccessorDeclaration or SyntaxKind.RemoveAccessorDeclaration;

                case ConstructorDeclarationSyntax constructor:
                    return constructor.Modifiers.Any(SyntaxKind.StaticKeyword);

                case MemberDeclarationSyntax:
                    return current is OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax;
            }
        }

        return false;
    }

    private static string ConsequenceOf(ThrowPlaceKind kind) => kind switch
    {
        ThrowPlaceKind.Finally => "replaces the one that is already on its way",
        ThrowPlaceKind.Filter => "is swallowed there, and the filter counts as false",
        ThrowPlaceKind.Finalizer => "ends the process",
        ThrowPlaceKind.StaticConstructor => "makes the type unusable until the process ends",
        ThrowPlaceKind.Dispose => "replaces the one that led to the clean-up",
        ThrowPlaceKind.Equality or ThrowPlaceKind.HashCode => "breaks collections and searches, which do not expect one",
        ThrowPlaceKind.Text => "breaks logging and debugging, which call it at any time",
        ThrowPlaceKind.Conversion => "fails where no call is to be seen",
        _ => "fails where a subscription is not expected to",
    };
}

using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Secrets;
using ErrorHandling.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>EH2002: reports a secret in the message or the <c>Data</c> of a new exception.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretInExceptionAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.SecretInException,
        title: "Keep secrets out of exception messages",
        messageFormat: "'{0}' goes into the exception and is a secret: {1}",
        RuleCategory.Logging,
        DiagnosticSeverity.Warning,
        description: "An exception's message travels to logs, error reports, traces and often to the client. Whoever reads one of them has the secret.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(MayCreate, AnalyzeCreation, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        context.RegisterRule(MayPutIntoData, AnalyzeData, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.InvocationExpression);
    }

    private static bool MayCreate(SyntaxNode node) =>
        node is BaseObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: > 0 } arguments } creation
        && (creation is ObjectCreationExpressionSyntax { Type: var type } ? type.LastName()?.EndsWith("Exception", StringComparison.Ordinal) == true : creation.Parent is ThrowStatementSyntax or ThrowExpressionSyntax)
        && HoldsValue(arguments);

    private static bool HoldsValue(ArgumentListSyntax arguments)
    {
        foreach (var argument in arguments.Arguments)
        {
            // Of a resource or another member only the name can tell.
            if (argument.Expression is MemberAccessExpressionSyntax member ? SensitiveNames.Judge(member.Name.Identifier.ValueText.AsSpan()) != NameSensitivity.None : argument.Expression.MayHoldText())
                return true;
        }

        return false;
    }

    private static void AnalyzeCreation(RuleContext context)
    {
        if (context.Operation is not IObjectCreationOperation creation)
            return;

        foreach (var text in ExceptionTexts.In(creation, context.Model, context.CancellationToken))
            ReportSecrets(context, text);
    }

    private static bool MayPutIntoData(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: var data } } => data.MemberName() == "Data",
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax, Parent.Parent: AssignmentExpressionSyntax { Left: var data } } => data.MemberName() == "Data",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: var data } } => data.MemberName() == "Data",
        _ => false,
    };

    private static void AnalyzeData(RuleContext context)
    {
        if (context.Operation is { } operation && ExceptionTexts.PutIntoData(operation, context.Types) is { } value)
            ReportSecrets(context, value);
    }

    private static void ReportSecrets(RuleContext context, IOperation text)
    {
        var secrets = context.Secrets(RuleIds.SecretInException);

        foreach (var part in TextParts.Of(text))
        {
            if (secrets.Of(part, context.CancellationToken) is { Strength: SecretStrength.Strong } secret)
                context.Report(Diagnostic.Create(Rule, part.Syntax.GetLocation(), secret.SourceBeside(part), SecretFixes.For(part), secret.Name, secret.Reason));
        }
    }
}

using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Throwing;

/// <summary>EH1103: reports a throw of an exception that was thrown before and kept.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoredExceptionThrownAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.StoredExceptionThrown,
        title: "Throw a stored exception with its stack trace",
        messageFormat: "'throw {0}' overwrites the stack trace that the stored exception has; use 'ExceptionDispatchInfo'",
        RuleCategory.Throwing,
        DiagnosticSeverity.Warning,
        description: "An exception that was caught somewhere else knows where it began. A throw starts its stack trace anew; ExceptionDispatchInfo keeps it and adds to it.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(MayThrowStored, Analyze, SyntaxKind.ThrowStatement, SyntaxKind.ThrowExpression);
    }

    private static bool MayThrowStored(SyntaxNode node) => ThrownBy(node) is { } thrown and not BaseObjectCreationExpressionSyntax;

    private static void Analyze(RuleContext context)
    {
        if (context.Operation is not IThrowOperation operation || !StoredExceptions.Throws(operation, context.Model.Helpers, context.CancellationToken))
            return;

        if (context.LosesCause || context.Rethrows || context.IsUnexpectedThrow(context.Node))
            return;

        context.Report(Diagnostic.Create(Rule, context.Node.GetLocation(), FixFor(context.Node), ThrownBy(context.Node)!.ToString()));
    }

    private static ExpressionSyntax? ThrownBy(SyntaxNode node) => node switch
    {
        ThrowStatementSyntax statement => statement.Expression,
        ThrowExpressionSyntax expression => expression.Expression,
        _ => null,
    };

    /// <summary>A handler has <c>throw;</c> to end the path with, which the compiler wants to see; a finally block inside one has not.</summary>
    private static ImmutableDictionary<string, string?> FixFor(SyntaxNode node)
    {
        var none = ImmutableDictionary<string, string?>.Empty;

        if (node is not ThrowStatementSyntax)
            return none;

        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case CatchClauseSyntax:
                    return none.Add(FixProperties.Form, FixProperties.Dispatch);
                case FinallyClauseSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return none.Add(FixProperties.Form, FixProperties.DispatchAlone);
            }
        }

        return none;
    }
}

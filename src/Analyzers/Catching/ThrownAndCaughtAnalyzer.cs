using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Catching;

/// <summary>EH1009: reports a new exception that the same member catches as a way to get elsewhere.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrownAndCaughtAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.ThrownAndCaught,
        title: "Do not throw an exception to catch it in the same method",
        messageFormat: "This '{0}' is thrown and caught in the same method; go where the handler goes instead",
        RuleCategory.Catching,
        DiagnosticSeverity.Info,
        description: "An exception that never leaves its method is a costly goto, and the handler cannot tell it from one that the work itself threw.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(node => TryAround(node) is not null, Analyze, SyntaxKind.ThrowStatement, SyntaxKind.ThrowExpression);
    }

    private static void Analyze(RuleContext context)
    {
        if (context.Operation is not IThrowOperation { Exception: { } thrown } || thrown.WithoutConversions() is not IObjectCreationOperation { Type: { } type })
            return;

        for (var tryStatement = TryAround(context.Node); tryStatement is not null; tryStatement = TryAround(tryStatement))
        {
            foreach (var clause in tryStatement.Catches)
            {
                if (context.Model.FactsOf(clause, context.SemanticModel, context.CancellationToken) is not { } facts)
                    return;

                if (clause.Declaration is not null && !type.IsOrInheritsFrom(facts.CaughtType))
                    continue;

                if (IsDetour(facts) && !context.LosesCause && !context.IsUnexpectedThrow(context.Node))
                    context.Report(Diagnostic.Create(Rule, context.Node.GetLocation(), type.Name));

                return;
            }
        }
    }

    /// <summary>
    /// Whether the handler goes on after just this type. A clause for everything deals with all failures of the work in one place, and
    /// throwing to it may be the shortest way; what a filter takes is not known.
    /// </summary>
    private static bool IsDetour(CatchFacts facts)
    {
        const Disposition elsewhere = Disposition.Rethrown | Disposition.Replaced | Disposition.FailsLater | Disposition.Retried | Disposition.Unknown;

        if (facts.Clause.Declaration is null || facts.Filter != FilterEffect.LetsEverythingIn || KnownTypes.IsCatchAll(facts.CaughtType) || facts.Paths.IsEmpty)
            return false;

        foreach (var path in facts.Paths)
        {
            if ((path & elsewhere) != 0)
                return false;
        }

        return true;
    }

    /// <summary>The innermost try whose clauses can take what is thrown at the node, in the same function.</summary>
    private static TryStatementSyntax? TryAround(SyntaxNode node)
    {
        for (var current = node; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case TryStatementSyntax { Catches.Count: > 0 } tryStatement when tryStatement.Block == current:
                    return tryStatement;
                case MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }
}

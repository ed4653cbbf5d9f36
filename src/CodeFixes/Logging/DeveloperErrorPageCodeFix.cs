using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>EH2009: asks the environment in reach.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeveloperErrorPageCodeFix)), Shared]
public sealed class DeveloperErrorPageCodeFix : SolutionCodeFix
{
    private const string Namespace = "Microsoft.Extensions.Hosting";
    private const string Method = "IsDevelopment";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.DeveloperErrorPage);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (EnvironmentInReach.Find(context, context.ReportedNode) is not { } environment)
            return Offer();

        var edits = new SolutionEdits();
        var check = SyntaxFactory.ParseExpression($"{environment}.{Method}()");

        if (!Plan(edits, context, check))
            return Offer();

        Imports.AddForExtension(edits, context, context.ReportedNode, Namespace, Method);
        return Offer(new PlannedFix($"Only if '{environment}' is development", nameof(DeveloperErrorPageCodeFix), edits));
    }

    private static bool Plan(SolutionEdits edits, FixContext context, ExpressionSyntax check)
    {
        var node = context.ReportedNode;

        if (node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Span == context.Diagnostic.Location.SourceSpan)
        {
            edits.Replace(assignment.Right, current => check.WithTriviaFrom(current));
            return true;
        }

        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || call.Span.End != context.Diagnostic.Location.SourceSpan.End)
            return false;

        if (context.Model.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol { Parameters: { Length: 1 } parameters } && parameters[0].Type.SpecialType == SpecialType.System_Boolean)
        {
            edits.Replace(call.ArgumentList, current => current.WithArguments(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(check))));
            return true;
        }

        if (call.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } statement)
            return false;

        edits.Replace(statement, current => Wrapped(current, check));
        return true;
    }

    private static StatementSyntax Wrapped(ExpressionStatementSyntax statement, ExpressionSyntax check) =>
        SyntaxFactory.IfStatement(check, SyntaxFactory.Block(statement.WithoutTrivia()))
            .WithLeadingTrivia(statement.GetLeadingTrivia())
            .WithTrailingTrivia(statement.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
}

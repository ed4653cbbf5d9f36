using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.CodeFixes.Catching;
using ErrorHandling.Analyzers.CodeFixes.Throwing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>EH2007: sends the exception's public message, a general sentence, or the text without what the redactor knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExceptionDisclosedCodeFix)), Shared]
public sealed class ExceptionDisclosedCodeFix : SolutionCodeFix
{
    private const string PublicKey = nameof(ExceptionDisclosedCodeFix) + "PublicMessage";
    private const string GeneralKey = nameof(ExceptionDisclosedCodeFix) + "General";
    private const string RedactKey = nameof(ExceptionDisclosedCodeFix) + "Redact";
    private const string Redactor = "ErrorHandling.Redactor";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ExceptionDisclosed);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.Property(FixProperties.Form) is not { } form || context.ReportedNode is not ExpressionSyntax expression)
            return Offer();

        return form == FixProperties.PublicMessage
            ? Offer(SendPublicMessage(expression), SendGeneralSentence(context, expression))
            : Offer(SendGeneralSentence(context, expression), SendRedacted(context, expression));
    }

    private static PlannedFix? SendPublicMessage(ExpressionSyntax expression)
    {
        var name = expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault();

        if (name is not { Identifier.ValueText: "Message" })
            return null;

        var edits = new SolutionEdits();
        edits.Replace(name, current => SyntaxFactory.IdentifierName("PublicMessage").WithTriviaFrom(current));
        return new("Send 'PublicMessage', which is made for clients (they see another text)", PublicKey, edits);
    }

    /// <summary>Not offered where nobody would get to know of the exception any more.</summary>
    private static PlannedFix? SendGeneralSentence(FixContext context, ExpressionSyntax expression)
    {
        var edits = new SolutionEdits();
        GeneralSentence.PutInPlaceOf(edits, context, expression);

        var log = false;

        if (expression.HandlerAround() is { } catchClause)
        {
            var creation = ThrownAround(expression);
            log = creation is null && Log(edits, context, catchClause);

            if (!log && (creation is null || !PassCause(edits, context, catchClause, creation)))
            {
                if (context.Property(FixProperties.OnlyTrace) is not null)
                    return null;

                UnusedVariables.Remove(edits, context, catchClause);
            }
        }

        return new($"Send a general sentence{(log ? " and log the exception" : "")} (clients see another text)", GeneralKey, edits);
    }

    private static bool Log(SolutionEdits edits, FixContext context, CatchClauseSyntax catchClause)
    {
        if (LogException.Plan(context, catchClause, LoggerInReach.Find(context, catchClause)) is not { } plan)
            return false;

        edits.AddAll(plan.Edits);
        return true;
    }

    /// <summary>What is thrown to the client may carry the exception for the server's own log, where its type has a place for it.</summary>
    private static bool PassCause(SolutionEdits edits, FixContext context, CatchClauseSyntax catchClause, BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.ArgumentList is not { Arguments.Count: 1 } arguments
            || context.Model.GetSymbolInfo(creation, context.CancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type }
            || !type.InstanceConstructors.Any(TakesMessageAndCause))
        {
            return false;
        }

        var name = CatchVariable.NameOf(edits, context.Model, catchClause);
        edits.ReplaceOnce(arguments, nameof(PassCause), current => current.AddArguments(SyntaxFactory.Argument(SyntaxFactory.IdentifierName(name)).WithLeadingTrivia(SyntaxFactory.Space)));
        return true;
    }

    private static bool TakesMessageAndCause(IMethodSymbol constructor) =>
        constructor is { DeclaredAccessibility: Accessibility.Public, Parameters: { Length: 2 } parameters }
        && parameters[0].Type.SpecialType == SpecialType.System_String
        && parameters[1].Type.IsException();

    private static PlannedFix? SendRedacted(FixContext context, ExpressionSyntax expression)
    {
        if (context.Model.Compilation.GetTypesByMetadataName(Redactor).IsEmpty
            || context.Model.GetTypeInfo(expression, context.CancellationToken).Type?.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        var edits = new SolutionEdits();
        var redactor = SyntaxFactory.ParseExpression($"global::{Redactor}").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);

        edits.Replace(expression, current => SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, redactor, SyntaxFactory.IdentifierName("Default")),
                SyntaxFactory.IdentifierName("Redact")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(current.WithoutTrivia())))).WithTriviaFrom(current));

        if (expression.HandlerAround() is { } catchClause && ThrownAround(expression) is { } creation)
            PassCause(edits, context, catchClause, creation);

        return new("Take secrets out of the text with 'Redactor' (clients see what is left)", RedactKey, edits);
    }

    /// <summary>The new exception whose argument the expression is a part of.</summary>
    private static BaseObjectCreationExpressionSyntax? ThrownAround(SyntaxNode node)
    {
        var thrown = node.FirstAncestorOrSelf<SyntaxNode>(ancestor => ancestor is StatementSyntax or ThrowExpressionSyntax) switch
        {
            ThrowStatementSyntax statement => statement.Expression,
            ThrowExpressionSyntax expression => expression.Expression,
            _ => null,
        };

        return thrown as BaseObjectCreationExpressionSyntax;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>Writes <c>Redact.Mask(…)</c> of the Runtime around a secret: it shows that there is a value, and not which.</summary>
internal static class MaskSecret
{
    private const string RedactType = "ErrorHandling.Redact";

    public static PlannedFix? Plan(FixContext context)
    {
        if (context.Property(FixProperties.Form) != FixProperties.Text
            || context.Model.Compilation.GetTypesByMetadataName(RedactType).IsEmpty
            || context.ReportedNode.FirstAncestorOrSelf<ExpressionSyntax>(node => node.Span == context.Diagnostic.Location.SourceSpan) is not { } secret)
        {
            return null;
        }

        var edits = new SolutionEdits();
        edits.Replace(secret, Masked);
        return new("Write 'Redact.Mask(…)' instead of the value", nameof(MaskSecret), edits);
    }

    private static ExpressionSyntax Masked(ExpressionSyntax secret)
    {
        var redact = SyntaxFactory.ParseName($"global::{RedactType}").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);
        var mask = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, redact, SyntaxFactory.IdentifierName("Mask"));

        return SyntaxFactory.InvocationExpression(mask, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(secret.WithoutTrivia()))))
            .WithTriviaFrom(secret);
    }
}

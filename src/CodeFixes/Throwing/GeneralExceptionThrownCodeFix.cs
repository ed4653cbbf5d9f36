using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>EH1104: throws a type that says more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GeneralExceptionThrownCodeFix)), Shared]
public sealed class GeneralExceptionThrownCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.GeneralExceptionThrown);

    private const string RuntimeNamespace = "ErrorHandling";

    /// <summary>Leaves of <c>AppException</c>, each with words that speak for it; the first is what most checks are about.</summary>
    private static readonly (string Type, string[] Words)[] Leaves =
    {
        ("InvalidInputException", new[] { "invalid", "missing", "required", "must", "expected", "argument", "parameter", "format" }),
        ("NotFoundException", new[] { "not found", "does not exist", "no such", "unknown", "could not find", "cannot find" }),
        ("ConflictException", new[] { "already", "conflict", "duplicate", "in use", "exists" }),
        ("OperationTimeoutException", new[] { "timeout", "timed out", "time-out", "too long" }),
        ("AccessDeniedException", new[] { "denied", "not allowed", "forbidden", "permission" }),
        ("ExternalServiceException", new[] { "service", "response", "server", "status code", "http" }),
    };

    private const int MaxLeaves = 3;

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.AdditionalNode<BaseObjectCreationExpressionSyntax>(0) is not { Initializer: null } creation)
            return Offer();

        var plans = LeavesFor(context, creation)
            .Select(leaf => Plan(creation, $"{RuntimeNamespace}.{leaf}"))
            .Append(Plan(creation, "System.InvalidOperationException"));

        return Offer(plans.ToArray());
    }

    /// <summary>Those of the Runtime's types that the message speaks of, and then the others, as far as they are referenced.</summary>
    private static IEnumerable<string> LeavesFor(FixContext context, BaseObjectCreationExpressionSyntax creation)
    {
        var message = creation.ArgumentList?.ToString() ?? "";

        return Leaves
            .Where(leaf => !context.Model.Compilation.GetTypesByMetadataName($"{RuntimeNamespace}.{leaf.Type}").IsEmpty)
            .OrderByDescending(leaf => leaf.Words.Any(word => message.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
            .Take(MaxLeaves)
            .Select(leaf => leaf.Type);
    }

    private static PlannedFix Plan(BaseObjectCreationExpressionSyntax creation, string typeName)
    {
        var edits = new SolutionEdits();
        var name = typeName.Substring(typeName.LastIndexOf('.') + 1);

        edits.Replace(creation, current => SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.ParseTypeName($"global::{typeName}").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import),
            current.ArgumentList ?? SyntaxFactory.ArgumentList(),
            null).WithTriviaFrom(current));

        return new($"Throw '{name}' (callers see another type)", $"{nameof(GeneralExceptionThrownCodeFix)}:{name}", edits);
    }
}

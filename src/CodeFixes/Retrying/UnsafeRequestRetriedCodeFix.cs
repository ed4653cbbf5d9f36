using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>EH3009: leaves the requests that are not safe to repeat out of the handler. There is no fix for a request in a loop: the server must know a key.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnsafeRequestRetriedCodeFix)), Shared]
public sealed class UnsafeRequestRetriedCodeFix : SolutionCodeFix
{
    private const string Namespace = "Microsoft.Extensions.Http.Resilience";
    private const string Method = "DisableForUnsafeHttpMethods";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UnsafeRequestRetried);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode is not SimpleNameSyntax { Identifier.ValueText: "AddStandardResilienceHandler", Parent.Parent: InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call })
            return Offer();

        var edits = new SolutionEdits();

        if (arguments.Count == 0)
            edits.Replace(call, current => current.WithArgumentList(SyntaxFactory.ParseArgumentList($"(options => options.Retry.{Method}())").WithTriviaFrom(current.ArgumentList)));
        else if (arguments[0].Expression is SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var options, Block: { } block })
            edits.Replace(block, current => current.AddStatements(SyntaxFactory.ParseStatement($"{options}.Retry.{Method}();").WithAdditionalAnnotations(Formatter.Annotation)));
        else
            return Offer();

        Imports.AddForExtension(edits, context, call, Namespace, Method);
        return Offer(new PlannedFix("Retry no POST, PATCH, PUT, DELETE or CONNECT", nameof(UnsafeRequestRetriedCodeFix), edits));
    }
}

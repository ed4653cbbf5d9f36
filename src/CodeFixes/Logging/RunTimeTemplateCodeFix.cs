using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>EH2008: names the values in placeholders and passes them as arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RunTimeTemplateCodeFix)), Shared]
public sealed class RunTimeTemplateCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.RunTimeTemplate);

    private protected override Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.Root.FindNode(context.Diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax invocation } list } argument
            || list.HasCommentOrDirective()
            || context.Model.GetOperation(invocation, context.CancellationToken) is not IInvocationOperation operation
            || LogCallRecognizer.Recognize(operation) is not { } call
            || RewrittenMessage.Of(call, _ => false) is not { } message
            || !CanBePassed(call, message)
            || new LogArguments(call, invocation).ForHoles() is not { } holes)
        {
            return Offer();
        }

        var index = list.Arguments.IndexOf(argument);
        var text = TextLiteral.Like(argument.Expression, message.AsTemplate());
        var edits = new SolutionEdits();
        edits.Replace(list, current => LogArguments.WithMessage(current, index, text, holes.Count, message.Values));
        return Offer(new PlannedFix("Name the values in a constant template", nameof(RunTimeTemplateCodeFix), edits));
    }

    /// <summary>An array that is the only value would be taken for all of them, and <see langword="null"/> for none.</summary>
    internal static bool CanBePassed(LogCall call, RewrittenMessage message)
    {
        if (message.Values.Count != 1)
            return true;

        var value = message.Values[0];
        var model = call.Operation.SemanticModel!;
        return model.GetTypeInfo(value).Type is { } type && type is not IArrayTypeSymbol { ElementType.IsReferenceType: true };
    }
}

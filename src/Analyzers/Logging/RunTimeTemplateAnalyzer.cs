using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>EH2008: reports a message template that is put together each time the entry is written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RunTimeTemplateAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.RunTimeTemplate,
        title: "Do not build a log template at run time",
        messageFormat: "This template is different each time it is logged; name its values in placeholders and pass them as arguments",
        RuleCategory.Logging,
        DiagnosticSeverity.Info,
        description: "Entries are found and grouped by their template, and values are searched by their names. A text that is put together before it is logged has neither, is made even when its level is off, and is misread where a value holds a brace.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(MayBuildTemplate, Analyze, SyntaxKind.InvocationExpression);
    }

    private static bool MayBuildTemplate(SyntaxNode node)
    {
        var invocation = (InvocationExpressionSyntax)node;

        if (!invocation.MayWriteEntry())
            return false;

        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (BuiltText.MayBe(argument.Expression))
                return true;
        }

        return false;
    }

    private static void Analyze(RuleContext context)
    {
        if (context.Operation is not IInvocationOperation invocation
            || LogCallRecognizer.Recognize(invocation) is not { MessageArgument.Value: { ConstantValue.HasValue: false } message } call
            || LogTemplates.StyleOf(call) is null or TemplateStyle.Indexed
            || BuiltText.Of(message) is not { IsBuiltAtRunTime: true }
            || LoggedText.Find(call, context.Model, context.CancellationToken) is not null)
        {
            return;
        }

        context.Report(Diagnostic.Create(Rule, message.Syntax.GetLocation()));
    }
}

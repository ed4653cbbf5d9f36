using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Setting = System.Collections.Generic.KeyValuePair<string, string>;

namespace ErrorHandling.Analyzers;

/// <summary>EH0001: reports an <c>error_handling.*</c> key or value that no rule understands.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionsAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.OptionNotUnderstood,
        title: "Option of the error handling rules is not understood",
        messageFormat: "'{0} = {1}' is not understood and is ignored: {2}",
        RuleCategory.Configuration,
        DiagnosticSeverity.Warning,
        description: "A misspelt key or value leaves a rule as it was, which is not what its author wanted. The value stands in an .editorconfig or "
            + ".globalconfig file; an analyzer does not learn which, so the finding stands in the first source file that the value applies to.",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var mistakes = new ConcurrentDictionary<SyntaxTree, ImmutableArray<Setting>>();
            start.RegisterSyntaxTreeAction(tree => Collect(tree, mistakes));
            start.RegisterCompilationEndAction(end => Report(end, mistakes));
        });
    }

    private static void Collect(SyntaxTreeAnalysisContext context, ConcurrentDictionary<SyntaxTree, ImmutableArray<Setting>> mistakes)
    {
        var config = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Tree);
        ImmutableArray<Setting>.Builder? found = null;

        foreach (var key in KeysOf(config))
        {
            if (key.StartsWith(EditorConfigOption.KeyPrefix, StringComparison.OrdinalIgnoreCase)
                && config.TryGetValue(key, out var value)
                && !OptionCatalogue.Understands(key, value))
            {
                found ??= ImmutableArray.CreateBuilder<Setting>();
                found.Add(new Setting(key, value));
            }
        }

        if (found is not null)
            mistakes[context.Tree] = found.ToImmutable();
    }

    private static IEnumerable<string> KeysOf(AnalyzerConfigOptions config)
    {
        try
        {
            return config.Keys;
        }
        catch (NotImplementedException)
        {
            // A host may leave the listing out; then values are still checked, and only misspelt keys stay unseen.
            return OptionCatalogue.Keys;
        }
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentDictionary<SyntaxTree, ImmutableArray<Setting>> mistakes)
    {
        if (mistakes.IsEmpty)
            return;

        var reported = new HashSet<Setting>();

        foreach (var tree in context.Compilation.SyntaxTrees.Where(mistakes.ContainsKey).OrderBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            foreach (var mistake in mistakes[tree].OrderBy(mistake => mistake.Key, StringComparer.Ordinal))
            {
                if (reported.Add(mistake))
                {
                    var advice = OptionCatalogue.Advice(mistake.Key);
                    context.ReportDiagnostic(Diagnostic.Create(Rule, Location.Create(tree, default), mistake.Key, mistake.Value, advice));
                }
            }
        }
    }
}

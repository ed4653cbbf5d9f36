using System.Collections.Immutable;
using System.Globalization;
using ErrorHandling.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Logging;

/// <summary>EH2003: reports an object that shows a secret when it is logged as a whole.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObjectWithSecretsLoggedAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.ObjectWithSecretsLogged,
        title: "Do not log objects that hold secrets as a whole",
        messageFormat: "'{0}' is logged with all that it holds, and '{1}' is a secret: {2}",
        RuleCategory.Logging,
        DiagnosticSeverity.Warning,
        description: "A record, an object that a logger or a serializer takes apart, and the headers of a request show every member, also the one that nobody thought of.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterLogRule(RuleIds.ObjectWithSecretsLogged, Analyze);
    }

    private static void Analyze(LogRuleContext context)
    {
        if (context.Shown is not { } shown)
            return;

        var properties = ImmutableDictionary<string, string?>.Empty;
        IEnumerable<Location> locations = shown.SecretMembers.IsEmpty ? shown.SourceBeside(context.Part) : shown.SecretMembers.Select(member => member.Locations[0]);

        if (shown is { Value: { } value, HarmlessMembers: { IsEmpty: false } members } && context.Part.Syntax.Span.Contains(value.Syntax.Span))
        {
            properties = properties.Add(FixProperties.Members, string.Join(FixProperties.Separator.ToString(), members));
            locations = locations.Prepend(value.Syntax.GetLocation());
        }

        if (!shown.SecretMembers.IsEmpty)
            properties = properties.Add(FixProperties.SecretMembers, shown.SecretMembers.Length.ToString(CultureInfo.InvariantCulture));

        context.Report(Diagnostic.Create(Rule, context.Part.Syntax.GetLocation(), locations, properties, shown.Object, shown.Member, shown.Reason));
    }
}
